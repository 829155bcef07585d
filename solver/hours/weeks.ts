import { addDays, daysAWeek, daysBetween, type IsoDate, weekStartOf } from '../calendar.ts';
import type { Policy } from '../policy/in-force.ts';
import type { LedgerLine } from './ledger.ts';
import { type DaysOut, usableDays } from './usable-days.ts';
import { policyMinimum } from './weekly-minimum.ts';

/** A week of work beside its minimum, in minutes. */
export interface WeekSoFar {
  weekStart: IsoDate;
  /** Credited for sessions and courses; adjustments are not work. */
  workedMinutes: number;
  minimumMinutes: number;
  /** Null: not yet, and the week is not over. */
  met: boolean | null;
}

/** A person with one requirement or several: the weekly minimum is theirs, over all of them. */
export interface WorkOfPerson {
  today: IsoDate;
  /** As they are now: what they were in earlier weeks is not kept. */
  employed: boolean;
  /** The first session worked; null: none yet. */
  firstWorked: IsoDate | null;
  /** The last day on which hours can be worked; of several requirements, the latest. */
  deadline: IsoDate;
  /** Of all their requirements together. */
  orderedMinutes: number;
  /** The ledger lines of all their requirements. */
  lines: readonly LedgerLine[];
  daysOut: DaysOut;
}

interface WeekCredit {
  creditedMinutes: number;
  workedMinutes: number;
}

const noCredit: WeekCredit = { creditedMinutes: 0, workedMinutes: 0 };

/** What each week has brought, by how many weeks it comes after a first one; before it, below zero. */
function creditByWeek(lines: readonly LedgerLine[], firstWeek: IsoDate): Map<number, WeekCredit> {
  const weeks = new Map<number, WeekCredit>();
  for (const { entry, creditedMinutes } of lines) {
    const week = Math.floor(daysBetween(firstWeek, entry.date) / daysAWeek);
    const before = weeks.get(week) ?? noCredit;
    weeks.set(week, {
      creditedMinutes: before.creditedMinutes + creditedMinutes,
      workedMinutes: before.workedMinutes + (entry.kind === 'adjustment' ? 0 : creditedMinutes),
    });
  }
  return weeks;
}

/**
 * Each week from that of the first session to this one (or the deadline's), and whether its minimum was met: the
 * policy's, but no more than was left when the week began, and none in a week without a usable day. Weeks after the
 * last minute are left out.
 */
export function weeksSoFar(
  person: WorkOfPerson,
  limits: Pick<Policy['limits'], 'weeklyMinimumEmployedMinutes' | 'weeklyBuildUpMinutes'>,
): WeekSoFar[] {
  const { today, employed, firstWorked, deadline, lines, daysOut } = person;
  if (firstWorked === null) return [];
  const firstWeek = weekStartOf(firstWorked);
  const credit = creditByWeek(lines, firstWeek);
  const lastDay = today < deadline ? today : deadline;
  let left = person.orderedMinutes;
  for (const [week, { creditedMinutes }] of credit) if (week < 0) left -= creditedMinutes;

  const weeks: WeekSoFar[] = [];
  let weekStart = firstWeek;
  for (let week = 0; weekStart <= lastDay; week += 1) {
    const nextWeek = addDays(weekStart, daysAWeek);
    const { workedMinutes, creditedMinutes } = credit.get(week) ?? noCredit;
    const canWork = usableDays(weekStart, addDays(nextWeek, -1), daysOut) > 0;
    const minimumMinutes = canWork ? Math.min(left, policyMinimum(employed, week + 1, limits)) : 0;
    const missed = nextWeek <= today ? false : null;
    const met = workedMinutes >= minimumMinutes ? true : missed;
    if (left > 0) weeks.push({ weekStart, workedMinutes, minimumMinutes, met });
    left -= creditedMinutes;
    weekStart = nextWeek;
  }
  return weeks;
}
