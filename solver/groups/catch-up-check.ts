import { lengthOf } from '../calendar.ts';
import type { DatedWindow } from '../roster/problem.ts';
import { misplacedAmong } from './calendar/member-rules.ts';
import { closedFor } from './calendar/open-times.ts';
import { catchUpDays, type Missed } from './catch-up.ts';

/** The rules that one chosen time of a catch-up can break, those of the person and of who holds it apart. */
export type CatchUpRule = 'cap' | 'deadline' | 'length' | 'closed' | 'apart' | 'week';

/** Why a missed session cannot be caught up at a time that somebody has chosen, in or out of the slots; null: it can. */
export function catchUpBreach(
  request: Omit<Missed, 'slots'>,
  time: DatedWindow,
): { rule: CatchUpRule; sentence: string } | null {
  const { template, missed, calendar, place } = request;
  const days = catchUpDays(request);
  if (!days.possible) return { rule: days.rule as CatchUpRule, sentence: days.sentence };
  const found = (rule: CatchUpRule, why: string) => ({
    rule,
    sentence: `session ${missed.number} cannot be caught up on ${time.date}: ${why}`,
  });
  const { from, until, untilBecause } = days;
  if (time.date < from) return found('deadline', `that is before ${from}`);
  if (time.date > until)
    return found(
      'deadline',
      untilBecause === 'next-module'
        ? `it must be before the next module begins, by ${until}`
        : `it must be within ${template.catchUp.withinDays} days, by ${until}`,
    );
  const { min, max } = template.sessions[missed.number - 1]!.minutes;
  if (lengthOf(time) < min || lengthOf(time) > max)
    return found('length', `it must be ${min === max ? min : `${min} to ${max}`} minutes long`);
  const closed = closedFor(place, time.date, time);
  if (closed) return found('closed', closed.reason);
  const others = calendar.filter(({ number, date }) => number !== missed.number || date !== missed.date);
  const broken = misplacedAmong(template, { number: missed.number, date: time.date }, others);
  if (broken.some(({ rule }) => rule === 'apart'))
    return found(
      'apart',
      template.leastDaysBetween === 1
        ? 'they have another session on that day'
        : `they have another session less than ${template.leastDaysBetween} days from it`,
    );
  return broken.some(({ rule }) => rule === 'week')
    ? found('week', `that week would have more than ${template.sessionsAWeek.max} of their sessions`)
    : null;
}
