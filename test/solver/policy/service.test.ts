import { expect, it } from 'vitest';
import { policyLines } from '../../../solver/policy/in-force.ts';

it('the service is as large as the documents say, and tells of no fewer than five people on a map', () => {
  const sizes = policyLines('london', '2026-11-30').filter(({ group }) => group === 'service');
  expect(sizes.map(({ key, value, source }) => [key, value, source])).toEqual([
    ['requirementsAYear', 57_200, 'webinar'],
    ['programmeStartsAYear', 14_700, 'webinar'],
    ['londonPeople', 25_531, 'london'],
    ['mapLeastPeople', 5, 'assumed'],
  ]);
});
