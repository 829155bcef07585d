import type { Rows } from '../../db/rows.ts';
import { type GivenRegion, givenRegion } from './region.ts';

/** Sentenced in 2018, done by September 2019: kept for six years and a little more. */
const longAgo = { sentenceDate: '2018-09-14', deadline: '2019-09-13', status: 'completed' } as const;

/** X100001, whose order ended long ago, beside X100002, who is at work now; they are kept apart. */
export function givenOrderLongAgo(change: Partial<Rows['requirements'][number]> = {}): GivenRegion {
  return givenRegion()
    .person('X100001', { excludedTags: ['schools'], homeLatitude: 51.3987, homeLongitude: -0.0912 })
    .requirement('X100001', { ...longAgo, ...change })
    .person('X100002')
    .requirement('X100002')
    .project('P1', { startDate: '2018-01-01' })
    .session('P1', '2019-03-04', { status: 'run' })
    .appointment('X100001', 'P1-2019-03-04', { outcome: 'ATTC', creditedMinutes: 420 })
    .keepApart('X100001', 'X100002');
}

/** What X100001 was referred to in the time of that order, and what is on file with it. */
export const referredLongAgo = {
  referrals: [
    {
      ...{ id: 'R1', crn: 'X100001', programme: 'TSP', eventNumber: 1, basis: 'requirement' },
      ...{ referredOn: '2018-10-01', readyFrom: '2018-10-01', mustFinishBy: '2019-09-13' },
      needs: ['step-free'],
    },
  ],
  referralFacts: [{ referral: 'R1', fact: 'ogrsPercent', value: '67', source: 'OASys', date: '2018-10-02' }],
} satisfies Partial<Rows>;
