import { type GivenProgrammes, givenProgrammes } from './programmes.ts';
import { givenRegion } from './region.ts';

/** CRNs from X100001 on. */
export const crnOf = (i: number) => `X${100_001 + i}`;

/**
 * So many men near Croydon who wait for TSP and may attend it, free on the evenings of one venue's slots and on Fridays; two
 * facilitators. Change what the story is about before it is kept.
 */
export function givenMenWaiting(men: number): GivenProgrammes {
  const region = givenRegion();
  const crns = Array.from({ length: men }, (_, i) => crnOf(i));
  for (const crn of crns)
    region.person(crn).onlyFree(crn, [2, '17:00', '21:00'], [4, '17:00', '21:00'], [5, '09:00', '21:00']);
  const told = givenProgrammes(region).venue('V1').facilitator('F1').facilitator('F2').pattern('evenings');
  for (const crn of crns)
    told
      .referral(crn)
      .fact(`${crn}-TSP`, 'dateOfBirth', '1990-01-01')
      .fact(`${crn}-TSP`, 'ogrsPercent', '60');
  return told;
}
