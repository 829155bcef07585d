import { addDays, daysAWeek, type IsoDate, overlaps, weekdayOf } from '../calendar.ts';
import type { DatedWindow } from '../roster/problem.ts';
import { matchEarliest } from './calendar/match.ts';
import { type DatedSession, misplacedAmong } from './calendar/member-rules.ts';
import { closedFor, type OpenTimes } from './calendar/open-times.ts';
import { oneToOnesIn, type Slot, slotsOn } from './calendar/slots.ts';
import { freeFacilitator } from './candidates/diary.ts';
import type { Facilitator } from './candidates/nouns.ts';
import { type AvailabilityException, type AvailableWindow, isAvailable } from './opening/free.ts';
import type { ProgrammeTemplate } from './template.ts';

/** A member whose one-to-ones are to have times. */
export interface Attending {
  referral: string;
  /** Week after week; between dates where they are given, inclusive. */
  availability: readonly AvailableWindow[];
  /** Dates on which the weekly windows do not hold. */
  exceptions?: readonly AvailabilityException[] | undefined;
  busy: readonly DatedWindow[];
  /** The first day on which they can begin; undefined: any. */
  readyFrom?: IsoDate | undefined;
  mustFinishBy: IsoDate;
  /** Numbers of the one-to-ones that need a time, in order. */
  numbers: readonly number[];
  /** The group sessions that the member attends, and one-to-ones that stand already. */
  calendar: readonly DatedSession[];
}

export interface OneToOneRequest {
  template: ProgrammeTemplate;
  /** The first day that may be used. */
  from: IsoDate;
  members: readonly Attending[];
  slots: readonly Slot[];
  place: OpenTimes;
  /** Those who may hold them, the group's own first; the group's sessions are among their bookings. */
  facilitators: readonly Facilitator[];
  /** `lastOneToOneWithinWeeks` of the policy. */
  lastWithinWeeks: number;
}

export interface FittedOneToOne extends DatedWindow {
  referral: string;
  number: number;
  facilitators: readonly string[];
}

/** What keeps a member from every time at which a one-to-one could be held; the last that does where several do. */
export type NotFittedBecause = 'no-slot' | 'ready' | 'available' | 'busy' | 'calendar' | 'finish' | 'taken';

export interface NotFitted {
  referral: string;
  number: number;
  because: NotFittedBecause;
  sentence: string;
}

export interface OneToOnes {
  fitted: readonly FittedOneToOne[];
  notFitted: readonly NotFitted[];
}

const sentences: Readonly<Record<NotFittedBecause, string>> = {
  'no-slot': 'no individual slot with a free facilitator lies between the sessions around it',
  ready: 'is ready only after every time at which it could be held',
  available: 'is not free at any time at which it could be held',
  busy: 'is busy whenever it could be held',
  calendar: 'has other sessions too near every time at which it could be held',
  finish: 'must finish before any time at which it could be held',
  taken: 'others have all the times at which it could be held',
};

/**
 * A time for every one-to-one of every member: in an individual slot while the place is open and a facilitator is free,
 * when the member is, and where it obeys the rules of the member's own calendar. Number after number, as many members have a
 * time for it as can have one, which is exact; where one then finds no time for a later number, those whom that befalls are
 * given all their times before the others in another attempt, and the best attempt is the answer.
 */
export function fitOneToOnes(request: OneToOneRequest): OneToOnes {
  let turns: (readonly number[])[] = [[...request.members.keys()]];
  let best: OneToOnes | undefined;
  for (let attempt = 0; attempt <= request.members.length; attempt += 1) {
    const found = attemptIn(request, turns);
    if (!best || found.notFitted.length < best.notFitted.length) best = found;
    const failed = new Set(found.notFitted.map(({ referral }) => referral));
    const isFailed = (index: number) => failed.has(request.members[index]!.referral);
    const first = turns.flat().filter(isFailed);
    if (first.length === 0) break;
    // Everyone in one turn has failed: the next attempt would be the same.
    if (turns.some((turn) => turn.length === first.length && turn.length === request.members.length)) break;
    turns = [first, ...turns.map((turn) => turn.filter((index) => !isFailed(index)))];
  }
  return best!;
}

/** A window on a day, and the facilitators who are free in it. */
interface Opening extends DatedWindow {
  free: readonly Facilitator[];
}

/** An attempt as it is made. */
interface Attempt extends OneToOnes {
  fitted: FittedOneToOne[];
  notFitted: NotFitted[];
  /** Of each member, with the times given so far. */
  calendars: readonly DatedSession[][];
  /** Of each facilitator, by this attempt. */
  booked: Map<string, DatedWindow[]>;
}

/** Times for the members of one turn after the other; within a turn for one number after the other. */
function attemptIn(request: OneToOneRequest, turns: readonly (readonly number[])[]): OneToOnes {
  const { members } = request;
  const attempt: Attempt = {
    fitted: [],
    notFitted: [],
    calendars: members.map(({ calendar }) => [...calendar]),
    booked: new Map(),
  };
  const numbers = [...new Set(members.flatMap((member) => member.numbers))].sort((a, b) => a - b);
  for (const turn of turns)
    for (const number of numbers)
      fitNumber(
        request,
        attempt,
        number,
        turn.filter((index) => members[index]!.numbers.includes(number)),
      );
  const place = new Map(members.map(({ referral }, index) => [referral, index]));
  const inOrder = <T extends { referral: string; number: number }>(rows: readonly T[]) =>
    rows.toSorted((a, b) => place.get(a.referral)! - place.get(b.referral)! || a.number - b.number);
  return { fitted: inOrder(attempt.fitted), notFitted: inOrder(attempt.notFitted) };
}

