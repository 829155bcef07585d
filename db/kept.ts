import { eq, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { appointments, pdus, people, pickUpPoints, projects, requirements, sessions } from './schema.ts';

/** What is kept already, asked key by key: what rows that come in refer to. Read inside one transaction. */
export interface KeptRows {
  pdu(code: string): typeof pdus.$inferSelect | undefined;
  person(crn: string): typeof people.$inferSelect | undefined;
  requirementsOf(crn: string): (typeof requirements.$inferSelect)[];
  project(code: string): typeof projects.$inferSelect | undefined;
  session(id: string): typeof sessions.$inferSelect | undefined;
  pickUpPoint(code: string): typeof pickUpPoints.$inferSelect | undefined;
  appointmentsOn(session: string): (typeof appointments.$inferSelect)[];
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
  const booked = db.select().from(appointments).where(eq(appointments.session, key)).prepare();
  return {
    pdu: remembered((code) => pdu.get({ key: code })),
    person: remembered((crn) => person.get({ key: crn })),
    requirementsOf: remembered((crn) => owed.all({ key: crn })),
    project: remembered((code) => project.get({ key: code })),
    session: remembered((id) => session.get({ key: id })),
    pickUpPoint: remembered((code) => point.get({ key: code })),
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
