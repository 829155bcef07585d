import type { AllocationRow } from '../../db/hours.ts';
import type { NonWorkingDateRow } from '../../db/non-working-dates.ts';
import type { Outcome } from '../../solver/hours/outcomes.ts';
import type { CsvColumns } from '../http/csv.ts';

/** The columns of the shorter lists as CSV, named as in JSON. */
export const outcomeColumns: CsvColumns<Outcome> = {
  code: ({ code }) => code,
  name: ({ name }) => name,
  attended: ({ attended }) => attended,
  enforceable: ({ enforceable }) => enforceable,
  alertsEnforcement: ({ alertsEnforcement }) => alertsEnforcement,
};

export const allocationColumns: CsvColumns<AllocationRow> = {
  id: ({ id }) => id,
  crn: ({ crn }) => crn,
  eventNumber: ({ eventNumber }) => eventNumber,
  project: ({ project }) => project,
  frequency: ({ frequency }) => frequency,
  weekday: ({ weekday }) => weekday,
  from: ({ from }) => from,
  to: ({ to }) => to,
  startDate: ({ startDate }) => startDate,
  endDate: ({ endDate }) => endDate,
  pickUpPoint: ({ pickUpPoint }) => pickUpPoint,
  pickUpTime: ({ pickUpTime }) => pickUpTime,
  version: ({ version }) => version,
};

export const nonWorkingDateColumns: CsvColumns<NonWorkingDateRow> = {
  region: ({ region }) => region,
  date: ({ date }) => date,
  reason: ({ reason }) => reason,
};
