import { describe, expect, it } from 'vitest';
import type { Rows } from '../../../db/rows.ts';
import type { Session } from '../../../solver/roster/problem.ts';
import { weekSessions } from '../../../src/roster/week-sessions.ts';
import { appointmentRow, limits, rowsGiven } from '../../given/read-week.ts';
import { crns, personRows, projectRow, sessionRow, tuesday } from '../../given/small-week.ts';

const given = async (others: Partial<Rows> = {}) => weekSessions(await rowsGiven(others), limits);
const onTuesday = async (others: Partial<Rows>): Promise<Session | undefined> =>
  (await given(others)).sessions.find((session) => session.id === tuesday);
const seats = (people: number[], others: Partial<Rows['appointments'][number]> = {}) =>
  people.map((i) => appointmentRow(crns[i]!, '2026-12-01', { session: tuesday, ...others }));

describe('the sessions of a week', () => {
  it('say what the format asks for, in order of id', async () => {
    const { sessions } = await given({ projects: [projectRow('P001', 'LDN-CAM', { tags: ['b', 'a'] })] });
    expect(sessions.map((session) => session.id)).toEqual(sessions.map((session) => session.id).toSorted());
    expect(sessions[0]).toEqual({
      id: tuesday,
      project: 'P001',
      kind: 'group',
      date: '2026-12-01',
      from: '09:30',
      to: '17:00',
      creditMinutes: 420, // 450 less a break of 30
      capacity: 8,
      minAttendance: 2,
      womenOnly: false,
      womanPresent: true,
      tags: ['a', 'b'],
    });
  });

  it('run from the viable attendance where they name none; other than groups, with one', async () => {
    const sessions = [sessionRow('P001', '2026-12-01', { minAttendance: null })];
    expect((await onTuesday({ sessions }))?.minAttendance).toBe(3);
    const projects = [projectRow('P001', 'LDN-CAM', { type: 'individual' })];
    expect(await onTuesday({ sessions, projects })).toMatchObject({ kind: 'individual', minAttendance: 1 });
  });

  it('are for women only where the project is', async () => {
    const projects = [projectRow('P001', 'LDN-CAM', { sexPolicy: 'women-only' })];
    expect((await onTuesday({ projects }))?.womenOnly).toBe(true);
  });

  it('have a woman present who supervises, hosts, or is booked there already', async () => {
    const byAMan = sessionRow('P001', '2026-12-01', { supervisorSex: 'male' });
    const unknown = sessionRow('P001', '2026-12-01', { supervisorSex: null, supervisor: null });
    const hosted = projectRow('P001', 'LDN-CAM', { hostSex: 'female' });
    const aWoman = personRows(crns[0]!, { sex: 'female' });
    expect((await onTuesday({ sessions: [byAMan] }))?.womanPresent).toBe(false);
    expect((await onTuesday({ sessions: [unknown] }))?.womanPresent).toBe(false);
    expect((await onTuesday({ sessions: [byAMan], projects: [hosted] }))?.womanPresent).toBe(true);
    const booked = { sessions: [byAMan], people: aWoman.people, appointments: seats([0, 1]) };
    expect((await onTuesday(booked))?.womanPresent).toBe(true);
  });
});

describe('seats taken by appointments made elsewhere', () => {
  it('count towards capacity and attendance', async () => {
    // 8 places less 1; 2 needed less 1
    expect(await onTuesday({ appointments: seats([0]) })).toMatchObject({ capacity: 7, minAttendance: 1 });
  });

  it('are none where the person was stood down or put it off', async () => {
    const put = { outcome: 'RSOF', creditedMinutes: 0 };
    expect(await onTuesday({ appointments: seats([0], put) })).toMatchObject({ capacity: 8 });
  });

  it('can be enough for the session to run, which is noted', async () => {
    const { sessions, notes } = await given({ appointments: seats([0, 1, 2]) });
    expect(sessions.find((session) => session.id === tuesday)).toMatchObject({
      capacity: 5,
      minAttendance: 0,
    });
    expect(notes).toEqual([
      {
        code: 'runs-already',
        crn: null,
        session: tuesday,
        message: `${tuesday}: appointments made elsewhere are enough for it to run`,
      },
    ]);
  });

  it('can fill it: it is left out, and that is noted', async () => {
    const { sessions, notes } = await given({
      sessions: [sessionRow('P001', '2026-12-01', { capacity: 2 })],
      appointments: seats([0, 1, 2]),
    });
    expect(sessions.map((session) => session.id)).not.toContain(tuesday);
    expect(notes).toMatchObject([{ code: 'full-already', session: tuesday }]);
  });
});

describe('a project that is closed', () => {
  it('has no sessions before it opens or after it ends, and that is noted', async () => {
    const { sessions, notes } = await given({
      projects: [
        projectRow('P001', 'LDN-CAM', { endDate: '2026-12-01' }),
        projectRow('P003', 'LDN-HAC', { startDate: '2026-12-04' }),
      ],
    });
    expect(sessions.map((session) => session.id)).toEqual([tuesday, 'P002-2026-12-03', 'P003-2026-12-04']);
    expect(notes.map(({ code, session }) => [code, session])).toEqual([
      ['project-closed', 'P001-2026-12-02'],
      ['project-closed', 'P003-2026-12-01'],
    ]);
  });
});
