import { addDays, daysAWeek, type IsoDate, lengthOf, weekdayOf } from '../calendar.ts';
import { grouped } from '../grouped.ts';
import type { DatedWindow } from '../roster/problem.ts';
import { type DatedSession, type Misplaced, misplacedAmong } from './calendar/member-rules.ts';
import { closedFor, type OpenTimes } from './calendar/open-times.ts';
import { type Slot, sessionIn, slotsOn } from './calendar/slots.ts';
import type { ProgrammeTemplate } from './template.ts';

export type SessionStatus = 'planned' | 'held' | 'cancelled';

/** A group session on its day, catch-ups apart. */
export interface BookedSession extends DatedWindow {
  number: number;
  status: SessionStatus;
}

/** A one-to-one of a member, in the template's order or (`catchUp`) of a session that was missed. */
export interface BookedOneToOne extends DatedWindow {
  id: string;
  referral: string;
  number: number;
  status: SessionStatus;
  catchUp: boolean;
}

/** One group session is to have another time. */
export interface Reschedule {
  template: ProgrammeTemplate;
  slots: readonly Slot[];
  place: OpenTimes;
  today: IsoDate;
  sessions: readonly BookedSession[];
  oneToOnes: readonly BookedOneToOne[];
  move: DatedWindow & { number: number };
  /** Whether later sessions move too, where they must. */
  laterFollow: boolean;
  /** Weeks from its own day in which a later session must find another: `layoutMostWeeks` of the policy. */
  mostWeeks: number;
}

export interface MovedSession {
  number: number;
  old: DatedWindow;
  new: DatedWindow;
}

export interface Rescheduled {
  moved: true;
  /** Old and new side by side, the session asked for first, then those that follow; what keeps its time is not here. */
  sessions: readonly MovedSession[];
  /** Ids of planned one-to-ones that now stand where they may not: they need another time. */
  oneToOnesOutOfPlace: readonly string[];
  /** The day of the last group session. */
  finishesOn: IsoDate;
}

export interface RescheduleRefusal {
  moved: false;
  rule: Misplaced['rule'] | 'unknown' | 'past' | 'length' | 'closed' | 'no-date';
  /** The session that stands in the way, or cannot be there. */
  number: number;
  sentence: string;
}

/**
 * What a group's calendar becomes when one session has another time. Without `laterFollow` all others keep theirs. With
 * it, each later one in the template's order keeps its time where it still may, and else has the first slot after it that
 * is open and obeys the order, the days apart, the week and the gaps. Past and held ones never move.
 */
export function reschedule(request: Reschedule): Rescheduled | RescheduleRefusal {
  const { template, move, today } = request;
  const standing = request.sessions
    .filter(({ status }) => status !== 'cancelled')
    .toSorted((a, b) => a.number - b.number);
  const asked = standing.find(({ number }) => number === move.number);
  const wrong = wrongAtOnce(request, asked);
  if (wrong) return wrong;
  const isFixed = (session: BookedSession) => session.status === 'held' || session.date < today;
  const stays = (session: BookedSession) =>
    session.number < move.number || isFixed(session) || !request.laterFollow;
  const placed: DatedSession[] = standing.filter((one) => one !== asked && stays(one));
  const [broken] = misplaced(request, move, placed);
  if (broken) {
    const advice = !request.laterFollow && broken.number > move.number ? ': let later sessions follow' : '';
    const sentence = `session ${broken.number} ${broken.sentence}${advice}`;
    return { moved: false, rule: broken.rule, number: broken.number, sentence };
  }
  placed.push(move);
  const sessions: MovedSession[] = changed(asked!, move);
  for (const session of standing.filter((one) => one !== asked && !stays(one))) {
    const time = firstTime(request, session, placed);
    if (!time) {
      const sentence = `session ${session.number} finds no slot within ${request.mostWeeks} weeks of ${session.date}`;
      return { moved: false, rule: 'no-date', number: session.number, sentence };
    }
    placed.push({ number: session.number, date: time.date });
    sessions.push(...changed(session, time));
  }
  return {
    moved: true,
    sessions,
    oneToOnesOutOfPlace: outOfPlace(template, request.oneToOnes, placed, today),
    finishesOn: placed
      .map(({ date }) => date)
      .sort()
      .at(-1)!,
  };
}

