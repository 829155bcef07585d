import type { Booked, GroupingRows, WaitingRow } from '../../db/grouping-rows.ts';
import { byText } from '../../solver/by-text.ts';
import {
  addDays,
  contains,
  daysAWeek,
  daysBetween,
  type IsoDate,
  type Weekday,
  weekdayOf,
} from '../../solver/calendar.ts';
import { grouped } from '../../solver/grouped.ts';
import { eligibility, type FailedCheck } from '../../solver/groups/eligibility.ts';
import { leastDays } from '../../solver/groups/least-days.ts';
import type { Referral, WeeklyWindow } from '../../solver/groups/problem.ts';
import type { ProgrammeTemplate } from '../../solver/groups/template.ts';
import type { Policy } from '../../solver/policy/in-force.ts';
import { templateInForce } from './templates.ts';

/** On what day, by what templates and numbers, and for starts how many weeks ahead. */
export interface FormingAsked {
  asOf: IsoDate;
  startWithinWeeks: number;
  templates: readonly ProgrammeTemplate[];
  policy: Pick<Policy, 'limits' | 'programmes' | 'groupPoints'>;
  bankHolidays: ReadonlySet<IsoDate>;
}

/** Somebody who waits and may not be placed: every check of the programme that fails, or that it has no template. */
export interface NotEligible {
  referral: string;
  crn: string;
  programme: string;
  failed: readonly FailedCheck[];
  /** Whether the programme has a template in force. */
  hasTemplate: boolean;
}

/** Everyone who waits, as the problem has them, and those who may not be placed: nobody is left out silently. By id. */
export function waitingReferrals(
  rows: GroupingRows,
  asked: FormingAsked,
): { referrals: Referral[]; notEligible: NotEligible[] } {
  const facts = grouped(rows.facts, ({ referral }) => referral);
  const weekly = grouped(rows.availability, ({ crn }) => crn);
  const away = grouped(
    rows.exceptions.filter(({ available }) => !available),
    ({ crn }) => crn,
  );
  const booked = grouped(rows.busy, ({ crn }) => crn);
  const referrals: Referral[] = [];
  const notEligible: NotEligible[] = [];
  for (const row of rows.waiting.toSorted((a, b) => byText(a.referral.id, b.referral.id))) {
    const { referral, person } = row;
    const { id, crn, programme } = referral;
    const template = templateInForce(asked.templates, programme, asked.asOf);
    const onFile = (facts.get(id) ?? []).toSorted((a, b) => a.number - b.number);
    const found =
      template &&
      eligibility({ sex: person.sex, facts: onFile }, template, asked.asOf, asked.policy.programmes);
    if (!template || !found?.eligible) {
      const failed = found && !found.eligible ? found.failed : [];
      notEligible.push({ referral: id, crn, programme, failed, hasTemplate: template !== undefined });
      continue;
    }
    const free = freeTime(weekly.get(crn) ?? [], asked.asOf, referral.mustFinishBy);
    const busy = [...free.notYet, ...(away.get(crn) ?? []), ...(booked.get(crn) ?? [])];
    referrals.push({
      ...waitingOf(row, template, asked),
      availability: free.availability,
      busy: busy
        .map(({ date, from, to }) => ({ date, from, to }))
        .sort((a, b) => byText(a.date, b.date) || byText(a.from, b.from) || byText(a.to, b.to)),
    });
  }
  return { referrals, notEligible };
}

function waitingOf({ referral, person }: WaitingRow, template: ProgrammeTemplate, asked: FormingAsked) {
  const { id, crn, programme, referredOn, readyFrom, mustFinishBy, needs } = referral;
  // A start after the last that is looked for would finish too late.
  const lastStart = addDays(mustFinishBy, 1 - leastDays(template));
  const lastLooked = addDays(asked.asOf, asked.startWithinWeeks * daysAWeek);
  return {
    id,
    crn,
    programme,
    sex: person.sex,
    weeksWaiting: Math.max(0, Math.floor(daysBetween(referredOn, asked.asOf) / daysAWeek)),
    readyFrom,
    mustFinishBy,
    lastChance: lastStart <= lastLooked,
    needs,
  };
}

type Weekly = GroupingRows['availability'][number];

/**
 * The weekly windows of a person between two days, and the days on which a window does not hold yet, or no more, as busy:
 * the format's windows know no dates.
 */
function freeTime(
  weekly: readonly Weekly[],
  from: IsoDate,
  until: IsoDate,
): { availability: WeeklyWindow[]; notYet: Booked[] } {
  const holds = (window: Weekly, date: IsoDate) =>
    window.fromDate <= date && (window.untilDate === null || date <= window.untilDate);
  const ever = weekly.filter(
    ({ fromDate, untilDate }) => fromDate <= until && (untilDate === null || from <= untilDate),
  );
  const notYet = ever
    .filter((window) => !holds(window, from) || !holds(window, until))
    .flatMap((window) => {
      const others = ever.filter((other) => other.weekday === window.weekday && contains(other, window));
      return datesOn(window.weekday as Weekday, from, until)
        .filter((date) => !others.some((other) => holds(other, date)))
        .map((date) => ({ date, from: window.from, to: window.to }));
    });
  const windows = ever.map((window) => ({
    weekday: window.weekday as Weekday,
    from: window.from,
    to: window.to,
  }));
  const key = ({ weekday, ...window }: WeeklyWindow) => `${weekday} ${window.from} ${window.to}`;
  const availability = [...new Map(windows.map((window) => [key(window), window])).values()];
  return { availability: availability.sort((a, b) => byText(key(a), key(b))), notYet };
}

function datesOn(weekday: Weekday, from: IsoDate, until: IsoDate): IsoDate[] {
  const first = addDays(from, (weekday - weekdayOf(from) + daysAWeek) % daysAWeek);
  const count = Math.max(0, Math.floor(daysBetween(first, until) / daysAWeek) + 1);
  return Array.from({ length: count }, (_, week) => addDays(first, week * daysAWeek));
}
