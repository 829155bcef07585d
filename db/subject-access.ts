import { auditedTables } from './audit/nouns.ts';
import { noteRead } from './audit.ts';
import type { Db } from './connect.ts';

/** Some of what is held on a person: rows of one kind, each by the names of its fields. */
export interface HeldRows {
  /** The table. */
  noun: string;
  rows: Record<string, unknown>[];
}

/** Everything that is held on a person. */
export interface Held {
  crn: string;
  /** In the order in which somebody would read it; kinds of which nothing is held are left out. */
  content: HeldRows[];
  /** Who has changed what is held, and who has read it: without what it was, which stands above. */
  audit: { at: string; by: string; action: string; change: string; noun: string }[];
  /** How many other people they are never to meet: who, is told to nobody. */
  keptApartFrom: number;
}

const referral = 'in (select id from referrals where crn = @crn)';
const appointment = 'in (select id from appointments where crn = @crn)';
const ofThemselves = 'crn = @crn';

/** Which rows of a table are a person's; a table that is not here holds nothing on one. */
const theirs: Readonly<Record<string, string>> = {
  people: ofThemselves,
  limited_access: ofThemselves,
  availability: ofThemselves,
  availability_exceptions: ofThemselves,
  commitments: ofThemselves,
  travel_minutes: ofThemselves,
  venue_travel: ofThemselves,
  requirements: ofThemselves,
  allocations: ofThemselves,
  appointments: ofThemselves,
  outcome_entries: `appointment ${appointment}`,
  course_completions: ofThemselves,
  adjustments: ofThemselves,
  pins: ofThemselves,
  bookings: ofThemselves,
  calendar_links: ofThemselves,
  referrals: ofThemselves,
  referral_facts: `referral ${referral}`,
  referral_state_changes: `referral ${referral}`,
  group_members: `referral ${referral}`,
  one_to_ones: `referral ${referral}`,
  catch_up_members: `referral ${referral}`,
  group_attendance_entries: `referral ${referral}`,
  partner_link_worker_tasks: `referral ${referral}`,
  erased_people: ofThemselves,
};

/** Tables that hold nothing on a person, each for a reason: with `theirs`, all there are. */
export const holdNothingOnAPerson: Readonly<Record<string, string>> = {
  keep_apart: 'it holds something on two people: how many others is told, not who',
  pdus: 'places',
  projects: 'places',
  pick_up_points: 'places',
  pick_up_rides: 'places',
  venues: 'places',
  rooms: 'places',
  venue_hours: 'places',
  venue_closures: 'places',
  sessions: 'work; who is booked stands in bookings and appointments',
  facilitators: 'staff',
  facilitator_hours: 'staff',
  facilitator_leave: 'staff',
  facilitator_calendar_links: 'staff',
  group_facilitators: 'staff',
  session_facilitators: 'staff',
  slot_patterns: 'times',
  slots: 'times',
  non_working_dates: 'times',
  groups: 'groups; who is in one stands in group_members',
  group_sessions: 'groups; whose they are stands in group_members',
  group_state_changes: 'groups',
  groupings: 'worked out from referrals, of everyone who waited',
  rosters: 'worked out for everyone; theirs stand in bookings',
  seat_prices: 'worked out for everyone',
  runs: 'worked out for everyone',
  sign_in_links: 'staff',
  sign_ins: 'staff',
};

export const heldOn = Object.keys(theirs);

/**
 * Everything that is held on a person, read at one moment, and written down in the audit as read. Null: no such person.
 */
export async function everythingHeldOn(db: Db, crn: string): Promise<Held | null> {
  const client = db.$client;
  const held = db.transaction(() => {
    if (client.prepare('select 1 from people where crn = ?').get(crn) === undefined) return null;
    const content = heldOn.flatMap((noun) => {
      const rows = rowsOf(client, noun, crn);
      return rows.length === 0 ? [] : [{ noun, rows }];
    });
    const audit = client
      .prepare<{ crn: string }, Held['audit'][number]>(
        `select at, "by", action, change, noun from audit_changes join audit_acts on audit_acts.number = act
         where whose = 'people/' || @crn or whose like 'people/' || @crn || '/%'
           or whose in (select 'appointments/' || id from appointments where crn = @crn)
           or whose in (select 'allocations/' || id from allocations where crn = @crn)
           or whose in (select 'referrals/' || id from referrals where crn = @crn)
           or noun in (${heldOn.map((noun) => `'${noun}'`).join(', ')})
             and (json_extract(coalesce(after, before), '$.crn') = @crn
               or json_extract(coalesce(after, before), '$.referral') ${referral})
         order by audit_changes.number`,
      )
      .all({ crn });
    const keptApartFrom = client
      .prepare<{ crn: string }, number>(
        'select count(*) from keep_apart where crn = @crn or other_crn = @crn',
      )
      .pluck()
      .get({ crn });
    return { crn, content, audit, keptApartFrom: keptApartFrom ?? 0 };
  });
  if (held !== null) await noteRead(db, `people/${crn}`);
  return held;
}

function rowsOf(client: Db['$client'], noun: string, crn: string): Record<string, unknown>[] {
  const table = auditedTables.find(({ table }) => table === noun);
  if (table === undefined) throw new Error(`${noun} is no table`);
  const fields = table.fields.map(({ field, column }) => `"${column}" as "${field}"`).join(', ');
  return client
    .prepare<{ crn: string }, Record<string, unknown>>(
      `select ${fields} from "${noun}" where ${theirs[noun]} order by ${table.key.map((one) => `"${one}"`).join(', ')}`,
    )
    .all({ crn });
}
