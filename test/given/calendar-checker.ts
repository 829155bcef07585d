import type { LaidSession, Layout, LayoutRequest } from '../../solver/groups/calendar/laid.ts';

/**
 * An independent reading of what a laid-out calendar must obey, from the words and with a calendar of its own: it
 * shares nothing with the code that lays out. Each thing broken is a sentence.
 */
interface Place {
  date: string;
  from: string;
  to: string;
}

const msADay = 86_400_000;
/** Days since some Monday. */
const dayOf = (date: string) =>
  Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse('1990-01-01T00:00:00Z')) / msADay);
const weekOf = (date: string) => Math.floor(dayOf(date) / 7);
const weekdayOf = (date: string) => (dayOf(date) % 7) + 1;
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const length = ({ from, to }: { from: string; to: string }) => minutes(to) - minutes(from);
const dateOf = (day: number) =>
  new Date(Date.parse('1990-01-01T00:00:00Z') + day * msADay).toISOString().slice(0, 10);

const placesOf = (session: LaidSession): readonly Place[] =>
  session.kind === 'group' ? [session] : session.places;

function closed({ place }: LayoutRequest, { date, from, to }: Place): boolean {
  if (place.bankHolidays.has(date)) return true;
  if (place.closures.some((closure) => closure.fromDate <= date && date <= closure.toDate)) return true;
  if (place.hours === null) return false;
  return !place.hours.some((open) => open.weekday === weekdayOf(date) && open.from <= from && open.to >= to);
}

/** Everything that a layout breaks. */
export function brokenIn(request: LayoutRequest, layout: Layout): string[] {
  return [
    ...incomplete(request, layout),
    ...outsideSlots(request, layout),
    ...betweenSessions(request, layout),
    ...tooMany(request, layout),
    ...tooFew(request, layout),
  ];
}

function incomplete({ template, people, startsOn }: LayoutRequest, { sessions }: Layout): string[] {
  const broken: string[] = [];
  if (sessions.length !== template.sessions.length) broken.push('not every session is laid');
  template.sessions.forEach(({ number, kind }, i) => {
    const laid = sessions[i];
    if (laid?.number !== number || laid.kind !== kind) broken.push(`${number} is not in its place`);
    else if (laid.kind === 'individual' && laid.places.length !== people)
      broken.push(`${number} has no room for everyone`);
    else if (placesOf(laid).some(({ date }) => date < startsOn)) broken.push(`${number} is before the start`);
  });
  return broken;
}

function outsideSlots(request: LayoutRequest, { sessions }: Layout): string[] {
  const { template, slots, oneToOnesAtOnce } = request;
  return sessions.flatMap((session) => {
    const range = template.sessions[session.number - 1]!.minutes;
    const places = placesOf(session);
    const broken: string[] = [];
    for (const place of places) {
      const same = slots.filter(
        (slot) => slot.kind === session.kind && slot.weekday === weekdayOf(place.date),
      );
      if (length(place) < range.min || length(place) > range.max)
        broken.push(`${session.number}: wrong length`);
      if (closed(request, place)) broken.push(`${session.number}: closed on ${place.date}`);
      if (session.kind === 'group') {
        const whole = same.some(
          (slot) => slot.from === place.from && Math.min(length(slot), range.max) === length(place),
        );
        if (!whole) broken.push(`${session.number}: not the slot`);
      } else {
        for (let minute = minutes(place.from); minute < minutes(place.to); minute += 5)
          if (!same.some((slot) => minutes(slot.from) <= minute && minute < minutes(slot.to))) {
            broken.push(`${session.number}: out of the individual slots`);
            break;
          }
        const beside = places.filter(
          (other) => other.date === place.date && other.from < place.to && place.from < other.to,
        );
        if (beside.length > oneToOnesAtOnce) broken.push(`${session.number}: more at once than facilitators`);
      }
    }
    return broken;
  });
}

/** Whichever place each member takes: order, days apart, gaps. */
function betweenSessions({ template }: LayoutRequest, { sessions }: Layout): string[] {
  const broken: string[] = [];
  for (const later of sessions)
    for (const earlier of sessions.slice(0, later.number - 1)) {
      const [a, b] = [template.sessions[earlier.number - 1]!, template.sessions[later.number - 1]!];
      const groups = template.sessions.filter(
        ({ number, kind }) => kind === 'group' && number > a.number && number <= b.number,
      ).length;
      const mayPass =
        a.kind === 'individual' &&
        b.kind === 'group' &&
        a.phase === b.phase &&
        groups <= template.individualLagSessions;
      const name = `${a.number} and ${b.number}`;
      for (const one of placesOf(earlier))
        for (const other of placesOf(later)) {
          const days = dayOf(other.date) - dayOf(one.date);
          if (Math.abs(days) < Math.max(1, template.leastDaysBetween)) broken.push(`${name}: too near`);
          if (days < 0 && !mayPass) broken.push(`${name}: out of order`);
          if (a.number === 1 && template.gaps.weeksAfterFirst > 0 && days < 7 * template.gaps.weeksAfterFirst)
            broken.push(`${name}: first gap`);
          if (a.phase !== 'review' && b.phase === 'review' && days < 7 * template.gaps.weeksBeforeReview)
            broken.push(`${name}: review gap`);
        }
    }
  return [...new Set(broken)];
}

