import { describe, expect, it } from 'vitest';
import { keepRows } from '../../db/intake.ts';
import type { Rows } from '../../db/rows.ts';
import { allocatedRows, awaitingRows, openInWeekRows, usualProjectRows } from '../../db/week-history.ts';
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

const crn = crns[0]!;
const pdus = [camden, hackney];
const given = async (appointments: ReturnType<typeof appointmentRow>[]) =>
  (await givenKeptWeek({ projects: [projectRow('E001', camden, { type: 'ete' })], appointments })).db;

const inWeek = (db: Awaited<ReturnType<typeof given>>, ofPdus = pdus, made: number[] = []) =>
  openInWeekRows(db, ofPdus, weekStart, made)
    .map((row) => row.date)
    .toSorted();

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

const everyTuesday = (crn: string, others: Partial<Rows['allocations'][number]> = {}) => ({
  ...{
    id: `A-${crn}`,
    crn,
    eventNumber: 1,
    project: 'P001',
    frequency: 'weekly' as const,
    weekday: 2 as const,
  },
  ...{ from: '09:30', to: '16:30', startDate: '2026-11-24' },
  ...others,
});

describe('bookings that allocations have made', () => {
  const allocated = (of: string, others: Partial<Rows['appointments'][number]> = {}) =>
    appointmentRow(of, '2026-12-01', { session: tuesday, allocation: `A-${of}`, ...others });

  async function givenAllocated(appointments: Rows['appointments'], sessions: Rows['sessions'] = []) {
    const { db } = await givenKeptWeek({ allocations: [crns[0]!, crns[7]!].map((of) => everyTuesday(of)) });
    await keepRows(db, { sessions, appointments });
    return db;
  }

  it('are the run’s to move: of people of the area, on its planned sessions', async () => {
    const db = await givenAllocated([allocated(crn)]);
    expect(allocatedRows(db, pdus, weekStart, [])).toEqual([
      { id: `${crn}-P001-2026-12-01`, crn, session: tuesday, roster: null },
    ]);
    expect(inWeek(db)).toEqual([]);
  });

  it.each<[string, Partial<Rows['appointments'][number]>]>([
    ['without a session', { session: null }],
    ['with an outcome', { outcome: 'ATTC', creditedMinutes: 420 }],
    ['on a session that has run', { session: 'P001-2026-11-30', date: '2026-11-30' }],
  ])('are fixed %s', async (_, change) => {
    const run = sessionRow('P001', '2026-11-30', { status: 'run' });
    const db = await givenAllocated([allocated(crn, change)], [run]);
    expect(allocatedRows(db, pdus, weekStart, [])).toEqual([]);
    expect(inWeek(db)).toHaveLength(1);
  });

  it('are fixed for an area of which the person or the session is not', async () => {
    const db = await givenAllocated([
      allocated(crns[0]!, { project: 'P003', session: hackneyTuesday }),
      allocated(crns[7]!),
    ]);
    expect(allocatedRows(db, [camden], weekStart, [])).toEqual([]);
    expect(inWeek(db, [camden])).toHaveLength(2);
    expect(allocatedRows(db, pdus, weekStart, [])).toHaveLength(2);
  });

  it('are still told once a roster of the week has kept them', async () => {
    const db = await givenAllocated([]);
    const roster = givenRoster(db);
    await keepRows(db, { appointments: [allocated(crn, { roster })] });
    expect(allocatedRows(db, pdus, weekStart, [roster])).toMatchObject([{ crn, roster }]);
    expect(allocatedRows(db, pdus, weekStart, [])).toEqual([]);
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

  it('is before all that of an allocation that can fall in the week', async () => {
    const db = await given([workedRow(crn, '2026-11-23', { project: 'P001' })]);
    const usualWith = async (change: Partial<Rows['allocations'][number]>) => {
      await keepRows(db, { allocations: [everyTuesday(crn, { project: 'P002', ...change })] });
      return usualProjectRows(db, pdus, region, weekStart)[0]?.project;
    };
    expect(await usualWith({ endDate: null })).toBe('P002');
    expect(await usualWith({ endDate: '2026-11-30' })).toBe('P002');
    expect(await usualWith({ endDate: '2026-11-29' })).toBe('P001');
    expect(await usualWith({ endDate: null, startDate: '2026-12-07' })).toBe('P001');
  });

  it('of several allocations is that of the one that began last', async () => {
    const db = await given([]);
    await keepRows(db, {
      allocations: [
        everyTuesday(crn, { id: 'A1', project: 'P002' }),
        everyTuesday(crn, { id: 'A2', project: 'P001', startDate: '2026-11-30' }),
      ],
    });
    expect(usualProjectRows(db, pdus, region, weekStart)).toEqual([{ crn, project: 'P001' }]);
  });

  it('is that of the eight weeks before this one', async () => {
    // 30 November less 56 days is 5 October
    expect(await usual([workedRow(crn, '2026-10-04')])).toEqual([]);
    expect(await usual([workedRow(crn, '2026-10-05')])).toHaveLength(1);
    expect(await usual([workedRow(crn, '2026-11-30')])).toEqual([]);
  });
});
