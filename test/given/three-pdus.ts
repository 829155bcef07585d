import type { Db } from '../../db/connect.ts';
import * as schema from '../../db/schema.ts';
import type { Region } from '../../solver/policy/entry.ts';
import { newDraft } from './drafts.ts';
import { givenProgrammes } from './programmes.ts';
import { type GivenRegion, givenRegion } from './region.ts';

/** All that there is of a PDU: one of everything, each with a telling key. */
export interface OnePdu {
  region: Region;
  pdu: string;
  person: string;
  otherPerson: string;
  project: string;
  session: string;
  venue: string;
  facilitator: string;
  slotPattern: string;
  referral: string;
  otherReferral: string;
  group: string;
  groupSession: string;
  oneToOne: string;
  allocation: string;
  appointment: string;
  roster: number;
  run: number;
  grouping: number;
  /** What nothing of another PDU says. */
  telling: string[];
}

const supervisors = { camden: 'S. Camden', hackney: 'S. Hackney', cardiff: 'S. Cardiff' } as const;

const keysOf = (pdu: keyof typeof supervisors, region: Region, n: number): OnePdu => {
  const keys = {
    person: `X${n}00001`,
    otherPerson: `X${n}00002`,
    project: `PROJECT-${pdu}`,
    session: `PROJECT-${pdu}-2026-12-01`,
    venue: `VENUE-${pdu}`,
    facilitator: `FACILITATOR-${pdu}`,
    referral: `REFERRAL-${pdu}`,
    otherReferral: `SECOND-WAITING-${pdu}`,
    group: `GROUP-${pdu}`,
    groupSession: `MEETING-${pdu}`,
    oneToOne: `ONE-TO-ONE-${pdu}`,
    allocation: `ALLOCATION-${pdu}`,
    appointment: `X${n}00001-PROJECT-${pdu}-2026-12-01`,
  };
  const telling = [...Object.values(keys), supervisors[pdu], `seed":${n}876543`, `name-of-${pdu}`];
  const numbers = { roster: n * 10, run: n * 10, grouping: n * 10 };
  return { ...keys, ...numbers, region, pdu, slotPattern: `PATTERN-${region}`, telling };
};

/** Two PDUs of London and one of Wales. */
export const camden = keysOf('camden', 'london', 1);
export const hackney = keysOf('hackney', 'london', 2);
export const cardiff = keysOf('cardiff', 'wales', 3);
export const pdusKept = [camden, hackney, cardiff];

/** Keeps one of everything in each of the three. */
export async function keepThreePdus(db: Db): Promise<void> {
  const region = givenRegion();
  const patterns = new Set<string>();
  for (const own of pdusKept) tell(region, own, patterns);
  await region.keep(db);
  for (const own of pdusKept) keepBeside(db, own);
}

function tell(given: GivenRegion, own: OnePdu, patterns: Set<string>): void {
  const { pdu, region, person, otherPerson, project } = own;
  const supervisor = supervisors[pdu as keyof typeof supervisors];
  given.pdu(pdu, { region }).project(project, { name: `name-of-${pdu}` });
  given.session(project, '2026-12-01', { supervisor }).session(project, '2026-11-24', { supervisor });
  for (const crn of [person, otherPerson]) given.person(crn).requirement(crn).travel(crn, project, 30);
  given.keepApart(person, otherPerson).commitment(person, '2026-12-09');
  given.exception(person, '2026-12-10');
  given.appointment(person, own.session);
  // One more than a year and a half old: at risk, and under review.
  given.requirement(person, { sentenceDate: '2026-06-01', deadline: '2026-12-20', orderedMinutes: 9_000 });
  given.allocation(person, project, { id: own.allocation, startDate: '2027-01-04' });
  given.nonWorkingDate('2026-12-28', { region, reason: `name-of-${region}` });
  const programmes = givenProgrammes(given);
  programmes
    .venue(own.venue)
    .facilitator(own.facilitator, { region, pdus: [pdu] })
    .referral(person, { id: own.referral })
    .referral(otherPerson, { id: own.otherReferral })
    .fact(own.referral, 'dateOfBirth', '1990-05-01')
    .travel(person, own.venue, 20);
  if (!patterns.has(own.slotPattern)) programmes.pattern(own.slotPattern, { region });
  patterns.add(own.slotPattern);
}

function keepBeside(db: Db, own: OnePdu): void {
  const { region, pdu, roster, run, grouping, group, venue, referral } = own;
  const seed = roster * 87_654 + 3 * (roster / 10);
  const { bookings, pins, prices, ...draft } = newDraft({ region, pdu, seed });
  const at = '2026-11-30T08:00:00.000Z';
  db.insert(schema.rosters)
    .values({ ...draft, id: roster, version: 1, state: 'draft', createdAt: at })
    .run();
  db.insert(schema.bookings).values({ roster, crn: own.person, session: own.session }).run();
  db.insert(schema.runs)
    .values({
      ...{ id: run, region, pdu, weekStart: '2026-11-30', seconds: 1, seed },
      ...{ status: 'done' as const, roster, queuedAt: at, endedAt: at },
    })
    .run();
  db.insert(schema.groupings)
    .values({
      ...{ id: grouping, region, asOf: '2026-11-30', horizonWeeks: 12, createdAt: at },
      ...{ problem: '{}', answer: '{}', candidates: '{}' },
    })
    .run();
  db.insert(schema.groups)
    .values({
      ...{
        id: group,
        programme: 'TSP',
        venue,
        room: 'room',
        sex: 'male' as const,
        delivery: 'fixed' as const,
      },
      ...{ pattern: own.slotPattern, state: 'open' as const, startsOn: '2026-12-01' },
    })
    .run();
  db.insert(schema.groupFacilitators).values({ group, facilitator: own.facilitator }).run();
  db.insert(schema.groupMembers).values({ group, referral, joinedAtSession: 1 }).run();
  const when = { date: '2026-12-01', from: '18:00', to: '20:30', status: 'planned' as const };
  db.insert(schema.groupSessions)
    .values({ id: own.groupSession, group, number: 1, ...when, venue, room: 'room' })
    .run();
  db.insert(schema.oneToOnes)
    .values({ id: own.oneToOne, group, referral, number: 2, ...when, facilitator: own.facilitator })
    .run();
  db.insert(schema.partnerLinkWorkerTasks)
    .values({ group, referral, due: '2026-12-15', state: 'open' })
    .run();
}
