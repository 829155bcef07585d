import type { CsvColumns } from '../http/csv.ts';
import type { ForecastRow } from './forecasts.ts';

/** The columns of forecasts as CSV. */
export const forecastColumns: CsvColumns<ForecastRow> = {
  programme: ({ programme }) => programme,
  region: ({ region }) => region,
  pdu: ({ pdu }) => pdu,
  sex: ({ sex }) => sex,
  waiting: ({ waiting }) => waiting,
  arrivals: ({ arrivals }) => arrivals.referrals,
  arrivalWeeks: ({ arrivals }) => arrivals.weeks,
  weeksUntilViable: ({ weeksUntilViable }) => weeksUntilViable,
  weeksUntilOptimum: ({ weeksUntilOptimum }) => weeksUntilOptimum,
  longestWaitWeeks: ({ longestWaitWeeks }) => longestWaitWeeks,
  tooLateAlready: ({ tooLateAlready }) => tooLateAlready,
  missWithinWeeks: ({ missIfNothingOpens }) => missIfNothingOpens.weeks,
  miss: ({ missIfNothingOpens }) => missIfNothingOpens.people,
};