function wrongAtOnce(
  { template, move, today, place }: Reschedule,
  asked: BookedSession | undefined,
): RescheduleRefusal | null {
  const refused = (rule: RescheduleRefusal['rule'], sentence: string): RescheduleRefusal => ({
    moved: false,
    rule,
    number: move.number,
    sentence: `session ${move.number} ${sentence}`,
  });
  if (!asked) return refused('unknown', 'is not a group session of this group');
  if (asked.status === 'held' || asked.date < today) return refused('past', 'has been held: it cannot move');
  if (move.date < today) return refused('past', `cannot be on ${move.date}: that day is past`);
  const { min, max } = template.sessions[move.number - 1]!.minutes;
  if (lengthOf(move) < min || lengthOf(move) > max)
    return refused('length', `must be ${min === max ? min : `${min} to ${max}`} minutes long`);
  const closed = closedFor(place, move.date, move);
  return closed ? refused('closed', `cannot be on ${move.date}: ${closed.reason}`) : null;
}

const windowOf = ({ date, from, to }: DatedWindow): DatedWindow => ({ date, from, to });

function changed(session: BookedSession, time: DatedWindow): MovedSession[] {
  const isSame = session.date === time.date && session.from === time.from && session.to === time.to;
  return isSame ? [] : [{ number: session.number, old: windowOf(session), new: windowOf(time) }];
}

/** What a group session would break among those placed, and for each member among the one-to-ones that were held. */
function misplaced(
  { template, oneToOnes }: Reschedule,
  session: DatedSession,
  placed: readonly DatedSession[],
) {
  const held = oneToOnes.filter(({ status, catchUp }) => status === 'held' && !catchUp);
  const members = [[], ...grouped(held, ({ referral }) => referral).values()];
  return members.flatMap((own) => misplacedAmong(template, session, [...placed, ...own]));
}

/** The session's own time where it may keep it, else the first slot that it may have. */
function firstTime(
  request: Reschedule,
  session: BookedSession,
  placed: readonly DatedSession[],
): DatedWindow | null {
  const { number } = session;
  const may = (time: DatedWindow) =>
    closedFor(request.place, time.date, time) === null &&
    misplaced(request, { number, date: time.date }, placed).length === 0;
  if (may(session)) return session;
  const { minutes } = request.template.sessions[number - 1]!;
  for (let days = 0; days < request.mostWeeks * daysAWeek; days += 1) {
    const date = addDays(session.date, days);
    for (const slot of slotsOn(request.slots, 'group', weekdayOf(date))) {
      const window = sessionIn(slot, minutes);
      if (window && may({ date, ...window })) return { date, ...window };
    }
  }
  return null;
}

/** Planned one-to-ones to come that break a rule of their member's calendar; a catch-up has no place in the order. */
function outOfPlace(
  template: ProgrammeTemplate,
  oneToOnes: readonly BookedOneToOne[],
  placed: readonly DatedSession[],
  today: IsoDate,
): string[] {
  const standing = oneToOnes.filter(({ status }) => status !== 'cancelled');
  return standing
    .filter(({ status, date }) => status === 'planned' && date >= today)
    .filter((one) => {
      const own = standing.filter(
        (other) => other !== one && other.referral === one.referral && !other.catchUp,
      );
      const broken = misplacedAmong(template, one, [
        ...placed.filter(({ number }) => number !== one.number),
        ...own.filter(({ number }) => number !== one.number),
      ]);
      return broken.some(({ rule }) => !one.catchUp || rule === 'apart' || rule === 'week');
    })
    .map(({ id }) => id);
}
