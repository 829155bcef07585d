import { and, eq, lt } from 'drizzle-orm';
import type { Db } from '../../db/connect.ts';
import { appointments, bookings, people } from '../../db/schema.ts';

/** One request of a user. */
export interface Asked {
  kind: string;
  method: 'GET' | 'POST';
  path: string;
  body?: object;
}

/** What users ask about. */
export interface Subjects {
  region: string;
  roster: number;
  crns: readonly string[];
  booked: readonly string[];
  /** Outcomes that can be corrected, each once. */
  recorded: { crn: string; eventNumber: number; id: string; version: number }[];
}

/** The people of a database, those on its roster, and appointments whose outcome is recorded. */
export function subjectsIn(db: Db, { roster, region }: Pick<Subjects, 'roster' | 'region'>): Subjects {
  const today = new Date().toISOString().slice(0, 10);
  return {
    region,
    roster,
    crns: db
      .select({ crn: people.crn })
      .from(people)
      .all()
      .map(({ crn }) => crn),
    booked: [
      ...new Set(
        db
          .select()
          .from(bookings)
          .where(eq(bookings.roster, roster))
          .all()
          .map(({ crn }) => crn),
      ),
    ],
    recorded: db
      .select()
      .from(appointments)
      .where(and(lt(appointments.date, today), eq(appointments.outcome, 'ATTC')))
      .all()
      .map(({ crn, eventNumber, id, version }) => ({ crn, eventNumber, id, version })),
  };
}

type Of = (subjects: Subjects, turn: number) => Omit<Asked, 'kind'>;

const get =
  (path: (subjects: Subjects, turn: number) => string): Of =>
  (subjects, turn) => ({ method: 'GET', path: path(subjects, turn) });
const oneOf = <T>(all: readonly T[], turn: number): T => all[(turn * 7_919) % all.length]!;

const recorded = 'outcome recorded';

const appointmentPath = ({ crn, eventNumber, id }: Subjects['recorded'][number]) =>
  `/v1/people/${crn}/requirements/${eventNumber}/appointments/${encodeURIComponent(id)}`;

/** What is asked, and how many times in so many: mostly looked at, now and then recorded. */
export const loadMix: { kind: string; share: number; of: Of }[] = [
  {
    kind: 'list of people',
    share: 15,
    of: get(({ region }, turn) => `/v1/people?region=${region}&page=${turn % 20}`),
  },
  { kind: 'list of sessions', share: 10, of: get(({ region }) => `/v1/sessions?region=${region}`) },
  { kind: 'list of those at risk', share: 5, of: get(({ region }) => `/v1/at-risk?region=${region}`) },
  {
    kind: 'hours of a person',
    share: 30,
    of: get(({ crns }, turn) => `/v1/people/${oneOf(crns, turn)}/hours`),
  },
  { kind: 'roster at a glance', share: 5, of: get(({ roster }) => `/v1/rosters/${roster}`) },
  {
    kind: 'bookings of a roster',
    share: 5,
    of: get(({ roster }) => `/v1/rosters/${roster}/bookings?by=project`),
  },
  { kind: 'people short on a roster', share: 5, of: get(({ roster }) => `/v1/rosters/${roster}/short`) },
  {
    kind: 'best places of a person',
    share: 5,
    of: get(({ roster, booked }, turn) => `/v1/rosters/${roster}/people/${oneOf(booked, turn)}/places`),
  },
  {
    kind: 'outcomes of an appointment',
    share: 18,
    of: get(({ recorded }, turn) => `${appointmentPath(oneOf(recorded, turn))}/outcomes`),
  },
  {
    kind: recorded,
    share: 2,
    of: ({ recorded }, turn) => {
      // Each is corrected once in a user's turn; the version stands for what they have read.
      const appointment = recorded.pop() ?? recorded[turn]!;
      return {
        method: 'POST',
        path: `${appointmentPath(appointment)}/outcome`,
        body: { version: appointment.version, outcome: 'ATTC', penaltyMinutes: 5 },
      };
    },
  },
];

/** The mix with so many records in a hundred requests instead of the usual. */
export function mixWith(records: number): typeof loadMix {
  return loadMix.map((one) => (one.kind === recorded ? { ...one, share: records } : one));
}

/** The requests of one user, without end. */
export function* askedBy(mix: typeof loadMix, subjects: Subjects, user: number): Generator<Asked, never> {
  const order = mix.flatMap((asked) => Array.from({ length: asked.share }, () => asked));
  for (let turn = user * 101; ; turn += 1) {
    const { kind, of } = order[(turn * 37) % order.length]!;
    yield { kind, ...of(subjects, turn) };
  }
}
