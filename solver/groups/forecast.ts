import { addDays, daysAWeek, daysBetween, type IsoDate, weekStartOf } from '../calendar.ts';
import type { Policy } from '../policy/in-force.ts';
import { leastDays } from './least-days.ts';
import type { ProgrammeTemplate } from './template.ts';

/** One programme in one area. */
export interface ForecastRequest {
  asOf: IsoDate;
  template: ProgrammeTemplate;
  waiting: readonly { referredOn: IsoDate; mustFinishBy: IsoDate }[];
  /** The days of all referrals of the programme and area, whatever became of them. */
  referredOn: readonly IsoDate[];
  policy: Pick<Policy['programmes'], 'arrivalWeeksBack' | 'startWithinWeeks'>;
}

export interface Forecast {
  waiting: number;
  /** Referrals of the weeks looked back on: so many a so many weeks. */
  arrivals: { referrals: number; weeks: number };
  /** Weeks until so many wait at that rate: 0 now, null never. */
  weeksUntilViable: number | null;
  weeksUntilOptimum: number | null;
  /** Whole weeks; null: nobody waits. */
  longestWaitWeeks: number | null;
  /** Of those who wait: how many could not finish in time even if a group opened on the coming Monday. */
  tooLateAlready: number;
  /** And how many could not any more if none opens for some weeks after it. */
  missIfNothingOpens: { weeks: number; people: number };
  sentence: string;
}

/**
 * What becomes of a waiting list at the rate at which referrals have come: when a group can run, and who can no longer
 * finish in time if none opens. The shortest time that the template can take decides who can finish.
 */
export function forecast({ asOf, template, waiting, referredOn, policy }: ForecastRequest): Forecast {
  const weeks = policy.arrivalWeeksBack;
  const since = addDays(asOf, -weeks * daysAWeek);
  const arrivals = { referrals: referredOn.filter((date) => since <= date && date < asOf).length, weeks };
  const weeksUntil = (people: number): number | null => {
    const missing = people - waiting.length;
    if (missing <= 0) return 0;
    return arrivals.referrals === 0 ? null : Math.ceil((missing * weeks) / arrivals.referrals);
  };
  const monday = addDays(weekStartOf(asOf), daysAWeek);
  const shortest = leastDays(template);
  const missing = (weeksLater: number) => {
    const finishes = addDays(monday, weeksLater * daysAWeek + shortest - 1);
    return waiting.filter(({ mustFinishBy }) => mustFinishBy < finishes).length;
  };
  const waits = waiting.map((one) => Math.floor(daysBetween(one.referredOn, asOf) / daysAWeek));
  const told: Omit<Forecast, 'sentence'> = {
    waiting: waiting.length,
    arrivals,
    weeksUntilViable: weeksUntil(template.groupSize.min),
    weeksUntilOptimum: weeksUntil(template.groupSize.optimum),
    longestWaitWeeks: waits.length > 0 ? Math.max(...waits) : null,
    tooLateAlready: missing(0),
    missIfNothingOpens: { weeks: policy.startWithinWeeks, people: missing(policy.startWithinWeeks) },
  };
  return { ...told, sentence: inWords(told, template) };
}

function inWords(told: Omit<Forecast, 'sentence'>, { groupSize }: ProgrammeTemplate): string {
  const { waiting, arrivals, longestWaitWeeks, tooLateAlready, missIfNothingOpens } = told;
  const longest = longestWaitWeeks === null ? '' : `, the longest for ${count(longestWaitWeeks, 'week')}`;
  return [
    `${waiting === 0 ? 'Nobody waits' : `${count(waiting, 'person', 'people')} wait${waiting === 1 ? 's' : ''}${longest}`}.`,
    `${count(arrivals.referrals, 'referral')} came in ${count(arrivals.weeks, 'week')}.`,
    `The ${groupSize.min} that a group needs ${when(told.weeksUntilViable)}; the ${groupSize.optimum} that are best ${when(told.weeksUntilOptimum)}.`,
    ...(tooLateAlready > 0
      ? [`${count(tooLateAlready, 'person', 'people')} can no longer finish in time.`]
      : []),
    ...(missIfNothingOpens.people > 0
      ? [
          `If no group opens within ${count(missIfNothingOpens.weeks, 'week')}, ${count(missIfNothingOpens.people, 'person', 'people')} will not finish in time.`,
        ]
      : []),
  ].join(' ');
}

function when(weeks: number | null): string {
  if (weeks === null) return 'will not be there at this rate';
  return weeks === 0 ? 'are there now' : `will be there in ${count(weeks, 'week')}`;
}

function count(many: number, one: string, more = `${one}s`): string {
  return `${many} ${many === 1 ? one : more}`;
}
