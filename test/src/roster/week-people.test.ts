import { describe, expect, it } from 'vitest';
import type { Rows } from '../../../db/rows.ts';
import { weekPeople } from '../../../src/roster/week-people.ts';
import { weekRequirements } from '../../../src/roster/week-requirements.ts';
import { weekSessions } from '../../../src/roster/week-sessions.ts';
import { appointmentRow, holidays, limits, rowsGiven, workedRow } from '../../given/read-week.ts';
import { crns, personRows } from '../../given/small-week.ts';

const crn = crns[0]!;
const requirement = personRows(crn).requirements[0]!; // 6,000 minutes, until 1 September 2027

async function peopleOf(others: Partial<Rows> = {}) {
  const rows = await rowsGiven(others);
  const { sessions } = weekSessions(rows, limits);
  return weekPeople(rows, weekRequirements(rows, limits).open, sessions, holidays, limits);
}
const firstOf = async (others: Partial<Rows> = {}) => (await peopleOf(others))[0];

describe('a person in a week', () => {
  it('is said as the format asks for', async () => {
    const { people } = personRows(crn, {
      sex: 'female',
      avoidAllMale: true,
      excludedTags: ['children', 'animals'],
      neededTags: ['light-duties'],
      directSupervision: true,
    });
    const appointments = [workedRow(crn, '2026-11-24')];
    const person = await firstOf({ people, appointments });
    expect(person).toEqual({
      crn,
      sex: 'female',
      avoidAllMale: true,
      minMinutes: 420,
      maxMinutes: 840,
      // 40 usable weeks to 1 September; 5,580 minutes at 420 a week need 14
      urgency: 1,
      mustCommence: false,
      availability: expect.arrayContaining([{ date: '2026-12-01', from: '08:00', to: '18:00' }]),
      excludedTags: ['animals', 'children'],
      neededTags: ['light-duties'],
      directSupervision: true,
      eteMinutesLeft: 1_800,
      usualProject: 'P001',
    });
  });

  it('is there only with a requirement open, and people stand by crn', async () => {
    const people = await peopleOf({ requirements: [{ ...requirement, inductedDate: null }] });
    expect(people.map((person) => person.crn)).toEqual(crns.slice(1));
  });

  it('has no usual project where it has no session this week', async () => {
    const sessions = ['2026-12-01', '2026-12-02'].map((date) => ({
      id: `P001-${date}`,
      project: 'P001',
      date,
      from: '09:30',
      to: '17:00',
      breakMinutes: 30,
      supervisor: null,
      supervisorSex: null,
      capacity: 8,
      minAttendance: 2,
      status: 'stood-down' as const,
    }));
    const appointments = [workedRow(crn, '2026-11-24')];
    expect((await firstOf({ sessions, appointments }))?.usualProject).toBeNull();
  });
});

describe('the hours of a person', () => {
  it('build up for the unemployed, by their first session worked', async () => {
    const { people } = personRows(crn, { employment: 'unemployed' });
    const inSecondWeek = [workedRow(crn, '2026-11-24')];
    expect((await firstOf({ people }))?.minMinutes).toBe(420);
    expect((await firstOf({ people, appointments: inSecondWeek }))?.minMinutes).toBe(840);
  });

  it('are over all their requirements: minutes and training together, pace and urgency by the tightest', async () => {
    const requirements = [
      requirement,
      { ...requirement, eventNumber: 2, orderedMinutes: 2_400, deadline: '2026-12-13' },
    ];
    expect(await firstOf({ requirements })).toMatchObject({
      minMinutes: 1_200, // 2,400 over 2 weeks is more than 8,400 over 40
      maxMinutes: 1_260, // in whole sessions
      urgency: 5,
      eteMinutesLeft: 2_520, // 30 % of 6,000 and of 2,400
    });
  });

  it('are less by what is booked elsewhere this week', async () => {
    const appointments = [appointmentRow(crn, '2026-12-01', { to: '12:30' })]; // 180 minutes
    expect(await firstOf({ appointments })).toMatchObject({ minMinutes: 240, maxMinutes: 660 });
  });

  it('leave room for the whole session that the last two hours take', async () => {
    const requirements = [{ ...requirement, orderedMinutes: 120 }];
    expect(await firstOf({ requirements })).toMatchObject({ minMinutes: 120, maxMinutes: 420 });
  });
});

describe('who must commence', () => {
  it('is someone who has not, when the seven working days end by the Sunday', async () => {
    // from 24 November: 25, 26, 27, 30, 1, 2 and Thursday 3 December
    const due = { requirements: [{ ...requirement, allocatedDate: '2026-11-24' }] };
    expect((await firstOf(due))?.mustCommence).toBe(true);
    const later = { requirements: [{ ...requirement, allocatedDate: '2026-11-27' }] };
    expect((await firstOf(later))?.mustCommence).toBe(false);
  });

  it('is nobody who has worked, or is booked elsewhere this week', async () => {
    expect((await firstOf({ appointments: [workedRow(crn, '2026-11-24')] }))?.mustCommence).toBe(false);
    expect((await firstOf({ appointments: [appointmentRow(crn, '2026-12-01')] }))?.mustCommence).toBe(false);
  });
});
