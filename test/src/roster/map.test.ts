import { describe, expect, it } from 'vitest';
import { mapOf } from '../../../src/roster/map.ts';
import { rosterMapSchema } from '../../../src/roster/map-schemas.ts';
import { expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { givenJudgedDraft, givenTwoPdus } from '../../given/rostered.ts';
import { camden, people, tuesday } from '../../given/two-pdus.ts';

/** Camden has a fifth person; homes lie a little apart. Five are on Tuesday's session, one of them from Hackney. */
async function givenMap() {
  const db = await givenTwoPdus((week) => {
    week.person('X100009', { pdu: camden }).requirement('X100009').travel('X100009', 'P001', 50);
    week.person('X100010', { pdu: camden }).requirement('X100010').travel('X100010', 'P001', 30);
    week.rows.people.forEach((person, at) => {
      person.homeLatitude = 51.4 + at / 1_000;
      person.homeLongitude = -0.1;
    });
  });
  const crns = [...people.camden, 'X100009', people.hackney[0]];
  const id = await givenJudgedDraft(
    db,
    crns.map((crn) => [crn, tuesday]),
  );
  return { db, id };
}

describe('a roster as a map', () => {
  it('tells homes by area, projects with their places, and how many travel from where to where', async () => {
    const { db, id } = await givenMap();
    const map = await mapOf(db, id);
    expect(map).toEqual({
      leastPeople: 5,
      areas: [
        { pdu: camden, name: expect.any(String), people: 6, placed: 5, latitude: 51.4, longitude: -0.1 },
      ],
      peopleElsewhere: 4,
      projects: [
        expect.objectContaining({ project: 'P001', sessions: 2, places: 20, booked: 6 }),
        expect.objectContaining({ project: 'P002', sessions: 1, places: 10, booked: 0 }),
        expect.objectContaining({ project: 'P003', sessions: 2, places: 20, booked: 0 }),
      ],
      journeys: [{ pdu: camden, project: 'P001', people: 5, travelMinutes: 34 }],
      journeysElsewhere: 1,
    });
    expect(rosterMapSchema.parse(map)).toEqual(map);
  });

  it('tells of no area and no way of fewer people than the policy says', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, [[people.camden[0], tuesday]]);
    expect(await mapOf(db, id)).toMatchObject({
      areas: [],
      peopleElsewhere: 8,
      journeys: [],
      journeysElsewhere: 1,
    });
  });

  it('is answered to schedulers and caseworkers, and is 404 for no roster', async () => {
    const { db, id } = await givenMap();
    const { as, get } = givenDoor({ db });
    for (const role of ['scheduler', 'caseworker'] as const)
      expect(await as({ roles: [role] }).get(`/v1/rosters/${id}/map`)).toMatchObject({
        status: 200,
        body: { leastPeople: 5 },
      });
    expectProblem(await as({ roles: ['supervisor'] }).get(`/v1/rosters/${id}/map`), 403);
    expectProblem(await get('/v1/rosters/9/map'), 404);
  });
});
