import type { Db } from '../../db/connect.ts';
import type { Page, Paged } from '../../db/lists.ts';
import { type BookedSession, bookedSessions } from '../../db/rosters.ts';
import { byText } from '../../solver/by-text.ts';
import type { IsoDate, Time } from '../../solver/calendar.ts';
import { grouped } from '../../solver/grouped.ts';
import { factsOf } from '../../solver/roster/facts.ts';
import { bookingKey, type Crn, type ProjectCode, type SessionId } from '../../solver/roster/problem.ts';
import type { CsvColumns } from '../http/csv.ts';
import type { RosterInWeek } from './in-week.ts';
import { rosterInWeek } from './remembered.ts';

/** One person on one session, with all that a letter or a list on a wall says of it. */
export interface BookingView {
  crn: Crn;
  session: SessionId;
  project: ProjectCode;
  projectName: string;
  date: IsoDate;
  from: Time;
  to: Time;
  creditMinutes: number;
  /** One way; null where it is not known any more. */
  travelMinutes: number | null;
  pinned: boolean;
  /** False: the week as it is now has no such person or session (stood down, say): it cannot be kept. */
  inWeek: boolean;
}

/** Bookings that belong together: of a project (name: the project's), a date or a person. */
export interface BookingGroup {
  key: string;
  name: string | null;
  people: number;
  bookings: BookingView[];
}

export const groupings = ['project', 'day', 'person'] as const;
export type Grouping = (typeof groupings)[number];

export interface BookingFilter {
  project?: ProjectCode | undefined;
  date?: IsoDate | undefined;
  crn?: Crn | undefined;
}

const groupKeys: Record<Grouping, (booking: BookingView) => string> = {
  project: (booking) => booking.project,
  day: (booking) => booking.date,
  person: (booking) => booking.crn,
};

/** A page of groups of a roster's bookings, by key, each by date, session and crn; null: there is no such roster. */
export async function bookingGroups(
  db: Db,
  id: number,
  by: Grouping,
  filter: BookingFilter,
  page: Page,
): Promise<Paged<BookingGroup> | null> {
  const asked = await bookingsAsked(db, id, filter);
  if (!asked) return null;
  const groups = [...grouped(asked, groupKeys[by])].sort(([a], [b]) => byText(a, b));
  const rows = groups
    .slice(page.number * page.size, (page.number + 1) * page.size)
    .map(([key, bookings]) => ({
      key,
      name: by === 'project' ? bookings[0]!.projectName : null,
      people: new Set(bookings.map((booking) => booking.crn)).size,
      bookings,
    }));
  return { rows, total: groups.length };
}

/** The bookings of a roster that are asked for, by date, session and crn; null: there is no such roster. */
export async function bookingsAsked(
  db: Db,
  id: number,
  filter: BookingFilter,
): Promise<BookingView[] | null> {
  const all = await bookingViews(db, id);
  return (
    all?.filter(
      ({ project, date, crn }) =>
        (filter.project ?? project) === project &&
        (filter.date ?? date) === date &&
        (filter.crn ?? crn) === crn,
    ) ?? null
  );
}

/** The bookings of a roster as a table. */
export const bookingColumns: CsvColumns<BookingView> = {
  crn: ({ crn }) => crn,
  date: ({ date }) => date,
  from: ({ from }) => from,
  to: ({ to }) => to,
  session: ({ session }) => session,
  project: ({ project }) => project,
  projectName: ({ projectName }) => projectName,
  creditMinutes: ({ creditMinutes }) => creditMinutes,
  travelMinutes: ({ travelMinutes }) => travelMinutes,
  pinned: ({ pinned }) => pinned,
  inWeek: ({ inWeek }) => inWeek,
};

/** Of each roster that is remembered: it is asked for page by page. */
const known = new WeakMap<RosterInWeek, readonly BookingView[]>();

async function bookingViews(db: Db, id: number): Promise<readonly BookingView[] | null> {
  const found = await rosterInWeek(db, id);
  if (!found) return null;
  const views = known.get(found) ?? viewsOf(found, await bookedSessions(db, id));
  known.set(found, views);
  return views;
}

function viewsOf({ roster, week, outOfWeek }: RosterInWeek, booked: BookedSession[]): BookingView[] {
  const sessions = new Map(booked.map((session) => [session.id, session]));
  const facts = factsOf(week.problem, []);
  const pinned = new Set(roster.pins.map(bookingKey));
  const out = new Set(outOfWeek.map(({ crn, session }) => bookingKey([crn, session])));
  const views = roster.bookings.map((booking): BookingView => {
    const [crn, session] = booking;
    const { id: _, ...place } = sessions.get(session)! satisfies BookedSession;
    const key = bookingKey(booking);
    return {
      crn,
      session,
      ...place,
      travelMinutes: facts.travelMinutes(crn, place.project) ?? null,
      pinned: pinned.has(key),
      inWeek: !out.has(key),
    };
  });
  return views.sort(
    (a, b) =>
      byText(a.date, b.date) ||
      byText(a.from, b.from) ||
      byText(a.session, b.session) ||
      byText(a.crn, b.crn),
  );
}
