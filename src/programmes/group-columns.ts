import type { GroupRow } from '../../db/groups.ts';
import type { CsvColumns } from '../http/csv.ts';
import type { sessionsView } from './group-view.ts';

/** The columns of a list of groups as a table, named as in JSON. */
export const groupColumns: CsvColumns<GroupRow> = {
  id: ({ id }) => id,
  programme: ({ programme }) => programme,
  venue: ({ venue }) => venue,
  room: ({ room }) => room,
  sex: ({ sex }) => sex,
  delivery: ({ delivery }) => delivery,
  pattern: ({ pattern }) => pattern,
  state: ({ state }) => state,
  startsOn: ({ startsOn }) => startsOn,
};

type Sessions = ReturnType<typeof sessionsView>;

interface SessionRow {
  kind: 'group' | 'individual';
  id: string;
  number: number;
  module: string;
  date: string;
  from: string;
  to: string;
  status: string;
  room: string | null;
  facilitators: string;
  crn: string | null;
  catchUpFor: string | null;
}

/** The sessions of a group and the one-to-ones of its members as rows, by date and time. */
export function sessionRows({ sessions, oneToOnes }: Sessions): SessionRow[] {
  const rows: SessionRow[] = [
    ...sessions.map((one) => ({
      ...one,
      kind: 'group' as const,
      facilitators: one.facilitators.join(';'),
      crn: null,
    })),
    ...oneToOnes.map((one) => ({
      ...one,
      kind: 'individual' as const,
      room: null,
      facilitators: one.facilitator,
    })),
  ];
  const startOf = ({ date, from, id }: SessionRow) => `${date} ${from} ${id}`;
  return rows.sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
}

export const sessionColumns: CsvColumns<SessionRow> = {
  kind: ({ kind }) => kind,
  id: ({ id }) => id,
  number: ({ number }) => number,
  module: ({ module }) => module,
  date: ({ date }) => date,
  from: ({ from }) => from,
  to: ({ to }) => to,
  status: ({ status }) => status,
  room: ({ room }) => room,
  facilitators: ({ facilitators }) => facilitators,
  crn: ({ crn }) => crn,
  catchUpFor: ({ catchUpFor }) => catchUpFor,
};
