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

/**
 * Where the catch-up of a missed session may lie: within the days that the template gives, before the next module begins
 * where it says so, in an individual slot that is open, on none of the member's other days, as far from them and as few
 * a week as the template asks. It has no place in the order of sessions.
 */
export function catchUpTimes(request: Missed): CatchUpTimes | CatchUpRefusal {
  const { template, missed, today, caughtUp } = request;
  const { cap, withinDays } = template.catchUp;
  const refused = (rule: CatchUpRefusal['rule'], sentence: string): CatchUpRefusal => ({
    possible: false,
    rule,
    sentence: `session ${missed.number} cannot be caught up: ${sentence}`,
  });
  if (caughtUp >= cap) return refused('cap', `${caughtUp} of at most ${cap} catch-ups are used`);
  const nextModule = nextModuleBegins(request);
  const beforeModule = nextModule && addDays(nextModule, -1);
  const byDays = addDays(missed.date, withinDays);
  const isModule = beforeModule !== null && beforeModule < byDays;
  const until = isModule ? beforeModule : byDays;
  const from = today > missed.date ? today : addDays(missed.date, 1);
  if (from > until)
    return refused(
      'deadline',
      isModule ? `the next module begins on ${nextModule}` : `more than ${withinDays} days have passed`,
    );
  const times = timesBetween(request, from, until);
  return times.length === 0
    ? refused('no-slot', `no individual slot is free from ${from} to ${until}`)
    : { possible: true, from, until, untilBecause: isModule ? 'next-module' : 'within-days', times };
}

/** The first day of a later module; null: there is none, or the template does not mind. */
function nextModuleBegins({ template, missed, calendar }: Missed): IsoDate | null {
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
