import type { Db } from '../../../db/connect.ts';

type Row = Record<string, string | number>;

/** What is kept, to be asked for by name: values of a field, and rows whose fields belong together in an address. */
export interface Pools {
  values: Readonly<Record<string, readonly unknown[]>>;
  /** By a part of the address that they fill. */
  rows: readonly (readonly [string, readonly Row[]])[];
}

const most = 200;

/** Candidates of the runs that formed groups, in the answers that are kept. */
function proposed(answers: readonly Row[]): Row[] {
  return answers.flatMap(({ id, answer }) => {
    const { groups } = JSON.parse(String(answer)) as { groups: { candidate: string }[] };
    return groups.map(({ candidate }) => ({ id: id!, candidate }));
  });
}

/** Names of what is kept now, so many of each at most: the newest, for those made on the way. */
export function poolsOf({ $client }: Db, calendars: Readonly<Record<string, string[]>>): Pools {
  const rowsOf = (sql: string) =>
    $client.prepare(`select * from (${sql}) order by rowid desc limit ${most}`).all() as Row[];
  const rows = (columns: string, table: string) =>
    rowsOf(`select rowid, ${columns} from ${table}`).map(({ rowid: _, ...row }) => row as Row);
  const column = (columns: string, table: string) => rows(`${columns} as v`, table).map(({ v }) => v!);
  const crns = column('crn', 'people');
  const projects = column('code', 'projects');
  const sessions = column('id', 'sessions');
  const venues = column('code', 'venues');
  const referrals = column('id', 'referrals');
  const facilitators = column('id', 'facilitators');
  const rosters = column('id', 'rosters');
  const programmes = [...new Set(['TSP', 'BBR', ...column('programme', 'referrals')])];
  const waiting = $client
    .prepare(
      'select id as v from referrals r where not exists (select 1 from group_members m where m.referral = r.id)',
    )
    .pluck()
    .all();
  const missed = rowsOf(
    `select e.rowid, s."group" as id, s.id as session, e.referral from group_attendance_entries e
     join group_sessions s on s.id = e.session where e.outcome like '%absence'`,
  );
  const drafted = rowsOf(
    'select r.rowid, r.id, b.crn, b.session, b.session as "from" from rosters r join bookings b on b.roster = r.id where r.state = \'draft\'',
  );
  const pdus = column('code', 'pdus');
  return {
    values: {
      crn: crns,
      keepApart: crns,
      place: crns,
      pdu: pdus,
      pdus,
      project: projects,
      session: sessions,
      venue: venues,
      room: column('code', 'rooms'),
      pattern: column('id', 'slot_patterns'),
      programme: programmes,
      programmes,
      referral: [...referrals, ...waiting, ...waiting],
      referrals: waiting,
      facilitators,
      pickUpPoint: column('code', 'pick_up_points'),
      travelFor: column('id', 'appointments'),
      around: rosters,
      with: rosters,
      into: column('id', 'groups'),
      weekStart: ['2026-11-30', '2026-12-07', '2026-12-14'],
      region: ['london'],
      version: [1, 1, 1, 2],
      eventNumber: [1, 1, 1, 2, 3],
      orderedMinutes: [2_400, 6_000, 9_000],
      minutes: [30, 60, 120],
      breakMinutes: [0, 30],
      penaltyMinutes: [0, 15],
      sentenceDate: ['2026-10-05', '2026-11-02'],
      deadline: ['2027-06-01', '2027-11-01'],
      asOf: ['2026-12-09', '2026-12-16'],
      lastDate: ['2026-12-31'],
    },
    rows: [
      ['/appointments/{id}', rows('crn, event_number as eventNumber, id, version', 'appointments')],
      ['/sessions/{session}/catch-up', missed],
      ['/groups/{id}/sessions/{session}', rows('"group" as id, id as session', 'group_sessions')],
      ['/groups/{id}/one-to-ones/{oneToOne}', rows('"group" as id, id as oneToOne', 'one_to_ones')],
      ['/groups/{id}/members/{referral}', rows('"group" as id, referral', 'group_members')],
      ['/partner-link-worker-tasks/{id}', rows('"group" as id, referral', 'partner_link_worker_tasks')],
      ['/groupings/{id}/groups', proposed(rows('id, answer', 'groupings'))],
      ['/facilitator-calendars/', (calendars.facilitator ?? []).map((file) => ({ file }))],
      ['/calendars/', (calendars.person ?? []).map((file) => ({ file }))],
      ['/groupings/{id}', rows('id', 'groupings')],
      ['/groups/{id}', rows('id', 'groups')],
      ['/rosters/{id}/pins/{crn}', rows('roster as id, crn, session', 'pins')],
      ['/rosters/{id}/moves', drafted],
      ['/rosters/{id}/pins', drafted],
      ['/rosters/{id}/people', rows('roster as id, crn, session', 'bookings')],
      ['/rosters/{id}/sessions', rows('roster as id, session', 'bookings')],
      ['/rosters/{id}', rows('id', 'rosters')],
      ['/runs/{id}', rows('id', 'runs')],
      ['/requirements/{eventNumber}', rows('crn, event_number as eventNumber', 'requirements')],
      ['/allocations/{id}', rows('id, version', 'allocations')],
      ['/sessions/{id}', rows('id', 'sessions')],
      ['/projects/{code}', projects.map((code) => ({ code }))],
      ['/pick-up-points/{code}', rows('code', 'pick_up_points')],
      ['/programmes/{code}', programmes.map((code) => ({ code }))],
      ['/venues/{code}', venues.map((code) => ({ code }))],
      ['/facilitators/{id}', facilitators.map((id) => ({ id }))],
      ['/slot-patterns/{id}', rows('id', 'slot_patterns')],
      ['/referrals/{id}', referrals.map((id) => ({ id }))],
      ['/people/{crn}', crns.map((crn) => ({ crn }))],
      ['/non-working-dates/', rows('region, date', 'non_working_dates')],
    ],
  };
}
