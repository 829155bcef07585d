import { describe, expect, it } from 'vitest';
import { keepRows } from '../../db/intake.ts';
import { servedRows } from '../../db/week-served.ts';
import { givenKeptWeek } from '../given/kept-week.ts';
import { appointmentRow, workedRow } from '../given/read-week.ts';
import { camden, crns, hackney, projectRow, weekStart } from '../given/small-week.ts';

const [crn, other] = crns as [string, string];
const pdus = [camden, hackney];
const first = { eventNumber: 1, firstWorked: '2026-11-02' };
const given = async (appointments: ReturnType<typeof appointmentRow>[]) =>
  (await givenKeptWeek({ projects: [projectRow('E001', camden, { type: 'ete' })], appointments })).db;

describe('what a requirement has been served before the week', () => {
  it('is the sum of its credits, those at ETE projects by themselves', async () => {
    const db = await given([
      workedRow(crn, '2026-11-02'),
      workedRow(crn, '2026-11-09', { creditedMinutes: 300 }),
      workedRow(crn, '2026-11-16', { project: 'E001', creditedMinutes: 180 }),
      workedRow(other, '2026-11-02'),
    ]);
    const rows = servedRows(db, pdus, weekStart).toSorted((a, b) => (a.crn < b.crn ? -1 : 1));
    expect(rows).toEqual([
      // 420 + 300
      { crn, ...first, nonEteMinutes: 720, eteMinutes: 180, adjustmentMinutes: 0 },
      { crn: other, ...first, nonEteMinutes: 420, eteMinutes: 0, adjustmentMinutes: 0 },
    ]);
  });

  it('counts courses as training, and adjustments by themselves, also where nothing was worked yet', async () => {
    const db = await given([workedRow(crn, '2026-11-02')]);
    const course = { eventNumber: 1, date: '2026-11-12', minutes: 300, course: 'First aid' };
    const adjustment = { eventNumber: 1, date: '2026-11-13', reason: 'A decision', travelFor: null };
    await keepRows(db, {
      courseCompletions: [
        { ...course, crn, reference: 'L1' },
        { ...course, crn, reference: 'L2', date: weekStart },
      ],
      adjustments: [
        { ...adjustment, crn, id: 'A1', minutes: 90 },
        { ...adjustment, crn: other, id: 'A2', minutes: -30 },
      ],
    });
    expect(servedRows(db, pdus, weekStart).toSorted((a, b) => (a.crn < b.crn ? -1 : 1))).toEqual([
      { crn, ...first, nonEteMinutes: 420, eteMinutes: 300, adjustmentMinutes: 90 },
      { crn: other, ...first, firstWorked: null, nonEteMinutes: 0, eteMinutes: 0, adjustmentMinutes: -30 },
    ]);
  });

  it('leaves the week itself and what comes after it out', async () => {
    const db = await given([
      workedRow(crn, '2026-11-29'),
      workedRow(crn, '2026-11-30'),
      workedRow(crn, '2026-12-09'),
    ]);
    expect(servedRows(db, pdus, weekStart)).toMatchObject([{ nonEteMinutes: 420 }]);
  });

  it('has begun with the first session worked: neither an absence nor being sent home at once is one', async () => {
    const db = await given([
      appointmentRow(crn, '2026-11-02', { outcome: 'UACP', creditedMinutes: 0 }),
      appointmentRow(crn, '2026-11-09', { outcome: 'ATSS', creditedMinutes: 0 }),
    ]);
    expect(servedRows(db, pdus, weekStart)).toMatchObject([{ firstWorked: null }]);
    await keepRows(db, { appointments: [workedRow(crn, '2026-11-16'), workedRow(crn, '2026-11-17')] });
    expect(servedRows(db, pdus, weekStart)).toMatchObject([{ firstWorked: '2026-11-16' }]);
  });

  it('is told for people of the area only', async () => {
    const db = await given([workedRow(crns[0]!, '2026-11-02'), workedRow(crns[7]!, '2026-11-02')]);
    expect(servedRows(db, [hackney], weekStart).map((row) => row.crn)).toEqual([crns[7]]);
  });
});
