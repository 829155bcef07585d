import type { Rows } from '../db/rows.ts';
import { addMonths, minutesAnHour } from '../solver/calendar.ts';
import type { Policy } from '../solver/policy/in-force.ts';
import type { Chance } from './chance.ts';
import { furtherMilestones, type MilestoneCalendar, milestonesOf } from './milestones.ts';
import type { PersonRow } from './people.ts';
import { shape } from './shape.ts';
import { type StageName, stages } from './stages.ts';

export type RequirementRow = Rows['requirements'][number];

/** A person's order as invented: a few have two requirements. */
export interface Order {
  stage: StageName;
  requirements: readonly [RequirementRow, ...RequirementRow[]];
  /** How much of the first requirement is to be worked before the week. */
  workedMinutes: number;
}

type Hours = readonly (readonly [hours: number, weight: number])[];

/** Courts think in tens of hours, most between 60 and 180. */
const courtHours: Hours = [
  [40, 5],
  [60, 9],
  [80, 13],
  [100, 15],
  [120, 15],
  [150, 12],
  [180, 9],
  [200, 7],
  [240, 4],
  [300, 3],
];
const supervisionDefaultHours: Hours = [
  [20, 20],
  [30, 25],
  [40, 30],
  [50, 10],
  [60, 15],
];
const furtherHours: Hours = [
  [40, 50],
  [60, 30],
  [80, 20],
];
const orderTypes = [
  ['community', 66],
  ['suspended-sentence', 32],
  ['enforcement', 2],
] as const;
const extensionMonths = [3, 6] as const;

/** Stages at which an order on supervision default, short as it is, and a further order are likely. */
const defaultStages: readonly StageName[] = ['to-commence', 'early', 'midst'];
const furtherStages: readonly StageName[] = ['midst', 'near-end', 'extended'];

function minutesWithin(hours: Hours, least: number, most: number, chance: Chance): number | null {
  const allowed = hours.filter(([h]) => h * minutesAnHour >= least && h * minutesAnHour <= most);
  return allowed.length === 0 ? null : chance.weighted(allowed) * minutesAnHour;
}

/**
 * A person's order at a stage. Hours are what courts can order by the policy in force, also over two requirements; the
 * deadline is as the policy sets it from the sentence, or as the court has extended it.
 */
export function inventOrder(
  person: PersonRow,
  stage: StageName,
  policy: Policy,
  calendar: MilestoneCalendar,
  chance: Chance,
): Order {
  const { limits } = policy;
  const milestones = milestonesOf(stage, calendar, chance);
  const onDefault = defaultStages.includes(stage) && chance.happens(shape.supervisionDefaultPercent);
  const orderedMinutes = onDefault
    ? minutesWithin(
        supervisionDefaultHours,
        limits.supervisionDefaultMinimumMinutes,
        limits.supervisionDefaultMaximumMinutes,
        chance,
      )
    : minutesWithin(courtHours, limits.orderMinimumMinutes, limits.orderMaximumMinutes, chance);
  const extension = stage === 'extended' ? chance.whole(...extensionMonths) : 0;
  const first: RequirementRow = {
    crn: person.crn,
    eventNumber: 1,
    orderType: onDefault ? 'supervision-default' : chance.weighted(orderTypes),
    orderedMinutes: orderedMinutes!,
    ...milestones,
    deadline: addMonths(milestones.sentenceDate, limits.finishWithinMonths + extension),
    status: stage === 'completed' || stage === 'suspended' ? stage : 'in-force',
  };
  const [least, most] = stages[stage].workedPercent;
  const workedMinutes = Math.round((first.orderedMinutes * chance.whole(least, most)) / 100);
  const further = furtherStages.includes(stage) && furtherOrder(first, policy, calendar, chance);
  return { stage, workedMinutes, requirements: further ? [first, further] : [first] };
}

/** For a few people: a second requirement, made later, as long as the hours of both stay within what may be ordered. */
function furtherOrder(
  first: RequirementRow,
  policy: Policy,
  calendar: MilestoneCalendar,
  chance: Chance,
): RequirementRow | null {
  const { limits } = policy;
  const left = limits.orderMaximumMinutes - first.orderedMinutes;
  const orderedMinutes = minutesWithin(furtherHours, limits.orderMinimumMinutes, left, chance);
  if (orderedMinutes === null || !chance.happens(shape.furtherRequirementPercent)) return null;
  const milestones = furtherMilestones(calendar, chance);
  return {
    crn: first.crn,
    eventNumber: first.eventNumber + 1,
    orderType: 'community',
    orderedMinutes,
    ...milestones,
    deadline: addMonths(milestones.sentenceDate, limits.finishWithinMonths),
    status: 'in-force',
  };
}
