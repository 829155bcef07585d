import { describe, expect, it } from 'vitest';
import { bankHolidays } from '../../db/bank-holidays.ts';
import { londonBoroughs, pduOf } from '../../seed/boroughs.ts';
import { chanceOf } from '../../seed/chance.ts';
import { kilometres } from '../../seed/places.ts';
import { inventProjects, projectCount } from '../../seed/projects.ts';
import { plannedSessions, sessionId } from '../../seed/sessions.ts';
import { shape } from '../../seed/shape.ts';
import { withSupervisors } from '../../seed/supervisors.ts';
import { dateIn, inventTimetable, isEvening, type Slot } from '../../seed/timetable.ts';
import { addDays, datesOfWeek, daysAWeek, overlaps, weekdayOf } from '../../solver/calendar.ts';
import { grouped } from '../../solver/grouped.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import { inventedWeek } from '../given/invented-region.ts';

const boroughs = londonBoroughs();
const projects = inventProjects(5_200, boroughs, inventedWeek, chanceOf(1));
const holidays = bankHolidays(2025, 2027);
const seatMinutes = 2_500_000;
const timetable = (weekStart = inventedWeek, minutes = seatMinutes) =>
  inventTimetable(projects, minutes, weekStart, holidays, chanceOf(1));
const slots = timetable();
const share = (part: readonly unknown[], whole: readonly unknown[]) => part.length / whole.length;

describe('invented projects', () => {
  it('are one for about 26 people', () => {
    expect(projects).toHaveLength(200);
    expect(projectCount(2_000)).toBe(77);
    expect(projectCount(1)).toBe(1);
    expect(projectCount(0)).toBe(0);
  });

  it('are groups for the most part, some individual, some training', () => {
    const of = (type: string) =>
      share(
        projects.filter((project) => project.type === type),
        projects,
      );
    expect(of('group')).toBeCloseTo(0.72, 2);
    expect(of('individual')).toBeCloseTo(0.18, 2);
    expect(of('ete')).toBeCloseTo(0.1, 2);
  });

  it('are for women only in a few groups, which are light and have nobody vulnerable nearby', () => {
    const womenOnly = projects.filter((project) => project.sexPolicy === 'women-only');
    expect(womenOnly.length).toBeGreaterThan(5);
    for (const { type, tags } of womenOnly) {
      expect(type).toBe('group');
      expect(tags).toContain('light-duties');
      expect(tags).not.toContain('children');
      expect(tags).not.toContain('vulnerable-adults');
    }
  });

  it('have every tag that people need or must keep from', () => {
    const tags = new Set(projects.flatMap((project) => project.tags));
    expect(tags).toEqual(new Set(['children', 'vulnerable-adults', 'light-duties', 'indoor', 'step-free']));
  });

  it('lie in their borough, under an invented host whose sex is told where the host is alone with people', () => {
    const middleOf = new Map(boroughs.map((borough) => [pduOf(borough).code, borough]));
    for (const project of projects) {
      expect(kilometres(project, middleOf.get(project.pdu)!)).toBeLessThan(5);
      expect(project.host).not.toBe('');
      expect(project.hostSex !== null).toBe(project.type === 'individual');
    }
  });

  it('are open in the week, for a few not much longer', () => {
    for (const { startDate, endDate } of projects) {
      expect(startDate < inventedWeek).toBe(true);
      expect(endDate == null || endDate >= addDays(inventedWeek, daysAWeek - 1)).toBe(true);
    }
    const ending = projects.filter((project) => project.endDate);
    expect(ending.length).toBeGreaterThan(0);
    expect(share(ending, projects)).toBeLessThan(0.12);
  });
});

