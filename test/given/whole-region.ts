import { givenProgrammes } from './programmes.ts';
import { type GivenRegion, givenRegion } from './region.ts';

/** A small region in which every noun has a row, and nothing is wrong: two people, two projects, one week. */
export function givenWholeRegion(): GivenRegion {
  const region = givenRegion()
    .person('X100001', { sex: 'female', avoidAllMale: true, excludedTags: ['children'] })
    .person('X100002', { employment: 'employed', neededTags: ['light-duties'] })
    .onlyFree('X100002', [5, '17:00', '21:00'], [6, '08:00', '18:00'])
    .exception('X100002', '2026-12-05')
    .requirement('X100001')
    .requirement('X100002', { inductedDate: null })
    .project('P1', { tags: ['light-duties', 'outdoors'] })
    .project('P2', { type: 'individual', sexPolicy: 'women-only', hostSex: 'female' })
    .session('P1', '2026-11-24', { status: 'run' })
    .session('P1', '2026-12-01')
    .session('P2', '2026-12-02', { breakMinutes: 30, supervisor: 'S. Okafor', supervisorSex: 'female' })
    .pickUpPoint('east-croydon')
    .ride('east-croydon', 'P1')
    .travel('X100001', 'P1', 35)
    .travel('X100002', 'P1', 50)
    .keepApart('X100002', 'X100001')
    .commitment('X100001', '2026-12-03')
    .appointment('X100001', 'P1-2026-11-24', { outcome: 'ATTC', creditedMinutes: 420 })
    .appointment('X100001', 'P1-2026-12-01')
    .allocation('X100001', 'P1', { endDate: '2026-11-23', pickUpPoint: 'east-croydon', pickUpTime: '08:45' })
    .course('X100001', 'LRN-1')
    .adjustment('X100001', 'ADJ-1', { date: '2026-11-24', travelFor: 'X100001-P1-2026-11-24' })
    .nonWorkingDate('2026-12-24')
    .limitedTo('X100002', 'A. Caseworker');
  givenProgrammes(region)
    .venue('V1', { tags: ['step-free'] })
    .closure('V1')
    .facilitator('F1', { pdus: ['croydon'] })
    .leave('F1')
    .pattern('evenings', { programme: 'TSP' })
    .referral('X100001', { id: 'R1', needs: ['step-free'] })
    .fact('R1', 'ogrsPercent', '62')
    .fact('R1', 'dateOfBirth', '1990-05-17')
    .travel('X100001', 'V1', 35);
  return region;
}
