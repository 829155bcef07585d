import { describe, expect, it } from 'vitest';
import type { Db } from '../../db/connect.ts';
import {
  changePickUpPoint,
  changeProject,
  createPickUpPoint,
  createProject,
  listPickUpPoints,
  listProjects,
  type NewProject,
  type ProjectsFilter,
  pickUpPointByCode,
  projectByCode,
  projectNames,
} from '../../db/projects.ts';
import { now } from '../given/allocated.ts';
import { givenDatabase } from '../given/database.ts';
import { allKept } from '../given/kept.ts';
import { givenRegion } from '../given/region.ts';

const all = { size: 50, number: 0 };
const ride = { pickUpPoint: 'station', minutes: 25, departs: '08:45' };

async function givenProjects(): Promise<Db> {
  const db = givenDatabase();
  await givenRegion()
    .person('X100001')
    .project('P2', { type: 'individual', sexPolicy: 'women-only', endDate: '2026-11-30' })
    .project('P1', { tags: ['outdoors'] })
    .pickUpPoint('station')
    .pickUpPoint('library')
    .ride('station', 'P1')
    .pdu('cardiff', { region: 'wales' })
    .project('P3', { startDate: '2026-12-01' })
    .person('X100002')
    .keep(db);
  return db;
}

const newProject = (change: Partial<NewProject> = {}): NewProject => ({
  code: 'P9',
  name: 'Canal',
  type: 'group',
  pdu: 'croydon',
  latitude: 51.372,
  longitude: -0.101,
  tags: ['outdoors'],
  host: 'Canal trust',
  hostSex: null,
  sexPolicy: 'any',
  startDate: '2026-01-05',
  endDate: null,
  ...change,
});

describe('A list of projects', () => {
  it.each<[ProjectsFilter, string[]]>([
    [{}, ['P1', 'P2', 'P3']],
    [{ region: 'london' }, ['P1', 'P2']],
    [{ pdu: 'cardiff' }, ['P3']],
    [{ type: 'group' }, ['P1', 'P3']],
    [{ sexPolicy: 'women-only' }, ['P2']],
    [{ on: '2026-11-30' }, ['P1', 'P2']],
    [{ on: '2026-12-01' }, ['P1', 'P3']],
  ])('by %j is %j', async (filter, codes) => {
    const { rows, total } = await listProjects(await givenProjects(), filter, all);
    expect(rows.map(({ code }) => code)).toEqual(codes);
    expect(total).toBe(codes.length);
  });
});

describe('The names of projects', () => {
  it('are those of an area, with the PDU of each', async () => {
    const db = await givenProjects();
    expect(await projectNames(db, { region: 'london' })).toEqual(
      new Map([
        ['P1', { name: 'P1', pdu: 'croydon', pduName: 'croydon' }],
        ['P2', { name: 'P2', pdu: 'croydon', pduName: 'croydon' }],
      ]),
    );
    expect(await projectNames(db, { region: 'wales', pdu: 'croydon' })).toEqual(new Map());
  });
});

describe('One project', () => {
  it('comes with the rides to it', async () => {
    expect(await projectByCode(await givenProjects(), 'P1')).toMatchObject({
      tags: ['outdoors'],
      rides: [ride],
    });
  });

  it('that is not kept is null', async () => {
    expect(await projectByCode(givenDatabase(), 'P1')).toBeNull();
  });
});

describe('A new project', () => {
  it('is kept with its rides', async () => {
    const db = await givenProjects();
    const kept = newProject({ rides: [ride] });
    expect(await createProject(db, kept)).toEqual({ kept });
    expect(await projectByCode(db, 'P9')).toEqual(kept);
  });

  it.each<[Partial<NewProject>, string, string, string]>([
    [{ code: 'P1' }, 'duplicate', 'code', 'P1'],
    [{ pdu: 'leeds' }, 'unknown', 'pdu', 'leeds'],
    [{ rides: [{ ...ride, pickUpPoint: 'pier' }] }, 'unknown', 'rides', 'pier'],
    [{ rides: [ride, ride] }, 'duplicate', 'rides', 'station'],
  ])('%j is refused: %s %s', async (change, refused, field, value) => {
    const db = await givenProjects();
    const before = allKept(db);
    expect(await createProject(db, newProject(change))).toEqual({ refused, field, value });
    expect(allKept(db)).toEqual(before);
  });
});

describe('A change of a project', () => {
  it('changes the fields given, and puts rides in the place of those kept', async () => {
    const db = await givenProjects();
    const before = await projectByCode(db, 'P1');
    const rides = [{ pickUpPoint: 'library', minutes: 10, departs: '09:00' }];
    expect(await changeProject(db, 'P1', { endDate: '2026-12-31' }, now)).toEqual({
      kept: { ...before, endDate: '2026-12-31' },
    });
    expect(await changeProject(db, 'P1', { rides }, now)).toMatchObject({ kept: { rides } });
    expect(await changeProject(db, 'P1', { rides: [] }, now)).toMatchObject({ kept: { rides: [] } });
  });

  it('is refused if it names what is not kept, or the caller finds something against it', async () => {
    const db = await givenProjects();
    const fault = { code: 'order', path: 'endDate', message: 'must not be before the start date' };
    expect(await changeProject(db, 'P1', { pdu: 'leeds' }, now)).toMatchObject({ refused: 'unknown' });
    const late = (project: { endDate: string | null }) => (project.endDate ? [fault] : []);
    expect(await changeProject(db, 'P1', { endDate: '2025-01-01' }, now, late)).toEqual({ faults: [fault] });
    expect(await changeProject(db, 'P7', {}, now)).toBeNull();
  });
});

describe('Pick-up points', () => {
  it('are listed, kept, changed, and refused with a code that stands already', async () => {
    const db = await givenProjects();
    const pier = { code: 'pier', name: 'Pier', latitude: 51.4, longitude: -0.1 };
    expect(await createPickUpPoint(db, pier)).toEqual({ kept: pier });
    expect(await createPickUpPoint(db, pier)).toEqual({ refused: 'duplicate', field: 'code', value: 'pier' });
    expect(await changePickUpPoint(db, 'pier', { name: 'Old pier' })).toEqual({
      kept: { ...pier, name: 'Old pier' },
    });
    expect(await pickUpPointByCode(db, 'pier')).toEqual({ ...pier, name: 'Old pier' });
    expect(await changePickUpPoint(db, 'mill', { name: 'Mill' })).toBeNull();
    expect(await pickUpPointByCode(db, 'mill')).toBeNull();
    const { rows, total } = await listPickUpPoints(db, all);
    expect([total, rows.map(({ code }) => code)]).toEqual([3, ['library', 'pier', 'station']]);
  });
});
