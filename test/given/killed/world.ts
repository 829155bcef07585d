import { pino } from 'pino';
import { connect, type Db } from '../../../db/connect.ts';
import { keepDraft } from '../../../db/drafts.ts';
import { addDays } from '../../../solver/calendar.ts';
import type { Booking } from '../../../solver/roster/problem.ts';
import { createApp } from '../../../src/app.ts';
import type { Clock, Deps } from '../../../src/deps.ts';
import { aTest } from '../acting.ts';
import { bearer, ownAccess } from '../callers.ts';
import { newDraft } from '../drafts.ts';
import { givenProgrammes } from '../programmes.ts';
import { givenRegion } from '../region.ts';
import { shortProgramme } from '../short-programme.ts';

const template = shortProgramme();

/** The Tuesday on which everything of these stories happens. */
export const tuesday = '2026-12-08';
/** When its groups were opened. */
const before = '2026-11-30';

export const workers = Array.from({ length: 12 }, (_, i) => `X${100_001 + i}`);
export const pastSessions = ['2026-11-23', '2026-11-30', '2026-12-07'].map((date) => `P0001-${date}`);
export const openGroups = [1, 2, 3, 4];
export const groupsToOpen = [5, 6, 7, 8, 9, 10];
export const membersAGroup = 4;
const weeks = ['2026-12-14', '2027-01-04', '2027-01-11'];
const draftsAWeek = 8;

/** The referrals of a group, opened or to be opened. */
export const referralsOf = (group: number) =>
  Array.from({ length: membersAGroup }, (_, i) => `R${(group - 1) * membersAGroup + i + 1}`);
export const crnOfReferral = (referral: string) => `X${200_000 + Number(referral.slice(1))}`;
export const groupOf = (group: number, startsOn: string) => ({
  id: `G${group}`,
  state: 'open',
  programme: 'SHORT',
  venue: `V${group}`,
  room: 'room',
  pattern: 'evenings',
  startsOn,
  sex: 'male',
  facilitators: [`F${group}a`, `F${group}b`],
  referrals: referralsOf(group),
});

/** A service over a database on a day, with nothing but what its doors need. */
export function depsOver(db: Db, today: string): Deps {
  const clock: Clock = { today: () => today, now: () => `${today}T09:00:00.000Z` };
  return {
    db,
    clock,
    access: ownAccess(clock),
    log: pino({ level: 'silent' }),
    templates: [template],
    programmes: new Set([template.code]),
    runs: {} as Deps['runs'],
    formGroups: () => Promise.reject(new Error('no groups are formed here')),
  };
}

/** How a client asks a service that is in this process. */
export async function asked(app: ReturnType<typeof createApp>, method: string, path: string, body: unknown) {
  const headers = { 'content-type': 'application/json', authorization: await bearer() };
  return app.request(path, { method, headers, body: JSON.stringify(body) });
}

/**
 * A new database with what the writes of these stories need: twelve people with sessions behind them, weeks ahead with
 * drafts of which each replaces the one before, groups that meet today, and referrals for more of them.
 */
export async function makeWorld(file: string): Promise<void> {
  const db = connect(file, aTest);
  const region = givenRegion().project('P0001').project('P0002');
  for (const session of pastSessions) region.session('P0001', session.slice(6), { capacity: 20 });
  for (const crn of workers) {
    region.person(crn).requirement(crn).travel(crn, 'P0001', 30).travel(crn, 'P0002', 30);
    for (const session of pastSessions) region.appointment(crn, session);
  }
  for (const week of weeks) for (let day = 0; day < 4; day += 1) region.session('P0002', addDays(week, day));
  const programmes = givenProgrammes(region);
  const trained = { programmes: [template.code] };
  for (const group of [...openGroups, ...groupsToOpen]) {
    programmes.venue(`V${group}`).facilitator(`F${group}a`, trained).facilitator(`F${group}b`, trained);
    for (const referral of referralsOf(group)) {
      const crn = crnOfReferral(referral);
      region.person(crn).onlyFree(crn, [2, '17:00', '21:00'], [4, '17:00', '21:00'], [5, '09:00', '13:00']);
      programmes.referral(crn, { id: referral, programme: template.code });
      programmes.fact(referral, 'dateOfBirth', '1990-05-01');
    }
  }
  programmes.pattern('evenings');
  await region.keep(db);
  for (const week of weeks) await makeDrafts(db, week);
  const app = createApp(depsOver(db, before));
  for (const group of openGroups) {
    const opened = await asked(app, 'POST', '/v1/groups', groupOf(group, '2026-12-01'));
    if (opened.status !== 201) throw new Error(`no group is open: ${await opened.text()}`);
  }
  db.$client.close();
}

/** Drafts of a week, of which each, once published, takes some from their sessions and puts others on them. */
async function makeDrafts(db: Db, weekStart: string): Promise<void> {
  let replaces: number | null = null;
  for (let draft = 0; draft < draftsAWeek; draft += 1) {
    const bookings = workers
      .slice(draft % 3, 9 + (draft % 3))
      .map((crn, i): Booking => [crn, `P0002-${addDays(weekStart, (i + draft) % 4)}`]);
    replaces = (await keepDraft(db, newDraft({ weekStart, replaces, bookings }), `${before}T09:00:00.000Z`))
      .id;
  }
}
