import { describe, expect, it } from 'vitest';
import type { Db } from '../../db/connect.ts';
import {
  changeSession,
  createSession,
  listSessions,
  type SessionPatch,
  type SessionRow,
  type SessionsFilter,
  sessionById,
} from '../../db/sessions.ts';
import { givenDatabase } from '../given/database.ts';
import { givenRegion } from '../given/region.ts';

async function givenSessions(): Promise<Db> {
  const db = givenDatabase();
  await givenRegion()
    .person('X100002')
    .person('X100001')
    .requirement('X100001')
    .requirement('X100002')
    .project('P1')
    .session('P1', '2026-12-08')
    .session('P1', '2026-12-01')
    .appointment('X100002', 'P1-2026-12-01')
    .appointment('X100001', 'P1-2026-12-01')
    .pdu('cardiff', { region: 'wales' })
    .project('P2', { type: 'ete' })
    .session('P2', '2026-12-01', { from: '09:00', status: 'stood-down' })
    .keep(db);
  return db;
}

const newSession = (change: Partial<SessionRow> = {}): SessionRow => ({
  id: 'P2-2026-12-02',
  project: 'P2',
  date: '2026-12-02',
  from: '10:00',
  to: '17:00',
  breakMinutes: 30,
  supervisor: null,
  supervisorSex: 'female',
  capacity: 8,
  minAttendance: null,
  status: 'planned',
  ...change,
});

describe('A list of sessions', () => {
  it.each<[SessionsFilter, string[]]>([
    [{}, ['P2-2026-12-01', 'P1-2026-12-01', 'P1-2026-12-08']],
    [{ region: 'london' }, ['P1-2026-12-01', 'P1-2026-12-08']],
    [{ pdu: 'cardiff' }, ['P2-2026-12-01']],
    [{ project: 'P1', to: '2026-12-07' }, ['P1-2026-12-01']],
    [{ from: '2026-12-08' }, ['P1-2026-12-08']],
    [{ from: '2026-12-01', to: '2026-12-01' }, ['P2-2026-12-01', 'P1-2026-12-01']],
    [{ status: 'planned' }, ['P1-2026-12-01', 'P1-2026-12-08']],
    [{ type: 'ete' }, ['P2-2026-12-01']],
  ])('by %j is %j, in order of date and start', async (filter, ids) => {
    const { rows, total } = await listSessions(await givenSessions(), filter, { size: 50, number: 0 });
    expect(rows.map(({ id }) => id)).toEqual(ids);
    expect(total).toBe(ids.length);
  });
});

describe('One session', () => {
  it('comes with the people booked on it', async () => {
    const session = await sessionById(await givenSessions(), 'P1-2026-12-01');
    expect(session?.appointments.map(({ crn }) => crn)).toEqual(['X100001', 'X100002']);
  });

  it('that is not kept is null', async () => {
    expect(await sessionById(await givenSessions(), 'P9-2026-12-01')).toBeNull();
  });
});

describe('A new session', () => {
  it('is kept, with nobody on it', async () => {
    const db = await givenSessions();
    const kept = { ...newSession(), appointments: [] };
    expect(await createSession(db, newSession())).toEqual({ kept });
    expect(await sessionById(db, 'P2-2026-12-02')).toEqual(kept);
  });

  it('is refused with an id that stands already, or of a project unknown', async () => {
    const db = await givenSessions();
    expect(await createSession(db, newSession({ id: 'P2-2026-12-01' }))).toEqual({
      refused: 'duplicate',
      field: 'id',
      value: 'P2-2026-12-01',
    });
    expect(await createSession(db, newSession({ project: 'P9' }))).toEqual({
      refused: 'unknown',
      field: 'project',
      value: 'P9',
    });
  });

  it('is not kept if the caller finds something against it', async () => {
    const db = await givenSessions();
    const fault = { code: 'project-dates', path: 'date', message: 'must lie within the dates' };
    expect(await createSession(db, newSession(), () => [fault])).toEqual({ faults: [fault] });
    expect(await sessionById(db, 'P2-2026-12-02')).toBeNull();
  });
});

describe('A change of a session', () => {
  it('changes the fields given', async () => {
    const db = await givenSessions();
    const before = await sessionById(db, 'P1-2026-12-08');
    const change = { date: '2026-12-09', capacity: 12, supervisor: 'S. Okafor' };
    expect(await changeSession(db, 'P1-2026-12-08', change)).toEqual({ kept: { ...before, ...change } });
  });

  it.each<SessionPatch>([{ date: '2026-12-02' }, { from: '10:00' }, { to: '16:00' }])(
    'on which people are booked does not move it: %j',
    async (change) => {
      const [field] = Object.keys(change);
      const refused = { refused: 'has-appointments', field, value: 'P1-2026-12-01' };
      expect(await changeSession(await givenSessions(), 'P1-2026-12-01', change)).toEqual(refused);
    },
  );

  it('on which people are booked may change its places, or say the old times again', async () => {
    const result = await changeSession(await givenSessions(), 'P1-2026-12-01', {
      from: '09:30',
      capacity: 4,
    });
    expect(result).toMatchObject({ kept: { capacity: 4 } });
  });

  it('that is not kept is null', async () => {
    expect(await changeSession(await givenSessions(), 'P9-2026-12-01', { capacity: 4 })).toBeNull();
  });
});
