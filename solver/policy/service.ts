import { national } from './entry.ts';

/** Numbers that size the service, which the invented region and the benchmarks read, and what it may tell: no rule reads them. */
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
  mapLeastPeople: national(
    'fewest people of an area, or on the way from it to a project, whom a map tells of',
    'people',
    5,
    'assumed',
  ),
} as const;
