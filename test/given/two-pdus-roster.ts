import type { Caller } from '../../src/access/caller.ts';
import { givenDoor } from './door.ts';
import { readerAt } from './page-reader.ts';
import type { GivenRegion } from './region.ts';
import { givenJudgedDraft, givenTwoPdus, onFriday } from './rostered.ts';
import { thursday, tuesday } from './two-pdus.ts';

/** Two people on Tuesday's session and three on Thursday's; the other three sessions of the week are stood down. */
export const fiveBookings = [
  ['X100001', tuesday],
  ['X100002', tuesday],
  ['X100001', thursday],
  ['X100003', thursday],
  ['X100004', thursday],
] as const;

/** That roster as a draft, and its readers on the Friday before. */
export async function givenReadRoster(add?: (week: GivenRegion) => void) {
  const db = await givenTwoPdus(add);
  const id = await givenJudgedDraft(db, fiveBookings);
  const door = givenDoor({ db, clock: onFriday });
  return {
    ...door,
    id,
    at: `/rosters/${id}`,
    ...readerAt(door),
    readAs: (caller: Partial<Caller>) => readerAt(door.as(caller)),
  };
}
