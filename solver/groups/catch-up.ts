import { addDays, type IsoDate, weekdayOf } from '../calendar.ts';
import type { DatedWindow } from '../roster/problem.ts';
import { type DatedSession, misplacedAmong } from './calendar/member-rules.ts';
import { closedFor, type OpenTimes } from './calendar/open-times.ts';
import { oneToOnesIn, type Slot, slotsOn } from './calendar/slots.ts';
import type { ProgrammeTemplate } from './template.ts';

/** A session that a member has missed. */
export interface Missed {
  template: ProgrammeTemplate;
  missed: DatedSession;
  /** Sessions that the member has caught up, or is booked to. */
  caughtUp: number;
  /** The days of all group sessions and of the member's one-to-ones, past and to come; catch-ups too. */
  calendar: readonly DatedSession[];
  slots: readonly Slot[];
  place: OpenTimes;
  today: IsoDate;
}

export interface CatchUpTimes {
  possible: true;
  from: IsoDate;
  /** The last day, and what sets it. */
  until: IsoDate;
  untilBecause: 'within-days' | 'next-module';
  /** Individual slots of those days that the member's other sessions leave. */
  times: readonly DatedWindow[];
}

export interface CatchUpRefusal {
  possible: false;
  rule: 'cap' | 'deadline' | 'no-slot';
  sentence: string;
}

/** The days on which a missed session may be caught up; `no-slot` is never among the refusals here. */
export type CatchUpDays = Omit<CatchUpTimes, 'times'>;

/**
 * Where the catch-up of a missed session may lie: within the days that the template gives, before the next module begins
 * where it says so, in an individual slot that is open, on none of the member's other days, as far from them and as few
 * a week as the template asks. It has no place in the order of sessions.
 */
export function catchUpTimes(request: Missed): CatchUpTimes | CatchUpRefusal {
  const days = catchUpDays(request);
  if (!days.possible) return days;
  const { from, until } = days;
  const times = timesBetween(request, from, until);
  return times.length === 0
    ? refusalOf(request, 'no-slot', `no individual slot is free from ${from} to ${until}`)
    : { ...days, times };
}

/** The first and the last day of a catch-up, or that there can be none any more. */
export function catchUpDays(request: Omit<Missed, 'slots' | 'place'>): CatchUpDays | CatchUpRefusal {
  const { template, missed, today, caughtUp } = request;
  const { cap, withinDays } = template.catchUp;
  if (caughtUp >= cap) return refusalOf(request, 'cap', `${caughtUp} of at most ${cap} catch-ups are used`);
  const nextModule = nextModuleBegins(request);
  const beforeModule = nextModule && addDays(nextModule, -1);
  const byDays = addDays(missed.date, withinDays);
  const isModule = beforeModule !== null && beforeModule < byDays;
  const until = isModule ? beforeModule : byDays;
  const from = today > missed.date ? today : addDays(missed.date, 1);
  if (from > until)
    return refusalOf(
      request,
      'deadline',
      isModule ? `the next module begins on ${nextModule}` : `more than ${withinDays} days have passed`,
    );
  return { possible: true, from, until, untilBecause: isModule ? 'next-module' : 'within-days' };
}

function refusalOf(
  { missed }: Pick<Missed, 'missed'>,
  rule: CatchUpRefusal['rule'],
  why: string,
): CatchUpRefusal {
  return { possible: false, rule, sentence: `session ${missed.number} cannot be caught up: ${why}` };
}

/** The first day of a later module; null: there is none, or the template does not mind. */
function nextModuleBegins({ template, missed, calendar }: Omit<Missed, 'slots' | 'place'>): IsoDate | null {
  if (!template.catchUp.beforeNextModule) return null;
  const { module } = template.sessions[missed.number - 1]!;
  const later = calendar.filter(
    ({ number, date }) =>
      number > missed.number && date > missed.date && template.sessions[number - 1]!.module !== module,
  );
  return later.map(({ date }) => date).sort()[0] ?? null;
}

function timesBetween(
  { template, missed, calendar, slots, place }: Missed,
  from: IsoDate,
  until: IsoDate,
): DatedWindow[] {
  const { minutes } = template.sessions[missed.number - 1]!;
  const others = calendar.filter(({ number, date }) => number !== missed.number || date !== missed.date);
  const times: DatedWindow[] = [];
  for (let date = from; date <= until; date = addDays(date, 1)) {
    const broken = misplacedAmong(template, { number: missed.number, date }, others);
    if (broken.some(({ rule }) => rule === 'apart' || rule === 'week')) continue;
    for (const window of oneToOnesIn(slotsOn(slots, 'individual', weekdayOf(date)), minutes))
      if (closedFor(place, date, window) === null) times.push({ date, ...window });
  }
  return times;
}