/** A time of one number for as many of some members as can have one. */
function fitNumber(
  request: OneToOneRequest,
  { fitted, notFitted, calendars, booked }: Attempt,
  number: number,
  asking: readonly number[],
): void {
  const { template, members } = request;
  const ends = asking.map((index) => lastDay(request, number, calendars[index]!));
  const openings = openingsUntil(request, number, ends, booked);
  const each = template.facilitators.individual;
  const places = openings.flatMap((opening, o) =>
    Array.from({ length: Math.floor(opening.free.length / each) }, () => o),
  );
  const against = asking.map((index, a) => {
    const kept = keptFrom(template, members[index]!, number, ends[a]!, calendars[index]!);
    return openings.map(kept);
  });
  const match = matchEarliest(asking.length, places.length, (a, p) => against[a]![places[p]!] === null);
  const besides = new Map<number, number>();
  asking.forEach((index, a) => {
    const { referral } = members[index]!;
    const place = match[a] ?? null;
    if (place === null) {
      const because = reasonOf(against[a]!);
      notFitted.push({ referral, number, because, sentence: `one-to-one ${number}: ${sentences[because]}` });
      return;
    }
    const opening = places[place]!;
    const beside = besides.get(opening) ?? 0;
    besides.set(opening, beside + 1);
    const { date, from, to, free } = openings[opening]!;
    const facilitators = free.slice(beside * each, (beside + 1) * each).map(({ id }) => id);
    for (const id of facilitators) booked.set(id, [...(booked.get(id) ?? []), { date, from, to }]);
    calendars[index]!.push({ number, date });
    fitted.push({ referral, number, date, from, to, facilitators });
  });
}

/** The last day on which a member's one-to-one may be: before the group session that may not pass it, or weeks after its turn. */
function lastDay(
  { template, from, lastWithinWeeks }: OneToOneRequest,
  number: number,
  calendar: readonly DatedSession[],
): IsoDate {
  const later = calendar.filter((one) => one.number > number);
  const barriers = later.filter(({ date, number: other }) =>
    misplacedAmong(template, { number, date: addDays(date, 1) }, [{ number: other, date }]).some(
      ({ rule }) => rule === 'order',
    ),
  );
  const turn = calendar
    .filter((one) => one.number < number)
    .reduce((last, { date }) => (date > last ? date : last), from);
  const ends = barriers.map(({ date }) => addDays(date, -1));
  return ends.sort()[0] ?? addDays(turn, lastWithinWeeks * daysAWeek);
}

function openingsUntil(
  { template, from, slots, place, facilitators }: OneToOneRequest,
  number: number,
  ends: readonly IsoDate[],
  booked: ReadonlyMap<string, readonly DatedWindow[]>,
): Opening[] {
  const { minutes } = template.sessions[number - 1]!;
  const until = ends.reduce((last, date) => (date > last ? date : last), '');
  const isFree = facilitators.map((one) =>
    freeFacilitator({ ...one, booked: [...one.booked, ...(booked.get(one.id) ?? [])] }),
  );
  const openings: Opening[] = [];
  for (let date = from; date <= until; date = addDays(date, 1))
    for (const window of oneToOnesIn(slotsOn(slots, 'individual', weekdayOf(date)), minutes)) {
      if (closedFor(place, date, window)) continue;
      const free = facilitators.filter((_, i) => isFree[i]!({ date, ...window }));
      if (free.length >= template.facilitators.individual) openings.push({ date, ...window, free });
    }
  return openings;
}

type Kept = Exclude<NotFittedBecause, 'taken'>;

/** What keeps a member from an opening; null: nothing. Each day is looked at once. */
function keptFrom(
  template: ProgrammeTemplate,
  { readyFrom = '', mustFinishBy, availability, exceptions = [], busy }: Attending,
  number: number,
  end: IsoDate,
  calendar: readonly DatedSession[],
): (opening: Opening) => Kept | null {
  const others = calendar.filter((one) => one.number !== number);
  const keptFromDay = (date: IsoDate): Kept | null => {
    const broken = misplacedAmong(template, { number, date }, others);
    // Out of its place in the order it is no time at which this one could be held.
    if (date > end || broken.some(({ rule }) => rule !== 'apart' && rule !== 'week')) return 'no-slot';
    if (date < readyFrom) return 'ready';
    if (date > mustFinishBy) return 'finish';
    return broken.length > 0 ? 'calendar' : null;
  };
  const days = new Map<IsoDate, Kept | null>();
  return (opening) => {
    const { date } = opening;
    if (!days.has(date)) days.set(date, keptFromDay(date));
    const kept = days.get(date) ?? null;
    if (kept) return kept;
    if (!isAvailable({ availability, exceptions }, opening)) return 'available';
    return busy.some((one) => one.date === date && overlaps(one, opening)) ? 'busy' : null;
  };
}

/** The reason that comes nearest to a time: the last in this order among those of the openings. */
const reasonsInOrder: readonly NotFittedBecause[] = [
  'no-slot',
  'ready',
  'finish',
  'calendar',
  'available',
  'busy',
];

function reasonOf(against: readonly (NotFittedBecause | null)[]): NotFittedBecause {
  if (against.includes(null)) return 'taken';
  return reasonsInOrder.findLast((reason) => against.includes(reason)) ?? 'no-slot';
}
