import type { z } from '@hono/zod-openapi';
import type { CsvColumns } from '../http/csv.ts';
import type { memberSchema, programmeSessionsSchema } from './member-schemas.ts';

type Member = z.infer<typeof memberSchema>;
type Session = z.infer<typeof programmeSessionsSchema>['content'][number];

/** The columns of who is in a group as a table. */
export const memberColumns: CsvColumns<Member> = {
  referral: ({ referral }) => referral,
  crn: ({ crn }) => crn,
  state: ({ state }) => state,
  joinedAtSession: ({ joinedAtSession }) => joinedAtSession,
  leftOn: ({ leftOn }) => leftOn,
  mustFinishBy: ({ mustFinishBy }) => mustFinishBy,
  sessionsDone: ({ progress }) => progress.done.length,
  sessions: ({ progress }) => progress.sessions,
  missed: ({ progress }) => progress.missed.join(';'),
  nextOn: ({ progress }) => progress.next?.date ?? null,
  finishesOn: ({ progress }) => progress.finishesOn,
  inTime: ({ progress }) => progress.inTime,
};

/** The columns of a person's programme sessions as a table. */
export const programmeSessionColumns: CsvColumns<Session> = {
  programme: ({ programme }) => programme,
  group: ({ group }) => group,
  kind: ({ kind }) => kind,
  number: ({ number }) => number,
  date: ({ date }) => date,
  from: ({ from }) => from,
  to: ({ to }) => to,
  venue: ({ venue }) => venue,
  status: ({ status }) => status,
  outcome: ({ outcome }) => outcome,
};
