import type { KeptRows } from '../../db/kept.ts';
import type { Against } from '../../db/lists.ts';
import type { PersonLists, PersonRow } from '../../db/people.ts';
import type { RequirementRow } from '../../db/requirements.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { type Policy, policyInForce } from '../../solver/policy/in-force.ts';
import type { Fault } from '../../solver/roster/problem.ts';
import {
  datesInOrder,
  hoursOfOrder,
  hoursTogether,
  onTheMap,
  stagesInOrder,
  windowInOrder,
} from '../../solver/row-checks.ts';
import { rowFaultsInWords } from '../http/faults-in-words.ts';

/** What speaks against a person as they would be kept: a home off the map. */
export function againstPerson(today: IsoDate): Against<PersonRow> {
  return (person, kept) =>
    byPolicy(kept, person.pdu, today, (policy) => onTheMap(person, 'homeLatitude', 'homeLongitude', policy));
}

/** What speaks against a requirement as it would be kept: its stages out of order, hours no court can order. */
export const againstRequirement: Against<RequirementRow> = (requirement, kept) => {
  const { crn, eventNumber, sentenceDate } = requirement;
  const others = kept.requirementsOf(crn).filter((other) => other.eventNumber !== eventNumber);
  return [
    ...stagesInOrder(requirement),
    ...byPolicy(kept, kept.person(crn)?.pdu, sentenceDate, (policy) => [
      ...hoursOfOrder(requirement, policy),
      ...hoursTogether(requirement, [requirement, ...others], policy),
    ]),
  ];
};

/** What is wrong in a person's lists by itself; `at` says where in the request a list stands. */
export function faultsOfLists(
  { availability = [], exceptions = [], commitments = [] }: Partial<PersonLists>,
  at: (list: keyof PersonLists) => string,
): Fault[] {
  return [
    ...availability.flatMap((row, i) =>
      rowFaultsInWords(
        [...windowInOrder(row), ...datesInOrder(row, 'fromDate', 'untilDate', 'first date')],
        `${at('availability')}[${i}]`,
      ),
    ),
    ...exceptions.flatMap((row, i) => rowFaultsInWords(windowInOrder(row), `${at('exceptions')}[${i}]`)),
    ...commitments.flatMap((row, i) => rowFaultsInWords(windowInOrder(row), `${at('commitments')}[${i}]`)),
  ];
}

function byPolicy(
  kept: KeptRows,
  pdu: string | undefined,
  date: IsoDate,
  check: (policy: Policy) => Fault[],
): Fault[] {
  const region = pdu === undefined ? undefined : kept.pdu(pdu)?.region;
  return region ? check(policyInForce(region, date)) : [];
}
