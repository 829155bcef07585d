import { describe, expect, it } from 'vitest';
import type { Rows } from '../../../db/rows.ts';
import { minutesOfAppointment, weekRequirements } from '../../../src/roster/week-requirements.ts';
import { appointmentRow, limits, rowsGiven, workedRow } from '../../given/read-week.ts';
import { camden, crns, personRows, projectRow, tuesday } from '../../given/small-week.ts';

const crn = crns[0]!;
const requirement = personRows(crn).requirements[0]!; // 6,000 minutes, until 1 September 2027
const given = async (others: Partial<Rows> = {}) => weekRequirements(await rowsGiven(others), limits);
const openOf = async (others: Partial<Rows> = {}) => (await given(others)).open.get(crn);
const training = [projectRow('E001', camden, { type: 'ete' })];

describe('an open requirement', () => {
  it('says what remains, what training may still count, and between which dates it can be worked', async () => {
    const appointments = [
      workedRow(crn, '2026-11-02'),
      workedRow(crn, '2026-11-09', { project: 'E001', creditedMinutes: 300 }),
    ];
    expect(await openOf({ projects: training, appointments })).toEqual([
      {
        eventNumber: 1,
        remainingMinutes: 5_280, // 6,000 - 420 - 300
        eteMinutesLeft: 1_500, // 30 % of 6,000 - 300
        workableFrom: '2026-09-09', // inducted on the 8th
        deadline: '2027-09-01',
        allocatedDate: '2026-09-02',
        firstWorked: '2026-11-02',
      },
    ]);
  });

  it('counts as served what is booked and has no outcome yet, before the week and in it', async () => {
    const appointments = [
      appointmentRow(crn, '2026-11-27'),
      appointmentRow(crn, '2026-12-01', { session: tuesday, to: '17:00' }), // 450 less a break of 30
      appointmentRow(crn, '2026-12-03', { project: 'E001', to: '11:30' }),
    ];
    expect(await openOf({ projects: training, appointments })).toMatchObject([
      { remainingMinutes: 5_040, eteMinutesLeft: 1_680 }, // 6,000 - 420 - 420 - 120; 1,800 - 120
    ]);
  });

  it('counts what was credited in the week, rather than what was booked', async () => {
    const appointments = [workedRow(crn, '2026-11-30', { creditedMinutes: 60 })];
    expect(await openOf({ appointments })).toMatchObject([{ remainingMinutes: 5_940, firstWorked: null }]);
  });

  it('stands among others by deadline', async () => {
    const requirements = [
      requirement,
      { ...requirement, eventNumber: 2, deadline: '2027-03-01' },
      { ...requirement, eventNumber: 3 },
    ];
    expect((await openOf({ requirements }))?.map((open) => open.eventNumber)).toEqual([2, 1, 3]);
  });
});

describe('who is left out', () => {
  it('is told with the requirement and the reason, by crn and event number', async () => {
    const with_ = (i: number, others: Partial<Rows['requirements'][number]>) => ({
      ...requirement,
      crn: crns[i]!,
      ...others,
    });
    const { open, leftOut } = await given({
      requirements: [
        with_(3, { eventNumber: 2, inductedDate: null }),
        with_(0, { status: 'suspended' }),
        with_(1, { deadline: '2026-11-29' }),
        with_(2, { assessedDate: null, inductedDate: null }),
        with_(4, { orderedMinutes: 420 }),
      ],
      appointments: [appointmentRow(crns[4]!, '2026-12-01')],
    });
    expect(leftOut.map((out) => [out.crn, out.eventNumber, out.reason, out.message])).toEqual([
      [crns[0], 1, 'not-in-force', 'not in force'],
      [crns[1], 1, 'deadline-passed', 'deadline passed: needs court extension'],
      [crns[2], 1, 'not-assessed', 'not assessed'],
      [crns[3], 2, 'not-inducted', 'not inducted'],
      [crns[4], 1, 'no-hours-left', 'no hours left to book'],
    ]);
    expect([...open.keys()]).toEqual([crns[3], crns[5], crns[6], crns[7]]);
  });
});

describe('the minutes of an appointment', () => {
  const [row] = [
    {
      crn,
      eventNumber: 1,
      sex: 'male' as const,
      projectType: 'group' as const,
      session: null,
      date: '2026-12-01',
      from: '09:30',
      to: '16:30',
      breakMinutes: 30,
      creditedMinutes: null,
    },
  ];

  it('are its length less the break until there is an outcome, then those credited', () => {
    expect(minutesOfAppointment(row)).toBe(390);
    expect(minutesOfAppointment({ ...row, creditedMinutes: 0 })).toBe(0);
  });
});
