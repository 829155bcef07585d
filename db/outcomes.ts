import { and, eq, getTableColumns, inArray, ne, sql } from 'drizzle-orm';
import { lengthOf, overlaps, type Time, type Window } from '../solver/calendar.ts';
import { dayAndTime } from '../solver/hours/appointment-request.ts';
import { sessionCredit } from '../solver/hours/credit.ts';
import { attendedCodes, type OutcomeCode, outcomeOf } from '../solver/hours/outcomes.ts';
import { policyInForce } from '../solver/policy/in-force.ts';
import type { Db } from './connect.ts';
import { hoursLookUps } from './hours-look-ups.ts';
import { localTime } from './local-time.ts';
import { type OutcomeEntryRow, writeOutcome } from './outcome-entries.ts';
import { type Replanned, type RequirementKey, replan } from './replan.ts';
import type { AppointmentRow } from './requirements.ts';
import { appointments, outcomeEntries, type ratings, requirements, sessions } from './schema.ts';

export type Rating = (typeof ratings)[number];

/** What somebody says became of an appointment. */
export interface NewOutcome {
  appointment: string;
  /** The version of the appointment that they have seen. */
  version: number;
  outcome: OutcomeCode;
  /** The time really worked; the appointment's own unless told. */
  from?: Time | undefined;
  to?: Time | undefined;
  /** Taken off the credit; 0 unless told. */
  penaltyMinutes?: number | undefined;
  notes?: string | null | undefined;
  sensitive?: boolean | undefined;
  hiVisWorn?: boolean | null | undefined;
  workQuality?: Rating | null | undefined;
  behaviour?: Rating | null | undefined;
}

/**
 * Why an outcome is not recorded. `not-yet`: it says that somebody came or failed to, on a day to come. `times`: they do
 * not run forwards. `too-long`: longer than anybody works in a day. `two-places`: the person was at another appointment
 * then. `penalty-too-long`: it is longer than what was worked.
 */
export type OutcomeRefusal =
  | 'unknown-appointment'
  | 'stale-version'
  | 'not-yet'
  | 'before-sentence'
  | 'times'
  | 'too-long'
  | 'two-places'
  | 'penalty-too-long';

export interface OutcomeRefused {
  refused: OutcomeRefusal;
  /** Of a stale one: the version as kept. */
  version?: number;
}

/** An outcome written down, the appointment as it stands, and what that changed in the plan of its requirement. */
export interface OutcomeRecorded {
  entry: OutcomeEntryRow;
  appointment: AppointmentRow;
  /** Null: the requirement has no allocation. */
  plan: Replanned | null;
}

/** An appointment and what an outcome of it is checked against. */
type Kept = AppointmentRow & { breakMinutes: number; sentenceDate: string };

/**
 * Records what became of an appointment of a requirement and plans the requirement again. An outcome that corrects
 * another is a further entry; the other stays readable.
 */
export async function recordOutcome(
  db: Db,
  of: RequirementKey,
  outcome: NewOutcome,
  at: string,
): Promise<OutcomeRecorded | OutcomeRefused> {
  return db.transaction(
    () => record(db, outcome, at, (kept) => kept.crn === of.crn && kept.eventNumber === of.eventNumber),
    { behavior: 'immediate' },
  );
}

/**
 * Records outcomes of people on one session, each by itself: those that can be are recorded, the others say why not. In
 * the order in which they are asked. Null: there is no such session.
 */
export async function recordSessionOutcomes(
  db: Db,
  session: string,
  outcomes: readonly NewOutcome[],
  at: string,
): Promise<(OutcomeRecorded | OutcomeRefused)[] | null> {
  return db.transaction(
    () => {
      if (!db.select().from(sessions).where(eq(sessions.id, session)).get()) return null;
      return outcomes.map((outcome) => record(db, outcome, at, (kept) => kept.session === session));
    },
    { behavior: 'immediate' },
  );
}

/** All that was ever written down of the appointments of a requirement, by number. */
export async function outcomeHistory(
  db: Db,
  { crn, eventNumber }: RequirementKey,
): Promise<OutcomeEntryRow[]> {
  return db
    .select(getTableColumns(outcomeEntries))
    .from(appointments)
    .innerJoin(outcomeEntries, eq(outcomeEntries.appointment, appointments.id))
    .where(and(eq(appointments.crn, crn), eq(appointments.eventNumber, eventNumber)))
    .orderBy(outcomeEntries.number)
    .all();
}

