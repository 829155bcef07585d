import { bankHolidays } from '../../db/bank-holidays.ts';
import type { GroupingRows } from '../../db/grouping-rows.ts';
import { addDays, daysAWeek, type IsoDate } from '../../solver/calendar.ts';
import type { Groups } from '../../solver/groups/groups.ts';
import { groupFaultsOf } from '../../solver/groups/problem-faults.ts';
import { solve } from '../../solver/groups/solve.ts';
import type { ProgrammeTemplate } from '../../solver/groups/template.ts';
import type { Region } from '../../solver/policy/entry.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import type { Fault } from '../../solver/roster/problem.ts';
import { type GroupsWhatIf, rowsIf } from './groups-what-if.ts';
import { type PosedGroups, poseGroups } from './pose-groups.ts';

/** Which groups are to be formed: of a region, on a day, of starts so many weeks ahead, and what is asked otherwise. */
export interface GroupsAsked {
  asOf: IsoDate;
  startWithinWeeks: number;
  whatIf: GroupsWhatIf | null;
}

/** The same, and of which region, in how many seconds. */
export interface FormGroupsAsked extends GroupsAsked {
  region: Region;
  seconds: number;
}

/** What came of it, with all that it was decided by. */
export interface FormedGroups extends PosedGroups {
  answer: Groups;
}

/** The best groups of a region from its rows; or what the question names that is not there. */
export function formGroups(
  rows: GroupingRows,
  { asOf, startWithinWeeks, whatIf }: GroupsAsked,
  templates: readonly ProgrammeTemplate[],
  stop: () => boolean,
): FormedGroups | { faults: Fault[] } {
  const asIf = whatIf ? rowsIf(rows, whatIf) : { rows };
  if ('faults' in asIf) return asIf;
  const policy = policyInForce(rows.region, asOf);
  const yearOf = (date: IsoDate) => Number(date.slice(0, 4));
  const lastDay = addDays(asOf, (startWithinWeeks + policy.programmes.layoutMostWeeks) * daysAWeek);
  const posed = poseGroups(
    asIf.rows,
    { asOf, startWithinWeeks, templates, policy, bankHolidays: bankHolidays(yearOf(asOf), yearOf(lastDay)) },
    whatIf ?? undefined,
  );
  const faults = groupFaultsOf(posed.problem);
  return faults.length > 0 ? { faults } : { ...posed, answer: solve(posed.problem, { stop }) };
}
