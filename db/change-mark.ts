import type { Db } from './connect.ts';

/** A mark that is another whenever the data have changed since, by this process or another: the number of the last act that changed any. */
export function changeMark({ $client }: Db): string {
  const last = $client.prepare('select max(number) from audit_acts where only_read = 0').pluck().get();
  return String(last ?? 0);
}
