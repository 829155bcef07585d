import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { type IsoDate, lengthOf, minutesOf, type Time, timeOf } from '../solver/calendar.ts';
import { isAttended } from '../solver/groups/attendance.ts';
import { type CatchUpRefusal, type CatchUpTimes, catchUpTimes } from '../solver/groups/catch-up.ts';
import { catchUpBreach } from '../solver/groups/catch-up-check.ts';
import { roomTaken } from '../solver/groups/opening/free.ts';
import type { OpeningBreach } from '../solver/groups/opening/nouns.ts';
import { breachesOf, personRules } from '../solver/groups/opening/person-rules.ts';
import type { ProgrammeTemplate } from '../solver/groups/template.ts';
import type { DatedWindow } from '../solver/roster/problem.ts';
import type { Db, Tx } from './connect.ts';
import type { Meeting } from './group-attendance.ts';
import { type GroupDetail, groupDetailIn } from './group-detail.ts';
import { facilitatorsIn, type KeptPlace, patternIn, placeIn } from './group-place.ts';
import type { ByWhom } from './group-states.ts';
import { holdersOf, unknownFacilitators } from './holders.ts';
import { type RecordedSession, recordedSessions } from './member-progress.ts';
import { dayOf, writeOneToOnes } from './open-group.ts';
import { placeablesIn } from './placeable.ts';
import { joinedAs, templateOn } from './proposals.ts';
import { catchUpMembers, groupSessions, sessionFacilitators } from './schema.ts';

/** A session that makes up for one that members have missed. */
export interface NewCatchUp {
  missed: Meeting;
  referrals: readonly string[];
  date: IsoDate;
  from: Time;
  /** Null: the group's own. Of a one-to-one it says nothing. */
  room: string | null;
  /** Null: the first of the group's who are free. */
  facilitators: readonly string[] | null;
}

export type NotCaughtUp =
  | { unknown: { field: string; value: string }[] }
  | { refused: 'not-open'; state: string }
  | { breaches: OpeningBreach[] };

/**
 * Books a catch-up for members who have missed a session: as long as that was, held by as many as hold a one-to-one.
 * Every rule that is broken is told. Null: there is no such session in the group.
 */
export async function bookCatchUp(
  db: Db,
  templates: readonly ProgrammeTemplate[],
  id: string,
  asked: NewCatchUp,
  { at }: ByWhom,
): Promise<{ kept: string } | NotCaughtUp | null> {
  return db.transaction(
    (tx) => {
      const group = groupDetailIn(tx, id);
      const missed = group && meetingOf(group, asked.missed);
      if (!group || !missed) return null;
      if (group.state !== 'open') return { refused: 'not-open', state: group.state } as const;
      const today = dayOf(at);
      const template = templateOn(templates, group.programme, group.startsOn)!;
      const found = placeIn(tx, group.venue, asked.room ?? group.room, { today });
      const chosen = facilitatorsIn(tx, asked.facilitators ?? group.facilitators, { today });
      const unknown = unknownNames(asked, found, chosen);
      if (!found || unknown.length > 0) return { unknown };
      const to = timeOf(minutesOf(asked.from) + lengthOf(missed));
      const time = { date: asked.date, from: asked.from, to };
      const isOwn = 'oneToOne' in asked.missed;
      const held = holdersOf('a catch-up', template, chosen, time, asked.facilitators !== null, isOwn);
      const breaches = [
        ...asked.referrals.flatMap((referral) =>
          memberBreaches(tx, { group, template, found, today }, referral, missed, time),
        ),
        ...(isOwn ? [] : roomBreaches(found, time)),
        ...held.breaches,
      ];
      if (breaches.length > 0) return { breaches };
      const write = isOwn ? writeOwn : writeSession;
      return {
        kept: write(tx, group, {
          missed,
          referrals: asked.referrals,
          time,
          room: found.place.room,
          held: held.ids,
        }),
      };
    },
    { behavior: 'immediate' },
  );
}

/** Where a member may catch a missed session up, by their calendar, the slots and the venue. Null: no such session of theirs. */
export async function catchUpTimesOf(
  db: Db,
  templates: readonly ProgrammeTemplate[],
  id: string,
  meeting: Meeting,
  referral: string,
  today: IsoDate,
): Promise<CatchUpTimes | CatchUpRefusal | null> {
  return db.transaction((tx) => {
    const group = groupDetailIn(tx, id);
    const missed = group && meetingOf(group, meeting);
    if (!group || !missed) return null;
    const sessions = recordedSessions(tx, { referrals: [referral] });
    if (!sessions.some((session) => session.id === missed.id)) return null;
    const template = templateOn(templates, group.programme, group.startsOn)!;
    const { place } = placeIn(tx, group.venue, group.room, { today })!;
    const { slots } = patternIn(tx, group.pattern)!;
    return catchUpTimes({ template, missed, ...calendarOf(sessions), slots, place: place.open, today });
  });
}

