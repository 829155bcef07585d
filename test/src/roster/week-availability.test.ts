import { describe, expect, it } from 'vitest';
import type { Rows } from '../../../db/rows.ts';
import { datesOfWeek } from '../../../solver/calendar.ts';
import { weekAvailability } from '../../../src/roster/week-availability.ts';
import { weekSessions } from '../../../src/roster/week-sessions.ts';
import { appointmentRow, limits, rowsGiven, workedRow } from '../../given/read-week.ts';
import { crns, sessionRow, tuesday, weekStart } from '../../given/small-week.ts';

const [crn, other] = crns as [string, string];
const always = { workableFrom: '2026-01-01', deadline: '2027-12-31' };
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** When the first person is free, as `Tue 08:00-18:00`: in the small week every day from 08:00 to 18:00. */
async function freeTime(others: Partial<Rows> = {}, requirements = [always]) {
  const rows = await rowsGiven(others);
  const { sessions } = weekSessions(rows, limits);
  return weekAvailability(rows, sessions)(crn, requirements).map(
    ({ date, from, to }) => `${days[datesOfWeek(weekStart).indexOf(date)]} ${from}-${to}`,
  );
}
const exception = (date: string, from: string, to: string, available: boolean) => ({
  crn,
  date,
  from,
  to,
  available,
});
const wholeDay = (day: string) => `${day} 08:00-18:00`;

describe('when a person can work', () => {
  it('is what their weekly windows say', async () => {
    expect(await freeTime()).toEqual(days.map(wholeDay));
  });

  it('follows windows that begin or end in the week', async () => {
    const evenings = { crn, from: '19:00', to: '21:00' };
    const free = await freeTime({
      availability: [
        { ...evenings, weekday: 2, fromDate: '2026-12-01', untilDate: '2026-12-01' },
        { ...evenings, weekday: 3, fromDate: '2026-12-03', untilDate: null },
        { ...evenings, weekday: 4, fromDate: '2026-10-01', untilDate: '2026-12-02' },
      ],
    });
    expect(free.filter((window) => window.endsWith('21:00'))).toEqual(['Tue 19:00-21:00']);
  });

  it('is more or less by exceptions, and what is taken away is taken from what is added too', async () => {
    const free = await freeTime({
      availabilityExceptions: [
        exception('2026-11-30', '18:00', '20:00', true),
        exception('2026-12-01', '08:00', '18:00', false),
        exception('2026-12-02', '06:00', '09:00', true),
        exception('2026-12-02', '07:00', '10:00', false),
      ],
    });
    expect(free.slice(0, 4)).toEqual([
      'Mon 08:00-20:00',
      'Wed 06:00-07:00',
      'Wed 10:00-18:00',
      wholeDay('Thu'),
    ]);
  });

  it('is not during a commitment', async () => {
    const commitments = [{ crn, date: '2026-12-03', from: '13:00', to: '15:30', kind: 'programme' as const }];
    expect((await freeTime({ commitments })).slice(3, 5)).toEqual(['Thu 08:00-13:00', 'Thu 15:30-18:00']);
  });

  it('is on no day with an appointment made elsewhere, kept or still to be', async () => {
    const appointments = [
      appointmentRow(crn, '2026-12-01', { from: '18:30', to: '20:30' }),
      workedRow(crn, '2026-12-03'),
      appointmentRow(crn, '2026-12-04', { outcome: 'AASD', creditedMinutes: 0 }),
      appointmentRow(other, '2026-12-05'),
    ];
    expect(await freeTime({ appointments })).toEqual(['Mon', 'Wed', 'Fri', 'Sat', 'Sun'].map(wholeDay));
  });

  it('is not after the deadline, nor before work can begin', async () => {
    const within = [{ workableFrom: '2026-12-01', deadline: '2026-12-03' }];
    expect(await freeTime({}, within)).toEqual(['Tue', 'Wed', 'Thu'].map(wholeDay));
  });

  it('is on any day on which one of several requirements can be worked', async () => {
    const either = [
      { workableFrom: '2026-01-01', deadline: '2026-12-01' },
      { workableFrom: '2026-12-05', deadline: '2027-12-31' },
    ];
    expect(await freeTime({}, either)).toEqual(['Mon', 'Tue', 'Sat', 'Sun'].map(wholeDay));
  });

  it('is not while somebody they must be kept apart from is on a session by an appointment made elsewhere', async () => {
    const appointments = [appointmentRow(other, '2026-12-01', { session: tuesday })];
    const free = await freeTime({ appointments, keepApart: [{ crn, otherCrn: other }] });
    // the session is from 09:30 to 17:00: no window holds it, the evening stays free
    expect(free.slice(0, 4)).toEqual([
      wholeDay('Mon'),
      'Tue 08:00-09:30',
      'Tue 17:00-18:00',
      wholeDay('Wed'),
    ]);
  });

  it('is whatever it was where that session is not one of the week', async () => {
    const sessions = [sessionRow('P001', '2026-12-01', { status: 'stood-down' })];
    const appointments = [appointmentRow(other, '2026-12-01', { session: tuesday })];
    const free = await freeTime({ sessions, appointments, keepApart: [{ crn, otherCrn: other }] });
    expect(free).toEqual(days.map(wholeDay));
  });
});