describe('the timetable', () => {
  it('offers the seat-minutes asked for, as nearly as whole sessions go', () => {
    const offered = slots.reduce((sum, slot) => sum + slot.capacity * slot.creditMinutes, 0);
    expect(Math.abs(offered - seatMinutes)).toBeLessThan(12 * 420);
  });

  it('offers as much in a week with bank holidays', () => {
    const christmas = '2026-12-21';
    const week = datesOfWeek(christmas);
    const offered = timetable(christmas)
      .filter((slot) => dateIn(week, slot, holidays) !== null)
      .reduce((sum, slot) => sum + slot.capacity * slot.creditMinutes, 0);
    expect(Math.abs(offered - seatMinutes)).toBeLessThan(12 * 420);
  });

  it('stops where every project is full', () => {
    const most = timetable(inventedWeek, 1e9);
    expect(timetable(inventedWeek, 2e9)).toHaveLength(most.length);
  });

  it('has the same slots and more of them where more is asked for', () => {
    const fewer = timetable(inventedWeek, seatMinutes / 2);
    expect(fewer.length).toBeLessThan(slots.length);
    const names = new Set(slots.map((slot) => JSON.stringify(slot)));
    const others = fewer.filter((slot) => !names.has(JSON.stringify(slot)));
    expect(others).toEqual([]);
  });

  it('gives every project a session, never two at once', () => {
    const byProject = grouped(slots, (slot) => slot.project.code);
    expect(byProject.size).toBe(projects.length);
    for (const [, own] of byProject)
      for (const slot of own)
        expect(own.some((o) => o !== slot && o.weekday === slot.weekday && overlaps(o, slot))).toBe(false);
  });

  it('runs in groups of 6 to 12, one or two at a placement, and more in training rooms', () => {
    const sizes = { group: [6, 12], individual: [1, 2], ete: [12, 16] } as const;
    for (const { project, capacity, minAttendance } of slots) {
      const [least, most] = sizes[project.type];
      expect(capacity).toBeGreaterThanOrEqual(least);
      expect(capacity).toBeLessThanOrEqual(most);
      if (minAttendance !== null) {
        expect(project.type).toBe('group');
        expect(minAttendance).toBeGreaterThanOrEqual(3);
        expect(minAttendance).toBeLessThanOrEqual(5);
      }
    }
    expect(
      share(
        slots.filter((slot) => slot.minAttendance === null),
        slots,
      ),
    ).toBeGreaterThan(0.7);
  });

  it('is weekdays in daytime for the most part, of the usual length, with weekends and evenings', () => {
    const usual = policyInForce('london', inventedWeek).limits.usualSessionMinutes;
    const evening = slots.filter(isEvening);
    const weekend = slots.filter((slot) => slot.weekday > 5);
    const daytime = slots.filter((slot) => !isEvening(slot) && slot.weekday <= 5);
    expect(share(daytime, slots)).toBeGreaterThan(0.5);
    expect(share(evening, slots)).toBeGreaterThan(0.05);
    expect(share(weekend, slots)).toBeGreaterThan(0.1);
    expect(
      share(
        daytime.filter((slot) => slot.creditMinutes === usual),
        daytime,
      ),
    ).toBeGreaterThan(0.8);
    expect(evening.every((slot) => slot.creditMinutes >= 180 && slot.creditMinutes <= 240)).toBe(true);
  });

  it('has no slot on a bank holiday or where its project is closed', () => {
    const slot = slots.find((one) => one.weekday === 5 && one.project.endDate === null) as Slot;
    const ofWeek = (monday: string, one = slot) => dateIn(datesOfWeek(monday), one, holidays);
    expect(ofWeek(inventedWeek)).toBe('2026-12-04');
    expect(ofWeek('2026-12-21')).toBeNull();
    const closed = { ...slot, project: { ...slot.project, endDate: '2026-12-03' } };
    expect(ofWeek(inventedWeek, closed)).toBeNull();
    const notYet = { ...slot, project: { ...slot.project, startDate: '2026-12-05' } };
    expect(ofWeek(inventedWeek, notYet)).toBeNull();
  });
});

describe('supervisors', () => {
  const staffed = slots.filter((slot) => slot.supervisor !== null);

  it('take groups and training, are about 35 % women, and a woman takes those of women only', () => {
    const bySupervisor = [...grouped(staffed, (slot) => slot.supervisor).values()];
    const women = bySupervisor.filter((own) => own[0]!.supervisorSex === 'female');
    expect(share(women, bySupervisor)).toBeGreaterThan(0.3);
    expect(share(women, bySupervisor)).toBeLessThan(0.45);
    for (const slot of slots) {
      expect(slot.supervisor === null).toBe(slot.project.type === 'individual');
      if (slot.project.sexPolicy === 'women-only') expect(slot.supervisorSex).toBe('female');
    }
  });

  it('are one person each, at one project, with a few sessions a week', () => {
    for (const [, own] of grouped(staffed, (slot) => slot.supervisor)) {
      expect(new Set(own.map((slot) => slot.supervisorSex)).size).toBe(1);
      expect(new Set(own.map((slot) => slot.project.code)).size).toBe(1);
      expect(own.length).toBeLessThanOrEqual(4);
    }
  });

  it('are the same whatever else is open', () => {
    const bare = slots.map((slot) => ({ ...slot, supervisor: null, supervisorSex: null }));
    const own = bare.filter((slot) => slot.project.code === staffed[0]!.project.code);
    const all = withSupervisors(own, chanceOf(1));
    expect(withSupervisors(own.slice(0, 1), chanceOf(1))).toEqual(all.slice(0, 1));
  });
});

describe('planned sessions', () => {
  const sessions = plannedSessions(slots, inventedWeek, holidays);

  it('are those of the week and of the three that follow, each with a name of its own', () => {
    const weeks = grouped(sessions, (session) => addDays(session.date, 1 - weekdayOf(session.date)));
    expect([...weeks.keys()]).toEqual(['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21']);
    expect(weeks.size).toBe(shape.plannedWeeks);
    expect(new Set(sessions.map((session) => session.id)).size).toBe(sessions.length);
    expect(sessions.every((session) => session.status === 'planned')).toBe(true);
    expect(sessions.some((session) => holidays.has(session.date))).toBe(false);
  });

  it('are named by project and date, and say so if they are evening ones', () => {
    const day = slots.find((slot) => !isEvening(slot))!;
    const evening = slots.find(isEvening)!;
    expect(sessionId(day, '2026-12-01')).toBe(`${day.project.code}-2026-12-01`);
    expect(sessionId(evening, '2026-12-01')).toBe(`${evening.project.code}-2026-12-01-evening`);
  });
});
