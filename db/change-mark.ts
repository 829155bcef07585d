import type { Db } from './connect.ts';

/** A mark that is higher whenever the data have changed since, by this process or another: the number of the last act that changed any. */
export function changeMark({ $client }: Db): number {
  const last = $client
    .prepare<[], number | null>('select max(number) from audit_acts where only_read = 0')
    .pluck();
  return last.get() ?? 0;
}

/** What of the data has changed since a mark. */
export interface ChangedSince {
  /** When the first of the changes was made, UTC. */
  from: string;
  /** Whether whoever was named has made some of them. */
  own: boolean;
}

const since = `select min(at) as "from", max("by" = @by and exists (
    select 1 from audit_changes where act = audit_acts.number and noun not in (select value from json_each(@besides))
  )) as own
  from audit_acts where only_read = 0 and number > @mark`;

/**
 * What has changed since a mark, and whether `by` (null: nobody) has changed any of it, tables named in `besides` apart;
 * null: nothing has.
 */
export function changedSince(
  { $client }: Db,
  mark: number,
  by: string | null,
  besides: readonly string[] = [],
): ChangedSince | null {
  const found = $client
    .prepare<[object], { from: string | null; own: number | null }>(since)
    .get({ mark, by, besides: JSON.stringify(besides) });
  return found?.from == null ? null : { from: found.from, own: found.own === 1 };
}
