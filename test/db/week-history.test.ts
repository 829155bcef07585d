import { describe, expect, it } from 'vitest';
import { keepRows } from '../../db/intake.ts';
import { awaitingRows, openInWeekRows, servedRows, usualProjectRows } from '../../db/week-history.ts';
import { givenKeptWeek } from '../given/kept-week.ts';
import { appointmentRow, givenRoster, workedRow } from '../given/read-week.ts';
import {
  camden,
  crns,
  hackney,
  hackneyTuesday,
  projectRow,
  region,
  sessionRow,
  tuesday,
  wednesday,
  weekStart,
} from '../given/small-week.ts';

const [crn, other] = crns as [string, string];
const pdus = [camden, hackney];
const given = async (appointments: ReturnType<typeof appointmentRow>[]) =>
  (await givenKeptWeek({ projects: [projectRow('E001', camden, { type: 'ete' })], appointments })).db;

describe('what a requirement has been served before the week', () => {
  it('is the sum of its credits, and of those at ETE projects', async () => {
    const db = await given([
      workedRow(crn, '2026-11-02'),
      workedRow(crn, '2026-11-09', { creditedMinutes: 300 }),
      workedRow(crn, '2026-11-16', { project: 'E001', creditedMinutes: 180 }),
      workedRow(other, '2026-11-02'),
    ]);
    const rows = servedRows(db, pdus, weekStart).toSorted((a, b) => (a.crn < b.crn ? -1 : 1));
    expect(rows).toEqual([
      // 420 + 300 + 180
      { crn, eventNumber: 1, creditedMinutes: 900, eteCreditedMinutes: 180, firstWorked: '2026-11-02' },
      { crn: other, eventNumber: 1, creditedMinutes: 420, eteCreditedMinutes: 0, firstWorked: '2026-11-02' },
    ]);
  });

  it('leaves the week itself and what comes after it out', async () => {
    const db = await given([
      workedRow(crn, '2026-11-29'),
      workedRow(crn, '2026-11-30'),
      workedRow(crn, '2026-12-09'),
    ]);
    expect(servedRows(db, pdus, weekStart)).toMatchObject([{ creditedMinutes: 420 }]);
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

describe('appointments that await an outcome', () => {
  it('are those before the week that nobody has recorded one for', async () => {
    const db = await given([
      appointmentRow(crn, '2026-11-27'),
      appointmentRow(crn, '2026-11-28', { session: tuesday, project: 'E001' }),
      workedRow(crn, '2026-11-26'),
      appointmentRow(crn, '2026-11-30'),
    ]);
    expect(awaitingRows(db, pdus, weekStart)).toEqual([
      {
        crn,
        eventNumber: 1,
        sex: 'male',
        projectType: 'group',
        session: null,
        date: '2026-11-27',
        from: '09:30',
        to: '16:30',
        breakMinutes: 0,
        creditedMinutes: null,
      },
      expect.objectContaining({ date: '2026-11-28', projectType: 'ete', breakMinutes: 30 }),
    ]);
  });
});

describe('appointments of the week', () => {
  const inWeek = (db: Awaited<ReturnType<typeof given>>, ofPdus = pdus, made: number[] = []) =>
    openInWeekRows(db, ofPdus, weekStart, made)
      .map((row) => row.date)
      .toSorted();

  it('are those still open, or attended', async () => {
    const db = await given([
      appointmentRow(crn, '2026-11-29'),
      appointmentRow(crn, '2026-11-30'),
      workedRow(crn, '2026-12-01'),
      appointmentRow(crn, '2026-12-02', { outcome: 'AASD', creditedMinutes: 0 }),
      appointmentRow(crn, '2026-12-03', { outcome: 'RSOF', creditedMinutes: 0 }),
      appointmentRow(crn, '2026-12-06'),
      appointmentRow(crn, '2026-12-07'),
    ]);
    expect(inWeek(db)).toEqual(['2026-11-30', '2026-12-01', '2026-12-06']);
  });

  it('are those of people of the area, wherever, and of anybody at its projects', async () => {
    const db = await given([
      appointmentRow(crns[0]!, '2026-12-01', { project: 'P003', session: hackneyTuesday }),
      appointmentRow(crns[7]!, '2026-12-02', { session: wednesday }),
      appointmentRow(crns[7]!, '2026-12-04', { project: 'P003' }),
    ]);
    expect(inWeek(db, [camden])).toEqual(['2026-12-01', '2026-12-02']);
  });

  it('are not those that rosters of the same area and week have made, unless their session has run', async () => {
    const db = await given([]);
    const roster = givenRoster(db);
    await keepRows(db, {
      sessions: [sessionRow('P001', '2026-11-30', { status: 'run' })],
      appointments: [
        appointmentRow(crn, '2026-11-30', { roster, session: 'P001-2026-11-30' }),
        appointmentRow(crn, '2026-12-01', { roster, session: tuesday }),
        appointmentRow(crn, '2026-12-02'),
      ],
    });
    expect(inWeek(db, pdus, [roster])).toEqual(['2026-11-30', '2026-12-02']);
  });
});

describe('the usual project', () => {
  const usual = async (appointments: ReturnType<typeof appointmentRow>[]) =>
    usualProjectRows(await given(appointments), pdus, region, weekStart);

  it('is that of most sessions attended', async () => {
    expect(
      await usual([
        workedRow(crn, '2026-11-02', { project: 'P002' }),
        workedRow(crn, '2026-11-09', { project: 'P002' }),
        workedRow(crn, '2026-11-23', { project: 'P001' }),
        appointmentRow(crn, '2026-11-24', { project: 'P001', outcome: 'UACP', creditedMinutes: 0 }),
        appointmentRow(crn, '2026-11-25', { project: 'P001' }),
      ]),
    ).toEqual([{ crn, project: 'P002' }]);
  });

  it('of equals is the one attended last', async () => {
    const once = [
      workedRow(crn, '2026-11-02', { project: 'P002' }),
      workedRow(crn, '2026-11-09', { project: 'P001' }),
    ];
    expect(await usual(once)).toEqual([{ crn, project: 'P001' }]);
  });

  it('of those too, the lowest code', async () => {
    const oneDay = [
      workedRow(crn, '2026-11-02', { project: 'P002' }),
      workedRow(crn, '2026-11-02', { project: 'P001', from: '18:00', to: '20:00' }),
    ];
    expect(await usual(oneDay)).toEqual([{ crn, project: 'P001' }]);
  });

  it('is that of the eight weeks before this one', async () => {
    // 30 November less 56 days is 5 October
    expect(await usual([workedRow(crn, '2026-10-04')])).toEqual([]);
    expect(await usual([workedRow(crn, '2026-10-05')])).toHaveLength(1);
    expect(await usual([workedRow(crn, '2026-11-30')])).toEqual([]);
  });
});
