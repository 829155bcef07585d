import { and, eq, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import {
  adjustments,
  appointments,
  courseCompletions,
  facilitators,
  pdus,
  people,
  pickUpPoints,
  projects,
  referrals,
  requirements,
  sessions,
  slotPatterns,
  venues,
} from './schema.ts';

/** What is kept already, asked key by key: what rows that come in refer to. Read inside one transaction. */
export interface KeptRows {
  pdu(code: string): typeof pdus.$inferSelect | undefined;
  person(crn: string): typeof people.$inferSelect | undefined;
  requirementsOf(crn: string): (typeof requirements.$inferSelect)[];
  project(code: string): typeof projects.$inferSelect | undefined;
  session(id: string): typeof sessions.$inferSelect | undefined;
  pickUpPoint(code: string): typeof pickUpPoints.$inferSelect | undefined;
  appointment(id: string): typeof appointments.$inferSelect | undefined;
  appointmentsOn(session: string): (typeof appointments.$inferSelect)[];
  /** Those of a person on a date: each asked of a few times, so not remembered. */
  appointmentsOf(crn: string, date: string): (typeof appointments.$inferSelect)[];
  courseCompletion(reference: string): typeof courseCompletions.$inferSelect | undefined;
  adjustment(id: string): typeof adjustments.$inferSelect | undefined;
  venue(code: string): typeof venues.$inferSelect | undefined;
  facilitator(id: string): typeof facilitators.$inferSelect | undefined;
  slotPattern(id: string): typeof slotPatterns.$inferSelect | undefined;
  referral(id: string): typeof referrals.$inferSelect | undefined;
  referralsOf(crn: string): (typeof referrals.$inferSelect)[];
}

/** Prepared look-ups of single rows; each answer is remembered, so use it within one transaction only. */
export function keptRows(db: Db): KeptRows {
  const key = sql.placeholder('key');
  const pdu = db.select().from(pdus).where(eq(pdus.code, key)).prepare();
  const person = db.select().from(people).where(eq(people.crn, key)).prepare();
  const owed = db.select().from(requirements).where(eq(requirements.crn, key)).prepare();
  const project = db.select().from(projects).where(eq(projects.code, key)).prepare();
  const session = db.select().from(sessions).where(eq(sessions.id, key)).prepare();
  const point = db.select().from(pickUpPoints).where(eq(pickUpPoints.code, key)).prepare();
  const appointment = db.select().from(appointments).where(eq(appointments.id, key)).prepare();
  const course = db.select().from(courseCompletions).where(eq(courseCompletions.reference, key)).prepare();
  const adjustment = db.select().from(adjustments).where(eq(adjustments.id, key)).prepare();
  const booked = db.select().from(appointments).where(eq(appointments.session, key)).prepare();
  const ofDay = db
    .select()
    .from(appointments)
    .where(and(eq(appointments.crn, key), eq(appointments.date, sql.placeholder('date'))))
    .prepare();
  const venue = db.select().from(venues).where(eq(venues.code, key)).prepare();
  const facilitator = db.select().from(facilitators).where(eq(facilitators.id, key)).prepare();
  const pattern = db.select().from(slotPatterns).where(eq(slotPatterns.id, key)).prepare();
  const referral = db.select().from(referrals).where(eq(referrals.id, key)).prepare();
  const referred = db.select().from(referrals).where(eq(referrals.crn, key)).prepare();
  return {
    pdu: remembered((code) => pdu.get({ key: code })),
    person: remembered((crn) => person.get({ key: crn })),
    requirementsOf: remembered((crn) => owed.all({ key: crn })),
    project: remembered((code) => project.get({ key: code })),
    session: remembered((id) => session.get({ key: id })),
    pickUpPoint: remembered((code) => point.get({ key: code })),
    appointment: remembered((id) => appointment.get({ key: id })),
    courseCompletion: remembered((reference) => course.get({ key: reference })),
    adjustment: remembered((id) => adjustment.get({ key: id })),
    appointmentsOf: (crn, date) => ofDay.all({ key: crn, date }),
    venue: remembered((code) => venue.get({ key: code })),
    facilitator: remembered((id) => facilitator.get({ key: id })),
    slotPattern: remembered((id) => pattern.get({ key: id })),
    referral: remembered((id) => referral.get({ key: id })),
    referralsOf: remembered((crn) => referred.all({ key: crn })),
    appointmentsOn: remembered((id) => booked.all({ key: id })),
  };
}

function remembered<T>(look: (key: string) => T): (key: string) => T {
  const answers = new Map<string, T>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined || answers.has(key)) return known as T;
    const answer = look(key);
    answers.set(key, answer);
    return answer;
  };
}