type MeetingRow = DatedWindow & { id: string; number: number };

function meetingOf(group: GroupDetail, meeting: Meeting): MeetingRow | undefined {
  return 'session' in meeting
    ? group.sessions.find(({ id }) => id === meeting.session)
    : group.oneToOnes.find(({ id }) => id === meeting.oneToOne);
}

function unknownNames(asked: NewCatchUp, place: KeptPlace | null, facilitators: readonly { id: string }[]) {
  return [
    ...(place ? [] : [{ field: 'room', value: asked.room! }]),
    ...unknownFacilitators(asked.facilitators, facilitators),
  ];
}

/** What a member has, had and will have, as their catch-ups are counted and placed. */
function calendarOf(sessions: readonly RecordedSession[]) {
  const calendar = sessions.filter(({ status }) => status !== 'cancelled');
  const caughtUp = calendar.filter(
    ({ catchUpFor, recorded }) => catchUpFor !== null && (!recorded || isAttended(recorded.outcome)),
  ).length;
  return { calendar, caughtUp };
}

interface Around {
  group: GroupDetail;
  template: ProgrammeTemplate;
  found: KeptPlace;
  today: IsoDate;
}

/** What of a person is looked at: they are in the group already. */
const rules = personRules.filter(({ name }) => ['available', 'busy'].includes(name));

function memberBreaches(
  tx: Tx,
  { group, template, found, today }: Around,
  referral: string,
  missed: MeetingRow,
  time: DatedWindow,
): OpeningBreach[] {
  const [person] = placeablesIn(tx, [referral], { ...found, today });
  const member = group.members.find((one) => one.referral === referral);
  const crn = person?.crn ?? null;
  const breach = (rule: string, why: string): OpeningBreach[] => [
    { rule, referral, crn, session: missed.number, by: 1, sentence: `${crn ?? referral}${why}` },
  ];
  if (!person || !member || member.leftOn !== null) return breach('not-member', ' is not in the group');
  const sessions = recordedSessions(tx, { referrals: [referral] });
  const outcome = sessions.find(({ id }) => id === missed.id)?.recorded?.outcome;
  if (outcome === undefined || isAttended(outcome))
    return breach(
      'not-missed',
      ` has not missed session ${missed.number}: an absence must be recorded first`,
    );
  const madeUp = sessions.find(
    ({ catchUpFor, status, recorded }) =>
      catchUpFor === missed.id && status !== 'cancelled' && (!recorded || isAttended(recorded.outcome)),
  );
  if (madeUp)
    return breach('caught-up', ` has a catch-up for session ${missed.number} on ${madeUp.date} already`);
  const request = { template, missed, ...calendarOf(sessions), place: found.place.open, today };
  const misplaced = catchUpBreach(request, time);
  const joined = joinedAs(group, template, found, [{ ...time, number: missed.number }], today);
  return [
    ...(misplaced ? breach(misplaced.rule, `: ${misplaced.sentence}`) : []),
    ...breachesOf(person, joined, rules),
  ];
}

function roomBreaches({ place }: KeptPlace, time: DatedWindow): OpeningBreach[] {
  const clash = roomTaken({ ...place, open: { bankHolidays: new Set(), closures: [], hours: null } }, time);
  return clash === null
    ? []
    : [
        {
          rule: 'room',
          referral: null,
          crn: null,
          session: null,
          by: 1,
          sentence: `${place.room} ${clash} then`,
        },
      ];
}

interface Booked {
  missed: MeetingRow;
  referrals: readonly string[];
  time: DatedWindow;
  room: string;
  held: readonly string[];
}

function writeSession(tx: Tx, group: GroupDetail, { missed, referrals, time, room, held }: Booked): string {
  const many = tx
    .select({ n: sql<number>`count(*)` })
    .from(groupSessions)
    .where(and(eq(groupSessions.group, group.id), isNotNull(groupSessions.catchUpFor)))
    .get()!.n;
  const id = `${group.id}-catch-up-${many + 1}`;
  const { number } = missed;
  tx.insert(groupSessions)
    .values({
      id,
      group: group.id,
      number,
      ...time,
      venue: group.venue,
      room,
      status: 'planned',
      catchUpFor: missed.id,
    })
    .run();
  for (const facilitator of held) tx.insert(sessionFacilitators).values({ session: id, facilitator }).run();
  for (const referral of referrals) tx.insert(catchUpMembers).values({ session: id, referral }).run();
  return id;
}

function writeOwn(tx: Tx, group: GroupDetail, { missed, referrals, time, held }: Booked): string {
  const { number, id: catchUpFor } = missed;
  const [referral] = referrals;
  return writeOneToOnes(tx, group.id, [
    { referral: referral!, number, ...time, facilitator: held[0]!, catchUpFor },
  ])[0]!;
}
