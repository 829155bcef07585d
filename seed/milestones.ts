import { addDays, daysAWeek, type IsoDate, isWorkingDay } from '../solver/calendar.ts';
import type { Chance } from './chance.ts';
import { type StageName, stages } from './stages.ts';

/** When things happened to an order; null: they have not. */
export interface Milestones {
  sentenceDate: IsoDate;
  assessedDate: IsoDate | null;
  allocatedDate: IsoDate | null;
  inductedDate: IsoDate | null;
}

type Days = readonly [least: number, most: number];

/** The longest run of days without a working day is shorter: stepping back from so many days later stays after. */
const assessedAfter: Days = [6, 18];
const allocatedAfter: Days = [1, 10];
const inductedAfter: Days = [1, 6];
/** A further order is older than all of these together, so that it can be worked already. */
const furtherOrderAge: Days = [40, 70];

/**
 * The last day whose facts are all known when the week is rostered: rosters are made in the week before, so nothing
 * that this invention says happened is later than its Monday.
 */
export function knownUntil(weekStart: IsoDate): IsoDate {
  return addDays(weekStart, -daysAWeek);
}

function earlier(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? a : b;
}

function later(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}

/** The dates of the calendar that milestones fall on, for one region and week. */
export interface MilestoneCalendar {
  /** {@link knownUntil} of the week. */
  asOf: IsoDate;
  bankHolidays: ReadonlySet<IsoDate>;
}

function daysAfter(date: IsoDate, [least, most]: Days, calendar: MilestoneCalendar, chance: Chance): IsoDate {
  let day = addDays(date, chance.whole(least, most));
  while (!isWorkingDay(day, calendar.bankHolidays)) day = addDays(day, -1);
  return day;
}

/** From a sentence on: assessment, allocation and induction in this order, on working days. */
function fromSentence(sentenceDate: IsoDate, calendar: MilestoneCalendar, chance: Chance) {
  const assessedDate = daysAfter(sentenceDate, assessedAfter, calendar, chance);
  const allocatedDate = later(assessedDate, daysAfter(assessedDate, allocatedAfter, calendar, chance));
  const inductedDate = later(allocatedDate, daysAfter(allocatedDate, inductedAfter, calendar, chance));
  return { sentenceDate, assessedDate, allocatedDate, inductedDate };
}

/** An order allocated so lately that the 7 working days end before the week does: told from allocation backwards. */
function lateAllocation(calendar: MilestoneCalendar, chance: Chance): Milestones {
  const { asOf } = calendar;
  const allocatedDate = daysAfter(asOf, [1 - daysAWeek, 0], calendar, chance);
  const inductedDate = later(
    allocatedDate,
    earlier(asOf, daysAfter(allocatedDate, inductedAfter, calendar, chance)),
  );
  const assessedDate = daysAfter(allocatedDate, [-daysAWeek, -1], calendar, chance);
  const sentenceDate = daysAfter(assessedDate, [-assessedAfter[1], -assessedAfter[0]], calendar, chance);
  return { sentenceDate, assessedDate, allocatedDate, inductedDate };
}

/** When an order at a stage was made, assessed, allocated and inducted, none of it after the last known day. */
export function milestonesOf(stage: StageName, calendar: MilestoneCalendar, chance: Chance): Milestones {
  const { asOf } = calendar;
  if (stage === 'to-commence') return lateAllocation(calendar, chance);
  const [least, most] = stages[stage].daysSinceSentence;
  const full = fromSentence(daysAfter(asOf, [-most, -least], calendar, chance), calendar, chance);
  if (stage === 'not-assessed')
    return { ...full, assessedDate: null, allocatedDate: null, inductedDate: null };
  if (stage === 'not-inducted') {
    const allocatedDate = full.allocatedDate <= asOf ? full.allocatedDate : null;
    return { ...full, allocatedDate, inductedDate: null };
  }
  return full;
}

/** When a further order of a person was made, all of it done but the work. */
export function furtherMilestones(calendar: MilestoneCalendar, chance: Chance): Milestones {
  const [least, most] = furtherOrderAge;
  return fromSentence(daysAfter(calendar.asOf, [-most, -least], calendar, chance), calendar, chance);
}
