import type { Db } from '../../db/connect.ts';
import { keepDraft } from '../../db/drafts.ts';
import type { RunRequest } from '../../db/runs.ts';
import { weekRows } from '../../db/week.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { judge } from '../../solver/roster/judge.ts';
import type { Booking } from '../../solver/roster/problem.ts';
import { weekOf } from '../../src/roster/in-week.ts';
import { hashOf } from '../../src/roster/problem-hash.ts';
import { work } from '../../src/roster/run-week.ts';
import { givenDatabase } from './database.ts';
import { newDraft } from './drafts.ts';
import type { GivenRegion } from './region.ts';
import { region, twoPdus, weekStart } from './two-pdus.ts';

/** The week of two PDUs in a new file, with what a test adds. */
export async function givenTwoPdus(add: (week: GivenRegion) => void = () => {}): Promise<Db> {
  const db = givenDatabase();
  const week = twoPdus();
  add(week);
  await week.keep(db);
  return db;
}

/** The Friday before that week. */
export const friday = '2026-11-27';
/** A clock that stands still on it at noon. */
export const onFriday = { today: () => friday, now: () => fridayNoon };
export const fridayNoon = '2026-11-27T12:00:00.000Z';

/** A draft with these bookings in that week, of the whole region and replacing nothing unless told otherwise. */
export async function givenDraft(
  db: Db,
  bookings: readonly Booking[],
  others: Parameters<typeof newDraft>[0] = {},
): Promise<number> {
  const { id } = await keepDraft(db, newDraft({ bookings, ...others }), fridayNoon);
  return id;
}

/** A draft that a run of that week has made, in this thread and without a clock: of the whole region unless told otherwise. */
export async function givenRunDraft(
  db: Db,
  others: Partial<RunRequest> = {},
  today: IsoDate = friday,
): Promise<number> {
  const request = { region, pdu: null, weekStart, around: null, seconds: 60, seed: 1, ...others };
  const controls = { begin: () => {}, stop: () => false, onProgress: () => {}, onBest: () => {} };
  const answer = await work({ file: db.$client.name, request, today, from: null }, controls);
  if (answer.end !== 'roster') throw new Error(`the run ended with ${answer.end}`);
  return (await keepDraft(db, answer.draft, fridayNoon)).id;
}

/** A draft with these bookings as the judge counts them on the data as they are: its bound is its points unless told. */
export async function givenJudgedDraft(
  db: Db,
  bookings: readonly Booking[],
  others: Parameters<typeof newDraft>[0] = {},
): Promise<number> {
  const { pdu = null, replaces = null } = others;
  const rows = await weekRows(db, { area: { region, pdu }, weekStart, replaces, pinsOf: null });
  const { problem } = weekOf(rows);
  const { points } = judge(problem, bookings);
  const judged = { problemHash: hashOf(problem), points, bound: points, status: 'optimal' } as const;
  return givenDraft(db, bookings, { ...judged, ...others });
}
