import type { Db } from '../../../db/connect.ts';
import type { Chance } from '../../../seed/chance.ts';
import { newAllocation, newPerson, newReferral, newRequirement } from '../requests.ts';
import {
  crnOfReferral,
  groupOf,
  groupsToOpen,
  openGroups,
  pastSessions,
  referralsOf,
  tuesday,
  workers,
} from './world.ts';

export interface Write {
  method: 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body: unknown;
}

/** What a client draws its next write from: chance, and what is kept by then. */
export interface Drawn {
  chance: Chance;
  kept: Db;
}

const post = (path: string, body: unknown): Write => ({ method: 'POST', path, body });
const count = ({ kept }: Drawn, from: string) =>
  kept.$client.prepare(`select count(*) from ${from}`).pluck().get() as number;
const one = <T>({ kept }: Drawn, query: string, ...values: unknown[]) =>
  kept.$client.prepare(query).get(...values) as T | undefined;

const windows = ({ chance }: Drawn) =>
  [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => {
    const from = `0${chance.whole(6, 9)}:00`;
    const first = { weekday, from, to: '12:00', fromDate: '2026-01-01' };
    return [first, { ...first, from: '13:00', to: `${chance.whole(16, 21)}:30` }];
  });

const sessionOutcomes = (drawn: Drawn): Write => {
  const session = drawn.chance.oneOf(pastSessions);
  const appointments = drawn.kept.$client
    .prepare('select id, version from appointments where session = ? order by id')
    .all(session) as { id: string; version: number }[];
  const some = drawn.chance.shuffled(appointments).slice(0, drawn.chance.whole(2, 12));
  const outcome = drawn.chance.oneOf(['ATTC', 'AFTC', 'UAAB']);
  return post(`/v1/sessions/${session}/outcomes`, { outcome, appointments: some });
};

const oneOutcome = (drawn: Drawn): Write => {
  const crn = drawn.chance.oneOf(workers);
  const id = `${crn}-${drawn.chance.oneOf(pastSessions)}`;
  const { version } = one<{ version: number }>(drawn, 'select version from appointments where id = ?', id)!;
  const penaltyMinutes = drawn.chance.whole(1, 60);
  const body = { version, outcome: 'ATTC', penaltyMinutes, notes: 'Came late.' };
  return post(`/v1/people/${crn}/requirements/1/appointments/${id}/outcome`, body);
};

const publish = (drawn: Drawn): Write => {
  const next = one<{ id: number }>(
    drawn,
    `select r.id from rosters r where r.state = 'draft' and r.replaces is
       (select p.id from rosters p where p.week_start = r.week_start and p.state = 'published')
     order by r.week_start, r.id limit 1 offset ?`,
    drawn.chance.whole(0, 1),
  );
  return post(`/v1/rosters/${next?.id ?? 1}/publish`, {});
};

const pin = (drawn: Drawn): Write => {
  const draft = one<{ id: number; week_start: string }>(
    drawn,
    "select id, week_start from rosters where state = 'draft' order by id desc limit 1",
  );
  const session = one<{ id: string }>(
    drawn,
    "select id from sessions where project = 'P0002' and date >= ? order by date limit 1",
    draft?.week_start ?? tuesday,
  );
  const crn = drawn.chance.oneOf(workers);
  const path = `/v1/rosters/${draft?.id ?? 1}/pins`;
  const pinned = one(drawn, 'select 1 from pins where roster = ? and crn = ?', draft?.id ?? 1, crn);
  return pinned
    ? { method: 'DELETE', path: `${path}/${crn}/${session?.id}`, body: {} }
    : post(path, { crn, session: session?.id });
};

const allocation = (drawn: Drawn): Write => {
  const crn = drawn.chance.oneOf(workers);
  const held = one<{ id: string; version: number }>(
    drawn,
    'select id, version from allocations where crn = ? and end_date is null',
    crn,
  );
  if (held) return post(`/v1/allocations/${held.id}/end`, { version: held.version, lastDate: '2026-12-31' });
  const weekday = drawn.chance.whole(1, 5);
  return post(`/v1/people/${crn}/requirements/1/allocations`, {
    ...newAllocation,
    weekday,
    startDate: '2027-01-18',
  });
};

const nonWorkingDate = (drawn: Drawn): Write => {
  const date = `2027-02-${drawn.chance.whole(10, 19)}`;
  const known = one(drawn, 'select 1 from non_working_dates where date = ?', date);
  return known
    ? { method: 'DELETE', path: `/v1/non-working-dates/london/${date}`, body: {} }
    : post('/v1/non-working-dates', { region: 'london', date, reason: 'Staff training' });
};

