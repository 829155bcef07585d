import { getTableColumns, is } from 'drizzle-orm';
import { getTableConfig, type SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as schema from '../schema.ts';

/** A table whose rows are audited. */
export interface AuditedTable {
  /** In SQL. */
  table: string;
  /** Its fields by their names in the program, with the columns in SQL. */
  fields: readonly { field: string; column: string }[];
  /** Columns of the primary key, in order. */
  key: readonly string[];
  /** What a row is part of, as SQL of the row named: several where it is part of several things. */
  whose(row: string): readonly string[];
}

/** Tables that are not audited, each for a reason. */
export const notAudited: Readonly<Record<string, string>> = {
  audit_acts: 'it is the audit',
  audit_changes: 'it is the audit',
  idempotency_keys: 'answers kept for a day, of requests whose changes are audited',
  run_bests: 'what a run has so far, every few seconds; its roster is audited',
};

type Whose = (row: string) => string[];

/** What is read and edited as one, named as its address is: `people/X100001`. */
const of =
  (path: string, column: string): Whose =>
  (row) => [`'${path}/' || ${row}."${column}"`];
const requirement: Whose = (row) => [
  `'people/' || ${row}."crn" || '/requirements/' || ${row}."event_number"`,
];
const person = of('people', 'crn');
const roster = of('rosters', 'roster');
const group = of('groups', 'group');
const groupOf = (table: string, column: string, row: string) =>
  `(select "group" from "${table}" where "id" = ${row}."${column}")`;
const groupOfSession: Whose = (row) => [`'groups/' || ${groupOf('group_sessions', 'session', row)}`];

const whoseRow: Readonly<Record<string, Whose>> = {
  pdus: of('pdus', 'code'),
  people: person,
  availability: person,
  availability_exceptions: person,
  commitments: person,
  travel_minutes: person,
  venue_travel: person,
  limited_access: person,
  erased_people: person,
  calendar_links: person,
  keep_apart: (row) => [`'people/' || ${row}."crn"`, `'people/' || ${row}."other_crn"`],
  requirements: requirement,
  course_completions: requirement,
  adjustments: requirement,
  allocations: of('allocations', 'id'),
  appointments: of('appointments', 'id'),
  outcome_entries: of('appointments', 'appointment'),
  non_working_dates: (row) => [`'non-working-dates/' || ${row}."region" || '/' || ${row}."date"`],
  projects: of('projects', 'code'),
  pick_up_rides: of('projects', 'project'),
  pick_up_points: of('pick-up-points', 'code'),
  sessions: of('sessions', 'id'),
  venues: of('venues', 'code'),
  rooms: of('venues', 'venue'),
  venue_hours: of('venues', 'venue'),
  venue_closures: of('venues', 'venue'),
  facilitators: of('facilitators', 'id'),
  facilitator_hours: of('facilitators', 'facilitator'),
  facilitator_leave: of('facilitators', 'facilitator'),
  facilitator_calendar_links: of('facilitators', 'facilitator'),
  slot_patterns: of('slot-patterns', 'id'),
  slots: of('slot-patterns', 'pattern'),
  referrals: of('referrals', 'id'),
  referral_facts: of('referrals', 'referral'),
  referral_state_changes: of('referrals', 'referral'),
  groupings: of('groupings', 'id'),
  groups: of('groups', 'id'),
  group_state_changes: group,
  group_facilitators: group,
  group_sessions: group,
  group_members: group,
  one_to_ones: group,
  partner_link_worker_tasks: group,
  session_facilitators: groupOfSession,
  catch_up_members: groupOfSession,
  group_attendance_entries: (row) => [
    `'groups/' || coalesce(${groupOf('group_sessions', 'session', row)}, ${groupOf('one_to_ones', 'one_to_one', row)})`,
  ],
  rosters: of('rosters', 'id'),
  bookings: roster,
  pins: roster,
  seat_prices: roster,
  runs: of('runs', 'id'),
  sign_in_links: of('sign-in-links', 'secret_hash'),
  sign_ins: of('sign-ins', 'secret_hash'),
};

/** The names in SQL of a table's key; a unique column is as good as a key of one column. */
function keyOf(table: SQLiteTable): string[] {
  const { columns, primaryKeys } = getTableConfig(table);
  const composite = primaryKeys[0]?.columns.map((column: SQLiteColumn) => column.name);
  return composite ?? columns.filter(({ primary }) => primary).map(({ name }) => name);
}

function auditedOf(table: SQLiteTable): AuditedTable[] {
  const { name } = getTableConfig(table);
  if (name in notAudited) return [];
  const whose = whoseRow[name];
  if (whose === undefined) throw new Error(`${name} is neither audited nor named as not`);
  const fields = Object.entries<SQLiteColumn>(getTableColumns(table)).map(([field, column]) => ({
    field,
    column: column.name,
  }));
  return [{ table: name, fields, key: keyOf(table), whose }];
}

/** Every table of the schema whose rows are audited. Throws where one is neither audited nor named in `notAudited`. */
export const auditedTables: readonly AuditedTable[] = Object.values<unknown>(schema)
  .filter((one): one is SQLiteTable => is(one, SQLiteTable))
  .flatMap(auditedOf);