/** Of the sessions that a member may have in a week. */
function tooMany({ template }: LayoutRequest, { sessions }: Layout): string[] {
  const numbers = new Map<number, Set<number>>();
  for (const session of sessions)
    for (const { date } of placesOf(session)) {
      const week = weekOf(date);
      numbers.set(week, (numbers.get(week) ?? new Set()).add(session.number));
    }
  return [...numbers].flatMap(([week, { size }]) =>
    size > template.sessionsAWeek.max ? [`week of ${dateOf(week * 7)}: ${size} sessions`] : [],
  );
}

/** A week inside may have fewer sessions than the least only where something is closed, a gap runs, or a one-to-one is due or so near. */
function tooFew(request: LayoutRequest, { sessions }: Layout): string[] {
  const { template, slots } = request;
  const weeks = sessions.flatMap((session) => placesOf(session).map(({ date }) => weekOf(date)));
  const lastOf = (number: number) =>
    Math.max(...placesOf(sessions[number - 1]!).map(({ date }) => dayOf(date)));
  const beforeReview = Math.max(
    ...template.sessions.flatMap(({ number, phase }) => (phase === 'review' ? [] : [lastOf(number)])),
  );
  const broken: string[] = [];
  for (let week = Math.min(...weeks) + 1; week < Math.max(...weeks); week += 1) {
    const monday = week * 7;
    const sure = sessions.filter((session) => placesOf(session).every(({ date }) => weekOf(date) === week));
    if (sure.length >= template.sessionsAWeek.min) continue;
    const somethingClosed = slots.some((slot) =>
      closed(request, { date: dateOf(monday + slot.weekday - 1), from: slot.from, to: slot.to }),
    );
    const oneToOneDue = template.sessions.some(
      ({ number, kind }) =>
        kind === 'individual' &&
        lastOf(number) > monday - template.leastDaysBetween &&
        (number === 1 || lastOf(number - 1) <= monday + 6),
    );
    const inGap =
      (template.gaps.weeksAfterFirst > 0 && monday <= lastOf(1) + 7 * template.gaps.weeksAfterFirst) ||
      (template.sessions.at(-1)!.phase === 'review' &&
        beforeReview <= monday + 6 &&
        monday <= beforeReview + 7 * template.gaps.weeksBeforeReview);
    if (!somethingClosed && !oneToOneDue && !inGap)
      broken.push(`week of ${dateOf(monday)}: only ${sure.length}`);
  }
  return broken;
}

/** Group sessions of a template without one-to-ones that could have been on an earlier day. */
export function couldBeEarlier(request: LayoutRequest, { sessions }: Layout): string[] {
  const { template, slots, startsOn } = request;
  const days: number[] = [];
  return sessions.flatMap((session) => {
    const own = placesOf(session)[0]!;
    const known = template.sessions[session.number - 1]!;
    for (let day = dayOf(startsOn); day < dayOf(own.date); day += 1) {
      const date = dateOf(day);
      const hasSlot = slots.some((slot) => {
        const to = minutes(slot.from) + Math.min(length(slot), known.minutes.max);
        const end = `${String(Math.floor(to / 60)).padStart(2, '0')}:${String(to % 60).padStart(2, '0')}`;
        return (
          slot.kind === 'group' &&
          slot.weekday === weekdayOf(date) &&
          length(slot) >= known.minutes.min &&
          !closed(request, { date, from: slot.from, to: end })
        );
      });
      const inWeek = days.filter((other) => Math.floor(other / 7) === Math.floor(day / 7)).length;
      const afterFirst = days.length === 0 || day - days[0]! >= 7 * template.gaps.weeksAfterFirst;
      const others = template.sessions.slice(0, session.number - 1);
      const review = others.every(
        ({ phase }, i) =>
          phase === 'review' ||
          known.phase !== 'review' ||
          day - days[i]! >= 7 * template.gaps.weeksBeforeReview,
      );
      const apart = days.every((other) => day - other >= template.leastDaysBetween);
      if (hasSlot && inWeek < template.sessionsAWeek.max && afterFirst && review && apart)
        return [`${session.number} could have been on ${date}`];
    }
    days.push(dayOf(own.date));
    return [];
  });
}
