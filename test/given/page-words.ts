const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** A value of a page's markup as it is meant. */
export const valueIn = (markup: string): string =>
  markup.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!);

/** The words of a page as they are read, without its marks; hidden ones, too. */
export const wordsIn = (page: string): string =>
  valueIn(page.replaceAll(/<(script|style|head)\b[\s\S]*?<\/\1>/g, ' ').replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Where the links of a page lead. */
export const linksIn = (page: string): string[] =>
  [...page.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href = '']) => valueIn(href));

/** What the banner of a page says has been done; null: there is none. */
export function said(page: string): string | null {
  const words = /govuk-notification-banner__heading">([^<]*)</.exec(page)?.[1];
  return words === undefined ? null : valueIn(words);
}
