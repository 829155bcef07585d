import type { Db } from './connect.ts';

/**
 * A mark that is another whenever the data may have changed since: by this connection (rows written since it was
 * opened) or by another, in this process or not. Only marks of one connection can be compared.
 */
export function changeMark({ $client }: Db): string {
  const byOthers = $client.pragma('data_version', { simple: true });
  const byUs = $client.prepare('select total_changes()').pluck().get();
  return `${byOthers} ${byUs}`;
}
