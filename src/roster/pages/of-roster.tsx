import type { z } from '@hono/zod-openapi';
import type { IsoDate, Time } from '../../../solver/calendar.ts';
import { addDays, daysAWeek } from '../../../solver/calendar.ts';
import { dayInWords } from '../../http/in-words.ts';
import { type Ask, at } from '../../pages/ask.ts';
import { allOf } from '../../pages/lists.ts';
import { A } from '../../pages/parts/text.tsx';
import { timesInWords } from '../../pages/words.ts';
import type { rosterRowSchema } from '../schemas.ts';
import type { RosterView } from '../view.ts';

/** What the pages that mend a roster share: the roster, its week's sessions, and how these are told. */

export type RosterRow = z.infer<typeof rosterRowSchema>;

/** The roster that an address names. */
export const rosterOf = (ask: Ask, id: string): Promise<RosterView> => ask.get(at`/v1/rosters/${id}`);

/** A session as it is told: what, where and when. */
export interface SessionTold {
  session: string;
  projectName: string;
  date: IsoDate;
  from: Time;
  to: Time;
}

/** A session in the week of a roster, whatever has become of it. */
export interface WeekSession extends SessionTold {
  project: string;
  capacity: number;
  status: string;
}

type Area = Pick<RosterView, 'region' | 'pdu' | 'weekStart'>;

/** The sessions of a roster's week by id, in order of date, time and project. */
export async function sessionsOf(
  ask: Ask,
  { region, pdu, weekStart }: Area,
): Promise<ReadonlyMap<string, WeekSession>> {
  const week = { dateFrom: weekStart, dateTo: addDays(weekStart, daysAWeek - 1) };
  const sessions = await allOf<Omit<WeekSession, 'session' | 'projectName'> & { id: string }>(
    ask,
    '/v1/sessions',
    { region, pdu, ...week },
  );
  const projects = await allOf<{ code: string; name: string }>(ask, '/v1/projects', { region, pdu });
  const names = new Map(projects.map(({ code, name }) => [code, name]));
  const told = sessions.map(({ id, ...session }) => ({
    ...session,
    session: id,
    projectName: names.get(session.project) ?? session.project,
  }));
  const order = ({ date, from, projectName }: WeekSession) => `${date} ${from} ${projectName}`;
  told.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return new Map(told.map((session) => [session.session, session]));
}

/** Rosters of the same area and week, the latest made first. */
export async function versionsOf(ask: Ask, { region, pdu, weekStart }: Area): Promise<RosterRow[]> {
  const rows = await allOf<RosterRow>(ask, '/v1/rosters', { region, pdu, weekStart });
  return rows.filter((row) => row.pdu === pdu);
}

/** The version that holds; undefined: none is published. */
export const publishedAmong = (versions: readonly RosterRow[]): RosterRow | undefined =>
  versions.find(({ state }) => state === 'published');

/** A session in a phrase: "Brent garden, Monday 30 November, 9:00am to 4:00pm". */
export const sessionInWords = ({ projectName, date, from, to }: SessionTold): string =>
  `${projectName}, ${dayInWords(date)}, ${timesInWords(from, to)}`;

/** A session by its key, where the week may have it no more. */
export const sessionNamed = (sessions: ReadonlyMap<string, SessionTold>, id: string): string => {
  const session = sessions.get(id);
  return session === undefined ? id : sessionInWords(session);
};

/** Where the page of a session of a roster is. */
export const sessionHref = (roster: number, session: string) => at`/rosters/${roster}/sessions/${session}`;

/** Where the page of a person in a roster is. */
export const personHref = (roster: number, crn: string) => at`/rosters/${roster}/people/${crn}`;

/** A link to a person in a roster. */
export const PersonLink = ({ roster, crn }: { roster: number; crn: string }) => (
  <A href={personHref(roster, crn)}>{crn}</A>
);

/** Where a step of `move` is looked at before it is taken. `giveUp`: sessions that they would leave for it. */
export function moveHref(
  roster: number,
  crn: string,
  { to, giveUp }: { to: string; giveUp: readonly string[] },
): string {
  const [from = 'none', ...leave] = giveUp;
  const query = new URLSearchParams({ from, to });
  for (const one of leave) query.append('leave', one);
  return `${personHref(roster, crn)}/move?${query}`;
}

/** Said above what only a draft lets one do. */
export const NotADraft = ({ roster }: { roster: Pick<RosterView, 'id' | 'state'> }) => (
  <div class="govuk-inset-text">
    {`This roster is ${roster.state}, so it stays as it is: only a draft can be changed. You can look at what a change would do. To make one, `}
    <A href="/rosters/new">run the week again</A>
    {' for a new draft.'}
  </div>
);
