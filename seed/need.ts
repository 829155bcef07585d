import type { IsoDate } from '../solver/calendar.ts';
import { grouped } from '../solver/grouped.ts';
import { ineligibility, workableFrom } from '../solver/hours/eligibility.ts';
import { outcomeOf } from '../solver/hours/outcomes.ts';
import { weeklyTarget } from '../solver/hours/weekly-target.ts';
import type { Policy } from '../solver/policy/in-force.ts';
import type { AppointmentRow } from './attendance.ts';
import type { Order } from './orders.ts';
import type { PersonRow } from './people.ts';

/** What a person has worked of their first requirement. */
export interface Worked {
  minutes: number;
  /** The first session that they came to; null: none yet. */
  first: IsoDate | null;
}

const nothing: Worked = { minutes: 0, first: null };

/** What an order says is worked, as if from the first day on: what is known before there is a history. */
export function plannedWork({ requirements: [first], workedMinutes }: Order): Worked {
  if (workedMinutes === 0) return nothing;
  const { sentenceDate, assessedDate = null, inductedDate = null } = first;
  return { minutes: workedMinutes, first: workableFrom({ sentenceDate, assessedDate, inductedDate }) };
}

/** What people have worked by their histories, each in the order of dates; who has none has worked nothing. */
export function workOf(appointments: readonly AppointmentRow[]): (crn: string) => Worked {
  const worked = new Map(
    [...grouped(appointments, (row) => row.crn)].map(([crn, own]) => {
      const minutes = own.reduce((sum, row) => sum + (row.creditedMinutes ?? 0), 0);
      const first = own.find((row) => row.outcome && outcomeOf(row.outcome)?.attended)?.date ?? null;
      return [crn, { minutes, first }];
    }),
  );
  return (crn) => worked.get(crn) ?? nothing;
}

/**
 * Minutes due to a person in the week: the weekly minimum over their eligible requirements, as the roster will reckon
 * it. 0 for who is left out of the week.
 */
export function minutesDue(
  person: PersonRow,
  order: Order,
  worked: Worked,
  weekStart: IsoDate,
  policy: Policy,
): number {
  const dues = order.requirements
    .map(({ assessedDate = null, inductedDate = null, ...requirement }) => ({
      ...requirement,
      assessedDate,
      inductedDate,
      remainingMinutes: requirement.orderedMinutes - (requirement.eventNumber === 1 ? worked.minutes : 0),
    }))
    .filter((requirement) => ineligibility(requirement, weekStart) === null);
  return weeklyTarget(
    {
      weekStart,
      employed: person.employment === 'employed',
      firstWorked: worked.first,
      dues,
      bookedMinutes: 0,
    },
    policy.limits,
  ).minMinutes;
}
