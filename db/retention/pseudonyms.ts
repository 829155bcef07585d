/** A crn that stands by itself in a text, also within JSON or as part of an id. */
const crnInText = /(?<![A-Za-z0-9])[A-Z]\d{6}(?!\d)/g;

const letter = 'Z';
const digits = 6;

/** Made-up crns for people, from the highest down, none of which is anybody's: each of them by the crn that it stands for. */
export function pseudonymsFor(
  crns: readonly string[],
  isTaken: (crn: string) => boolean,
): Map<string, string> {
  const pseudonyms = new Map<string, string>();
  let number = 10 ** digits;
  for (const crn of crns) {
    let pseudonym: string;
    do {
      number -= 1;
      if (number < 0) throw new RangeError('no made-up crn is left');
      pseudonym = `${letter}${String(number).padStart(digits, '0')}`;
    } while (isTaken(pseudonym));
    pseudonyms.set(crn, pseudonym);
  }
  return pseudonyms;
}

/** A text with the made-up crn wherever one stands that has been given up. */
export function withPseudonyms(text: string, pseudonyms: ReadonlyMap<string, string>): string {
  return text.replace(crnInText, (crn) => pseudonyms.get(crn) ?? crn);
}

/** Whether a text speaks of somebody who is to be erased. */
export function speaksOf(text: string, pseudonyms: ReadonlyMap<string, string>): boolean {
  return (text.match(crnInText) ?? []).some((crn) => pseudonyms.has(crn));
}