const newWorker = (drawn: Drawn): Write => {
  const crn = `X${300_000 + count(drawn, "people where crn like 'X3%'")}`;
  return post('/v1/people', { ...newPerson, crn, availability: windows(drawn) });
};

const newOrder = (drawn: Drawn): Write => {
  const bare = one<{ crn: string }>(
    drawn,
    "select crn from people where crn like 'X3%' and crn not in (select crn from requirements)",
  );
  return post(`/v1/people/${bare?.crn ?? 'X300000'}/requirements`, newRequirement);
};

const availability = (drawn: Drawn): Write => ({
  method: 'PATCH',
  path: `/v1/people/${drawn.chance.oneOf(workers)}`,
  body: { availability: windows(drawn), employment: drawn.chance.oneOf(['employed', 'unemployed']) },
});

const standDown = (drawn: Drawn): Write => {
  const session = one<{ id: string }>(
    drawn,
    "select id from sessions where project = 'P0002' and status = 'planned' order by date desc limit 1",
  );
  return post(`/v1/sessions/${session?.id}/stand-down`, { reason: 'Flooded' });
};

/** What a scheduler and a caseworker write. */
export const unpaidWork: readonly (readonly [write: (drawn: Drawn) => Write, weight: number])[] = [
  [newWorker, 3],
  [newOrder, 2],
  [availability, 3],
  [oneOutcome, 3],
  [sessionOutcomes, 4],
  [allocation, 3],
  [nonWorkingDate, 2],
  [pin, 2],
  [publish, 4],
  [standDown, 0.2],
];

const openGroup = (drawn: Drawn): Write => {
  const group = groupsToOpen.find((number) => !one(drawn, 'select 1 from groups where id = ?', `G${number}`));
  return post('/v1/groups', groupOf(group ?? 5, '2026-12-15'));
};

const attendance = (drawn: Drawn): Write => {
  const group = drawn.chance.oneOf(openGroups);
  const members = referralsOf(group).map((referral) => ({
    referral,
    outcome: drawn.chance.oneOf(['attended-complied', 'acceptable-absence', 'unacceptable-absence']),
  }));
  return post(`/v1/groups/G${group}/sessions/G${group}-2/attendance`, { members });
};

const leave = (drawn: Drawn): Write => {
  const group = drawn.chance.oneOf(openGroups);
  const referral = drawn.chance.oneOf(referralsOf(group));
  const to = drawn.chance.oneOf(['withdrawn', 'waiting']);
  return post(`/v1/groups/G${group}/members/${referral}/leave`, { to, reason: 'Moved to Leeds' });
};

const reschedule = (drawn: Drawn): Write => {
  const group = drawn.chance.oneOf(openGroups);
  const date = drawn.chance.oneOf(['2026-12-15', '2026-12-17', '2026-12-22', '2027-01-05', '2027-01-07']);
  return post(`/v1/groups/G${group}/sessions/G${group}-4/reschedule`, { date, from: '18:00', follow: true });
};

const fact = (drawn: Drawn): Write => {
  const group = drawn.chance.oneOf([...openGroups, ...groupsToOpen]);
  const content = ['2026-11-02', '2026-11-03', '2026-11-04'].map((date) => ({
    fact: 'ogrsPercent',
    value: String(drawn.chance.whole(1, 99)),
    source: `OASys ${drawn.chance.whole(1, 99_999)}`,
    date,
  }));
  return post(`/v1/referrals/${drawn.chance.oneOf(referralsOf(group))}/facts`, { content });
};

const referAgain = (drawn: Drawn): Write => {
  const number = count(drawn, "referrals where id like 'N%'");
  const crn = crnOfReferral(drawn.chance.oneOf(referralsOf(drawn.chance.oneOf(openGroups))));
  const waiting = one<{ id: string }>(
    drawn,
    "select id from referrals where crn = ? and state = 'waiting'",
    crn,
  );
  if (waiting) return post(`/v1/referrals/${waiting.id}/states`, { state: 'withdrawn', reason: 'Recalled' });
  return post('/v1/referrals', { ...newReferral, id: `N${number}`, crn, programme: 'SHORT' });
};

/** What a programme manager writes. */
export const programmeWork: typeof unpaidWork = [
  [openGroup, 3],
  [attendance, 5],
  [leave, 0.5],
  [reschedule, 2],
  [fact, 3],
  [referAgain, 3],
];
