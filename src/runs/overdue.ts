/** What a thread may take beyond its seconds, to read its data, and again to end: then it hangs, and is ended. */
export const threadGraceMs = 120_000;

/** Why a thread was ended that did not end by itself. */
export class Overdue extends Error {
  constructor(seconds: number, graceMs: number) {
    super(`It was ended: it went on for more than ${graceMs / 1_000} seconds beyond the ${seconds} it had`);
    this.name = 'Overdue';
  }
}
