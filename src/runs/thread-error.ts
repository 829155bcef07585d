/**
 * What a thread threw, as an error: one that is not of the language itself (SQLite's) arrives as a bare object, of which
 * only the code says anything.
 */
export function threadError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  const code = thrown !== null && typeof thrown === 'object' && 'code' in thrown ? { code: thrown.code } : {};
  return Object.assign(new Error('the thread failed'), code);
}
