import { national } from './entry.ts';

/** Numbers that size the service; no rule reads them, the invented region and the benchmarks do. */
export const service = {
  requirementsAYear: national(
    'unpaid work requirements begun in England and Wales (2018)',
    'a year',
    57_200,
    'webinar',
  ),
  programmeStartsAYear: national(
    'accredited programmes begun in England and Wales (2018)',
    'a year',
    14_700,
    'webinar',
  ),
  londonPeople: national('people on probation in London (2022)', 'people', 25_531, 'london'),
} as const;
