import { describe, expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { givenProgrammes } from '../../given/programmes.ts';
import { givenRegion } from '../../given/region.ts';

/** Group sessions on Tuesday and Thursday evenings, one-to-ones on Friday mornings. */
const slots = [
  { kind: 'group', weekday: 2, from: '18:00', to: '20:30' },
  { kind: 'group', weekday: 4, from: '18:00', to: '20:30' },
  { kind: 'individual', weekday: 5, from: '09:00', to: '17:00' },
];
const asked = { startsOn: '2026-12-01', slots };
type Laid = { sessions: { number: number; kind: string; places: { date: string }[] }[] };

describe('the accredited programmes', () => {
  it('are those whose templates are in force', async () => {
    const { get } = givenDoor();
    const { status, body } = await get('/v1/programmes');
    expect(status).toBe(200);
    const { content } = body as { content: { code: string }[] };
    expect(content.map(({ code }) => code)).toEqual(expect.arrayContaining(['BBR', 'TSP']));
    expect((await get('/v1/programmes/TSP')).body).toMatchObject({
      code: 'TSP',
      sessionsAWeek: { min: 1, max: 4 },
      groupSize: { min: 4, optimum: 8, max: 12 },
      sexes: ['male', 'female'],
    });
    expectProblem(await get('/v1/programmes/XYZ'), 404);
  });
});

describe('a programme laid onto dates', () => {
  const lay = (body: object) => givenDoor().send('POST', '/v1/programmes/TSP/layout', body);

  it('has every session of its template, group sessions in group slots', async () => {
    const { status, body } = await lay(asked);
    expect(status).toBe(200);
    const { sessions } = body as Laid;
    expect(sessions).toHaveLength(19);
    const groups = sessions.filter(({ kind }) => kind === 'group');
    expect(groups).toHaveLength(15);
    for (const { places } of groups) expect(places).toHaveLength(1);
    // A one-to-one has as many times as the best group has people.
    expect(sessions[0]).toMatchObject({ number: 1, kind: 'individual' });
    expect(sessions[0]!.places).toHaveLength(8);
  });

  it('may take the slots of a pattern, and keeps to the hours and closures of a venue', async () => {
    const { db, send } = givenDoor();
    await givenProgrammes(givenRegion().pdu('croydon'))
      .venue('V1')
      .closure('V1')
      .pattern('evenings')
      .region.keep(db);
    const layOn = async (body: object) =>
      (await send('POST', '/v1/programmes/TSP/layout', { startsOn: '2026-12-01', ...body })).body as Laid;
    const open = await layOn({ pattern: 'evenings' });
    const closed = await layOn({ pattern: 'evenings', venue: 'V1' });
    const inClosure = ({ sessions }: Laid) =>
      sessions
        .flatMap(({ places }) => places)
        .filter(({ date }) => '2026-12-21' <= date && date <= '2027-01-01');
    expect(inClosure(open).length).toBeGreaterThan(0);
    expect(inClosure(closed)).toEqual([]);
  });

  it('is refused where the template cannot be laid, by rule', async () => {
    const tooShort = slots.map((slot) => (slot.kind === 'group' ? { ...slot, to: '19:00' } : slot));
    expectProblem(await lay({ ...asked, slots: tooShort }), 409, { rule: 'slot-length' });
  });

  it('is asked with slots that there are', async () => {
    expectFaultsAt(await lay({ startsOn: '2026-12-01' }), 'slots');
    expectFaultsAt(await lay({ startsOn: '2026-12-01', pattern: 'none' }), 'pattern');
    expectFaultsAt(await lay({ ...asked, venue: 'none' }), 'venue');
    expectFaultsAt(await lay({ ...asked, startsOn: 'soon' }), 'startsOn');
  });
});
