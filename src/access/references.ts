import type { KeptNoun } from '../../db/belongs.ts';

/** What a parameter or a field names: something that is kept, or a region; null: nothing that belongs anywhere. */
export type Named = KeptNoun | 'region' | null;

/** What `{id}` and `{code}` name, by the segment of the path before them. */
const bySegment: Readonly<Record<string, Named>> = {
  projects: 'project',
  sessions: 'session',
  rosters: 'roster',
  runs: 'run',
  venues: 'venue',
  facilitators: 'facilitator',
  'slot-patterns': 'slotPattern',
  referrals: 'referral',
  groups: 'group',
  groupings: 'grouping',
  allocations: 'allocation',
  appointments: 'appointment',
  'partner-link-worker-tasks': 'group',
  // Pick-up points are stations and squares, and programmes are the same everywhere.
  'pick-up-points': null,
  programmes: null,
};

/** What parameters of a path name by their own name. Dates, numbers and secrets name nothing beyond what stands before them. */
const byParameter: Readonly<Record<string, Named>> = {
  crn: 'person',
  session: 'session',
  referral: 'referral',
  region: 'region',
  eventNumber: null,
  date: null,
  file: null,
  candidate: null,
  oneToOne: 'oneToOne',
};

/** What a thing is that stands in an address behind a segment; null: nothing that belongs anywhere. */
export function namedBySegment(segment: string): Named {
  return bySegment[segment] ?? null;
}

/** Sessions of a group are looked for in the group alone. */
const ofGroup = /^\/v1\/groups\/\{id\}\/sessions\/\{session\}/;

/** What each parameter of a path names, in order. Throws for one that nobody has thought of. */
export function namedByPath(path: string): { parameter: string; named: Named }[] {
  const segments = path.split('/');
  return segments.flatMap((segment, i) => {
    const parameter = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (parameter === undefined) return [];
    const before = segments[i - 1] ?? '';
    const named = parameter === 'id' || parameter === 'code' ? bySegment[before] : byParameter[parameter];
    if (named === undefined) throw new Error(`${path}: nobody has said what {${parameter}} names`);
    return [{ parameter, named: parameter === 'session' && ofGroup.test(path) ? null : named }];
  });
}

/** What fields of queries and bodies name, wherever they stand in them. */
const byField: Readonly<Record<string, Named>> = {
  crn: 'person',
  otherCrn: 'person',
  keepApart: 'person',
  place: 'person',
  pdu: 'pdu',
  pdus: 'pdu',
  region: 'region',
  project: 'project',
  session: 'session',
  venue: 'venue',
  facilitator: 'facilitator',
  facilitators: 'facilitator',
  referral: 'referral',
  referrals: 'referral',
  group: 'group',
  into: 'group',
  pattern: 'slotPattern',
  around: 'roster',
  travelFor: 'appointment',
  pickUpPoint: null,
  programme: null,
  programmes: null,
  room: null,
  // The key of something new, or of something within what the path names.
  id: null,
  code: null,
  reference: null,
};

/** Fields that name something else in one operation than elsewhere. */
const byOperation: Readonly<Record<string, Readonly<Record<string, Named>>>> = {
  createPerson: { crn: null },
  getPolicy: { region: null },
  listNonWorkingDates: { region: null },
  compareRosters: { with: 'roster' },
  compareGroupings: { with: 'grouping' },
  moveBookings: { from: 'session', to: 'session' },
  previewMoves: { from: 'session', to: 'session' },
  putKeepApart: { content: 'person' },
  putLimitedAccess: { content: null },
  // Members are looked for in the group; restricted ones are left out.
  recordGroupAttendance: { referral: null },
};

/** What a field of an operation names; undefined: nothing that has a key. */
export function namedByField(operation: string | undefined, field: string): Named | undefined {
  const own = operation === undefined ? undefined : byOperation[operation];
  if (own !== undefined && Object.hasOwn(own, field)) return own[field];
  return Object.hasOwn(byField, field) ? byField[field] : undefined;
}

/** Whom people are kept apart from is told by crns alone, so a restricted person may be named there. */
export function mayNameRestricted(operation: string, field: string): boolean {
  return field === 'keepApart' || operation === 'putKeepApart';
}

/** What has a number for its key. */
const numbered: ReadonlySet<Named> = new Set(['roster', 'run', 'grouping']);

/** A key as it is looked up; null: it is none, as the route's own check will say. */
export function keyOf(named: KeptNoun, told: unknown): string | number | null {
  if (!numbered.has(named)) return typeof told === 'string' ? told : null;
  const number = typeof told === 'number' || typeof told === 'string' ? Number(told) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}

/** What a noun is called in an answer. */
export const nounsInWords: Readonly<Record<KeptNoun, string>> = {
  pdu: 'PDU',
  person: 'person',
  referral: 'referral',
  allocation: 'allocation',
  appointment: 'appointment',
  project: 'project',
  session: 'session',
  roster: 'roster',
  run: 'run',
  venue: 'venue',
  facilitator: 'facilitator',
  slotPattern: 'slot pattern',
  group: 'group',
  grouping: 'run of groups',
  oneToOne: 'one-to-one',
};
