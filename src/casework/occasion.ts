import { bankHolidays } from '../../db/bank-holidays.ts';
import { localTime } from '../../db/local-time.ts';
import { addMonths, type IsoDate } from '../../solver/calendar.ts';
import { mostMonthsAhead } from '../../solver/hours/allocation-days.ts';
import type { Region } from '../../solver/policy/entry.ts';
import { type Policy, policyInForce } from '../../solver/policy/in-force.ts';
import type { Clock } from '../deps.ts';

/** When hours are asked for, and by what numbers they are told: the same for everyone of a region. */
export interface Occasion {
  today: IsoDate;
  /** `YYYY-MM-DDTHH:MM`, local. */
  now: string;
  limits: Policy['limits'];
  /** As far back as appointments are planned ahead. */
  bankHolidays: ReadonlySet<IsoDate>;
}

type OfDay = Omit<Occasion, 'now'>;

const yearOf = (date: IsoDate) => Number(date.slice(0, 4));
const known = new Map<Region, OfDay>();

/** The occasion of asking. What holds for a region all day is put together once a day. `on`: a day that has passed. */
export function occasionOf(clock: Clock, region: Region, on?: IsoDate): Occasion {
  const today = clock.today();
  if (on !== undefined && on !== today) return { ...ofRegion(region, on), now: `${on}T00:00` };
  const last = known.get(region);
  const ofDay = last?.today === today ? last : ofRegion(region, today);
  known.set(region, ofDay);
  return { ...ofDay, now: localTime(clock.now()) };
}

function ofRegion(region: Region, today: IsoDate): OfDay {
  const [first, last] = [addMonths(today, -mostMonthsAhead), addMonths(today, mostMonthsAhead)];
  return {
    today,
    limits: policyInForce(region, today).limits,
    bankHolidays: bankHolidays(yearOf(first), yearOf(last)),
  };
}
