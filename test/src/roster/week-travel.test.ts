import { describe, expect, it } from 'vitest';
import type { Rows } from '../../../db/rows.ts';
import { weekSessions } from '../../../src/roster/week-sessions.ts';
import { weekTravel } from '../../../src/roster/week-travel.ts';
import { limits, rowsGiven } from '../../given/read-week.ts';
import { camden, crns, personRows, projectRow, sessionRow } from '../../given/small-week.ts';

const crn = crns[0]!;

async function travelOf(others: Partial<Rows> = {}, of = [crn]) {
  const rows = await rowsGiven(others);
  return weekTravel(rows, new Set(of), weekSessions(rows, limits).sessions, limits);
}
/** About 33 km north of everybody: 15 + 33,358 x 1.3 / 300 is 160 minutes. */
const farAway = { latitude: 51.84, longitude: -0.14 };
const far = [projectRow('P001', camden, farAway)];
const toFar = (rows: Awaited<ReturnType<typeof travelOf>>) =>
  rows.find(([, project]) => project === 'P001')?.[2];

describe('travel of a week', () => {
  it('is one row for each person and project with a session, by crn and code', async () => {
    expect(await travelOf({ projects: [projectRow('P009', camden)] }, [crns[1]!, crn])).toEqual([
      [crn, 'P001', 0],
      [crn, 'P002', 0],
      [crn, 'P003', 0],
      [crns[1], 'P001', 0],
      [crns[1], 'P002', 0],
      [crns[1], 'P003', 0],
    ]);
  });

  it('goes by the imported minutes, and has no row where they are too many', async () => {
    const travelMinutes = [
      { crn, project: 'P001', minutes: 90 },
      { crn, project: 'P002', minutes: 91 },
    ];
    expect(await travelOf({ travelMinutes })).toEqual([
      [crn, 'P001', 90],
      [crn, 'P003', 0],
    ]);
  });

  it('goes by coordinates else, and has no row where that is too far', async () => {
    // 0.06 degrees of latitude are 6,672 m: 15 + 6,672 x 1.3 / 300 = 43.9
    const { people } = personRows(crn, { homeLatitude: 51.6 });
    expect((await travelOf({ people }))[0]).toEqual([crn, 'P001', 44]);
    expect(toFar(await travelOf({ projects: far }))).toBeUndefined();
  });

  it('goes through a pick-up point where there is a ride in time for the project’s first session', async () => {
    const pickUpPoints = [{ code: 'U1', name: 'Station', latitude: 51.54, longitude: -0.14 }];
    const ride = { pickUpPoint: 'U1', project: 'P001', minutes: 50 };
    const riding = (departs: string, others: Partial<Rows> = {}) =>
      travelOf({ projects: far, pickUpPoints, pickUpRides: [{ ...ride, departs }], ...others });
    expect(toFar(await riding('08:40'))).toBe(50); // there at 09:30
    expect(toFar(await riding('08:41'))).toBeUndefined();
    const early = [sessionRow('P001', '2026-12-05', { from: '08:00', to: '12:00' })];
    expect(toFar(await riding('08:40', { sessions: early }))).toBeUndefined();
  });
});