function record(
  db: Db,
  asked: NewOutcome,
  at: string,
  isMeant: (kept: Kept) => boolean,
): OutcomeRecorded | OutcomeRefused {
  const kept = appointmentIn(db, asked.appointment);
  if (!kept || !isMeant(kept)) return { refused: 'unknown-appointment' };
  const refused = refusalOf(db, asked, kept, at);
  if (refused) return refused;
  const { appointment, outcome, notes = null, sensitive, hiVisWorn, workQuality, behaviour } = asked;
  const worked = workedOf(asked, kept);
  const entry = writeOutcome(db, {
    ...{ appointment, outcome, notes, hiVisWorn, workQuality, behaviour, recordedAt: at },
    ...worked,
    ...(sensitive === undefined ? {} : { sensitive }),
  });
  const plan = replan(db, kept, at, 'appointment-change');
  return { entry, appointment: rowOf(db, appointment), plan };
}

function appointmentIn(db: Db, id: string): Kept | undefined {
  return db
    .select({
      ...getTableColumns(appointments),
      breakMinutes: sql<number>`coalesce(${sessions.breakMinutes}, 0)`,
      sentenceDate: requirements.sentenceDate,
    })
    .from(appointments)
    .innerJoin(
      requirements,
      and(eq(requirements.crn, appointments.crn), eq(requirements.eventNumber, appointments.eventNumber)),
    )
    .leftJoin(sessions, eq(sessions.id, appointments.session))
    .where(eq(appointments.id, id))
    .get();
}

const rowOf = (db: Db, id: string) => db.select().from(appointments).where(eq(appointments.id, id)).get()!;

function refusalOf(db: Db, asked: NewOutcome, kept: Kept, at: string): OutcomeRefused | null {
  if (asked.version !== kept.version) return { refused: 'stale-version', version: kept.version };
  const { attended, enforceable } = outcomeOf(asked.outcome)!;
  if ((attended || enforceable) && kept.date > dayAndTime(localTime(at)).date) return { refused: 'not-yet' };
  if (kept.date < kept.sentenceDate) return { refused: 'before-sentence' };
  const { from, to, breakMinutes, penaltyMinutes } = workedOf(asked, kept);
  if (from >= to) return { refused: 'times' };
  const { region } = hoursLookUps(db).person.get({ crn: kept.crn })!;
  if (lengthOf({ from, to }) > policyInForce(region, kept.date).limits.workedMostMinutes)
    return { refused: 'too-long' };
  if (attended && isElsewhere(db, kept, { from, to })) return { refused: 'two-places' };
  return penaltyMinutes > sessionCredit({ from, to }, breakMinutes) ? { refused: 'penalty-too-long' } : null;
}

/** Whether the person attended another appointment at some of that time: none is credited twice. */
function isElsewhere(db: Db, { id, crn, date }: Kept, worked: Window): boolean {
  const { outcome, from, to } = outcomeEntries;
  const last = sql`(select max(number) from ${outcomeEntries} e where e.appointment = ${appointments.id})`;
  const attended = db
    .select({ from, to })
    .from(appointments)
    .innerJoin(outcomeEntries, eq(outcomeEntries.number, last))
    .where(
      and(
        eq(appointments.crn, crn),
        eq(appointments.date, date),
        ne(appointments.id, id),
        inArray(outcome, [...attendedCodes]),
      ),
    )
    .all();
  return attended.some((other) => overlaps(other, worked));
}

/** Minutes credited before any limit of the requirement: none where the person did not come. */
function workedOf(asked: NewOutcome, kept: Kept) {
  const { from = kept.from, to = kept.to, penaltyMinutes = 0 } = asked;
  const { breakMinutes } = kept;
  const worked = sessionCredit({ from, to }, breakMinutes) - penaltyMinutes;
  const creditedMinutes = outcomeOf(asked.outcome)!.attended ? worked : 0;
  return { from, to, breakMinutes, penaltyMinutes, creditedMinutes };
}
