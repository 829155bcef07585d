import { type IsoDate, lengthOf, minutesOf, type Time, timeOf } from '../solver/calendar.ts';
import { roomTaken } from '../solver/groups/opening/free.ts';
import type { OpeningBreach } from '../solver/groups/opening/nouns.ts';
import { breachesOf, personRules } from '../solver/groups/opening/person-rules.ts';
import { type Rescheduled, type RescheduleRefusal, reschedule } from '../solver/groups/relayout.ts';
import { roundOf } from '../solver/groups/rounds.ts';
import type { ProgrammeTemplate } from '../solver/groups/template.ts';
import type { DatedWindow } from '../solver/roster/problem.ts';
import type { Db, Tx } from './connect.ts';
import { type GroupDetail, groupDetailIn, present } from './group-detail.ts';
import { placeIn } from './group-place.ts';
import type { ByWhom } from './group-states.ts';
import { type MovedMeeting, moveMeetings } from './move-meetings.ts';
import { dayOf } from './open-group.ts';
import { placeablesIn } from './placeable.ts';
import { joinedAs, openingSettings } from './proposals.ts';
import { type Around, aroundOf, type Draft, newTimes } from './reschedule-around.ts';
import { draftOf } from './reschedule-draft.ts';

/** One group session is to have another time; it stays as long as it is. */
export interface NewTime {
  session: string;
  date: IsoDate;
  from: Time;
  /** Whether later sessions move too, where they must. */
  follow: boolean;
  /** Nothing is written: what would move is told. */
  dryRun: boolean;
}

/** What moves, old and new side by side, and who would then finish too late. */
export interface Moved {
  sessions: MovedMeeting[];
  oneToOnes: MovedMeeting[];
  finishesOn: IsoDate;
  late: { referral: string; crn: string; mustFinishBy: IsoDate; finishesOn: IsoDate }[];
}

export type NotMoved =
  | { refused: 'not-open'; state: string }
  | { refused: 'catch-up' }
  | { breaches: OpeningBreach[] };

/**
 * Gives one group session another time; later ones follow in the template's order if asked, and one-to-ones that would
 * then stand where they may not. Refused where a rule of the template, the venue, whoever holds a session or a member
 * stands against it: each is named, and nothing moves. Null: no such group or session.
 */
export async function rescheduleSession(
  db: Db,
  templates: readonly ProgrammeTemplate[],
  id: string,
  asked: NewTime,
  { at }: ByWhom,
): Promise<Moved | NotMoved | null> {
  return db.transaction(
    (tx) => {
      const group = groupDetailIn(tx, id);
      const session = group?.sessions.find((one) => one.id === asked.session);
      if (!group || !session) return null;
      if (group.state !== 'open') return { refused: 'not-open', state: group.state } as const;
      if (session.catchUpFor !== null) return { refused: 'catch-up' } as const;
      const around = aroundOf(tx, templates, group, dayOf(at));
      const to = timeOf(minutesOf(asked.from) + lengthOf(session));
      const time = { date: asked.date, from: asked.from, to };
      const moved = laidAnew(around, session, time, asked.follow);
      if (!moved.moved) return { breaches: [asBreach(moved)] };
      const draft = draftOf(around, moved, session.id);
      const breaches = breachesIn(tx, around, draft);
      if (breaches.length > 0) return { breaches };
      if (!asked.dryRun) moveMeetings(tx, around.template, id, draft);
      return {
        sessions: draft.sessions,
        oneToOnes: draft.oneToOnes,
        finishesOn: around.finishesOn(draft),
        late: lateIn(around, draft),
      };
    },
    { behavior: 'immediate' },
  );
}

function laidAnew(
  { group, template, today, found, slots, theirs }: Around,
  session: GroupDetail['sessions'][number],
  time: DatedWindow,
  laterFollow: boolean,
): Rescheduled | RescheduleRefusal {
  const round = roundOf(group.sessions, session);
  const moved = reschedule({
    ...{ template, slots, place: found.place.open, today, laterFollow },
    sessions: round.sessions,
    oneToOnes: theirs
      .filter(({ kind, catchUpFor }) => kind === 'individual' || catchUpFor !== null)
      .map((own) => ({ ...own, catchUp: own.catchUpFor !== null })),
    move: { number: session.number, ...time },
    mostWeeks: openingSettings(found.region, today).layoutMostWeeks,
  });
  if (!moved.moved || round.nextBeginsOn === null || moved.finishesOn < round.nextBeginsOn) return moved;
  const sentence = `session ${session.number} would move the end of this round to ${moved.finishesOn}, and the next begins on ${round.nextBeginsOn}`;
  return { moved: false, rule: 'order', number: session.number, sentence };
}

const asBreach = ({ rule, number, sentence }: RescheduleRefusal): OpeningBreach => ({
  ...{ rule, referral: null, crn: null, by: 1 },
  ...{ session: number, sentence },
});

const timeRules = personRules.filter(({ name }) => name === 'available' || name === 'busy');

function breachesIn(tx: Tx, around: Around, draft: Draft): OpeningBreach[] {
  const { group, template, today, found, theirs } = around;
  const times = newTimes(draft);
  const except = new Set(times.keys());
  const { place } = placeIn(tx, group.venue, group.room, { today, except })!;
  const room = draft.sessions.flatMap(({ number, new: time }): OpeningBreach[] => {
    const taken = roomTaken(place, time);
    const sentence = `${place.room} of ${place.venue} ${taken}, at the time of session ${number} on ${time.date}`;
    return taken === null
      ? []
      : [{ rule: 'room', referral: null, crn: null, session: number, by: 1, sentence }];
  });
  const referrals = present(group.members).map(({ referral }) => referral);
  const people = placeablesIn(tx, referrals, { ...found, today, except });
  const members = people.flatMap((person) => {
    const own = theirs.filter(({ referral, id }) => referral === person.referral && times.has(id));
    const sessions = own.map(({ id, number }) => ({ number, ...times.get(id)! }));
    return breachesOf(person, joinedAs(group, template, found, sessions, today), timeRules);
  });
  return [...room, ...draft.unstaffed, ...members, ...draft.unfit];
}

/** Those in the group who would attend after the day by which they must finish. */
function lateIn({ group, theirs }: Around, draft: Draft): Moved['late'] {
  const times = newTimes(draft);
  return present(group.members).flatMap(({ referral, crn, mustFinishBy }) => {
    const own = theirs.filter((one) => one.referral === referral);
    const finishesOn = own
      .map(({ id, date }) => times.get(id)?.date ?? date)
      .sort()
      .at(-1);
    return finishesOn !== undefined && finishesOn > mustFinishBy
      ? [{ referral, crn, mustFinishBy, finishesOn }]
      : [];
  });
}
