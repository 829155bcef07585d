import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../seed/chance.ts';
import { creditOf, possibleOutcomes } from '../../seed/outcomes.ts';
import { pastBefore } from '../../seed/past.ts';
import { addDays, contains, daysAWeek, weekdayOf } from '../../solver/calendar.ts';
import { grouped } from '../../solver/grouped.ts';
import { sessionCredit } from '../../solver/hours/credit.ts';
import { attendedCodes, outcomeOf } from '../../solver/hours/outcomes.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import { givenInventedRegion, inventedWeek, lastKnownDay } from '../given/invented-region.ts';

const rows = givenInventedRegion(600);
const { limits } = policyInForce('london', inventedWeek);
const sessionOf = new Map(rows.sessions.map((row) => [row.id, row]));
const projectOf = new Map(rows.projects.map((row) => [row.code, row]));
const personOf = new Map(rows.people.map((row) => [row.crn, row]));
const requirementOf = new Map(rows.requirements.map((row) => [`${row.crn} ${row.eventNumber}`, row]));
const past = rows.appointments.filter((row) => row.date < inventedWeek);
const oneOffs = rows.appointments.filter((row) => row.date >= inventedWeek);
const byRequirement = grouped(past, (row) => `${row.crn} ${row.eventNumber}`);
const creditSum = (list: typeof past) => list.reduce((sum, row) => sum + row.creditedMinutes!, 0);
const windowsOf = grouped(rows.availability, (row) => row.crn);

describe('attendance histories', () => {
  it('are about ten appointments a person, each under its person and session', () => {
    expect(past.length / rows.people.length).toBeGreaterThan(7);
    expect(past.length / rows.people.length).toBeLessThan(13);
    expect(new Set(rows.appointments.map((row) => row.id)).size).toBe(rows.appointments.length);
    expect(past[0]!.id).toBe(`${past[0]!.crn}-${past[0]!.session}`);
  });

  it('add up: never more than ordered, and all of it only on a completed order', () => {
    for (const [key, own] of byRequirement) {
      const { orderedMinutes, status } = requirementOf.get(key)!;
      const credited = creditSum(own);
      expect(credited).toBeLessThanOrEqual(orderedMinutes);
      expect(credited === orderedMinutes).toBe(status === 'completed');
    }
    expect(rows.requirements.some((row) => row.status === 'completed')).toBe(true);
  });

  it('credit no more than the session, and nothing where the person did not come', () => {
    for (const { session, outcome, creditedMinutes } of past) {
      const { breakMinutes, ...window } = sessionOf.get(session!)!;
      expect(creditedMinutes!).toBeLessThanOrEqual(sessionCredit(window, breakMinutes));
      expect(creditedMinutes!).toBeGreaterThanOrEqual(0);
      if (!outcomeOf(outcome!)!.attended) expect(creditedMinutes).toBe(0);
    }
  });

  it('keep training within its share', () => {
    let trained = 0;
    for (const [key, own] of byRequirement) {
      const ete = creditSum(own.filter((row) => projectOf.get(row.project)!.type === 'ete'));
      expect(ete).toBeLessThanOrEqual(
        (requirementOf.get(key)!.orderedMinutes * limits.eteSharePercent) / 100,
      );
      if (ete > 0) trained += 1;
    }
    expect(trained).toBeGreaterThan(0);
  });

  it('lie after induction, not after the deadline, and before the last known day', () => {
    for (const { crn, eventNumber, date } of past) {
      const { inductedDate, deadline } = requirementOf.get(`${crn} ${eventNumber}`)!;
      expect(date > inductedDate!).toBe(true);
      expect(date <= deadline).toBe(true);
      expect(date < lastKnownDay).toBe(true);
    }
  });

  it('have one appointment a person a day, in order of date, no longer weeks than are offered', () => {
    const most = {
      employed: limits.weeklyMaximumEmployedMinutes,
      unemployed: limits.weeklyMaximumUnemployedMinutes,
    };
    for (const [crn, own] of grouped(past, (row) => row.crn)) {
      const dates = own.map((row) => row.date);
      expect(new Set(dates).size).toBe(dates.length);
      expect(dates).toEqual(dates.toSorted());
      for (const [, week] of grouped(own, (row) => addDays(row.date, 1 - weekdayOf(row.date))))
        expect(creditSum(week)).toBeLessThanOrEqual(
          most[personOf.get(crn)!.employment] + limits.usualSessionMinutes,
        );
    }
  });

  it('stand on sessions that suited the person, when they were free, with seats for all', () => {
    for (const { crn, session, date, from, to, project } of past) {
      const person = personOf.get(crn)!;
      const place = projectOf.get(project)!;
      const held = sessionOf.get(session!)!;
      expect([held.project, held.date, held.from, held.to]).toEqual([project, date, from, to]);
      expect(place.startDate <= date).toBe(true);
      expect(place.sexPolicy === 'any' || person.sex === 'female').toBe(true);
      expect(place.type === 'individual' && person.directSupervision).toBe(false);
      expect(person.excludedTags.some((tag) => place.tags.includes(tag))).toBe(false);
      expect(person.neededTags.every((tag) => place.tags.includes(tag))).toBe(true);
      const free = windowsOf
        .get(crn)!
        .some((w) => w.weekday === weekdayOf(date) && contains(w, { from, to }));
      expect(free).toBe(true);
      if (person.avoidAllMale) expect([place.hostSex, held.supervisorSex]).toContain('female');
    }
    for (const [id, own] of grouped(past, (row) => row.session!))
      expect(own.length).toBeLessThanOrEqual(sessionOf.get(id)!.capacity);
  });

  it('are mostly attended and complied, with absences of several kinds', () => {
    const complied = past.filter((row) => row.outcome === 'ATTC').length / past.length;
    expect(complied).toBeGreaterThan(0.8);
    expect(complied).toBeLessThan(0.92);
    const codes = new Set(past.map((row) => row.outcome));
    for (const code of ['UACP', 'AAME', 'AAEM', 'AASD']) expect(codes).toContain(code);
  });

  it('say stood down where the session was, and nowhere else', () => {
    for (const { session, outcome } of past)
      expect(outcome === 'AASD').toBe(sessionOf.get(session!)!.status === 'stood-down');
    const before = rows.sessions.filter((row) => row.date < inventedWeek);
    expect(before.every((row) => row.status !== 'planned')).toBe(true);
  });

  it('have no more enforceable outcomes than bring enforcement', () => {
    for (const [, own] of byRequirement) {
      const enforceable = own.filter((row) => outcomeOf(row.outcome!)!.enforceable).length;
      expect(enforceable).toBeLessThanOrEqual(limits.absencesToEnforce);
    }
  });
});

describe('one-off appointments', () => {
  const many = givenInventedRegion(2_000).appointments.filter((row) => row.date >= inventedWeek);

  it('are a few in the week, without an outcome, one a person', () => {
    expect(many.length).toBeGreaterThan(0);
    expect(many.length).toBeLessThan(40);
    for (const row of [...many, ...oneOffs]) {
      expect(row.date < addDays(inventedWeek, daysAWeek)).toBe(true);
      expect([row.outcome, row.creditedMinutes, row.roster]).toEqual([null, null, null]);
    }
    expect(new Set(many.map((row) => row.crn)).size).toBe(many.length);
  });

  it('are for people with hours left whose order is in force and inducted', () => {
    const all = givenInventedRegion(2_000);
    for (const { crn, eventNumber, date } of many) {
      const order = all.requirements.find((row) => row.crn === crn && row.eventNumber === eventNumber)!;
      const credited = all.appointments
        .filter((row) => row.crn === crn)
        .reduce((sum, row) => sum + (row.creditedMinutes ?? 0), 0);
      expect(order.status).toBe('in-force');
      expect(order.inductedDate).not.toBeNull();
      expect(date <= order.deadline).toBe(true);
      expect(credited).toBeLessThan(order.orderedMinutes);
    }
  });
});

describe('outcomes', () => {
  const person = rows.people.find((one) => one.employment === 'unemployed')!;
  const worker = rows.people.find((one) => one.employment === 'employed')!;
  const codesOf = (list: [string, number][]) => list.map(([code]) => code);

  it('are for employment only for the employed', () => {
    expect(codesOf(possibleOutcomes(person, 0, 2))).not.toContain('AAEM');
    expect(codesOf(possibleOutcomes(worker, 0, 2))).toContain('AAEM');
  });

  it('are less often enforceable after a warning, and not at all once enforcement is due', () => {
    const weight = (so: number) =>
      possibleOutcomes(person, so, 2).find(([code]) => code === 'UACP')?.[1] ?? 0;
    expect(weight(0)).toBeGreaterThan(weight(1));
    expect(weight(1)).toBeGreaterThan(0);
    expect(weight(2)).toBe(0);
  });

  it('credit all of a session, half of it or nothing', () => {
    expect(creditOf('ATTC', 420)).toBe(420);
    expect(creditOf('ATSS', 421)).toBe(210);
    expect(creditOf('UACP', 420)).toBe(0);
    expect(attendedCodes).toContain('ATSS');
  });
});

describe('the past', () => {
  const project = rows.projects.find((one) => one.endDate === null && one.startDate < '2026-01-01')!;
  const slot = {
    project,
    weekday: 2,
    from: '09:30',
    to: '16:30',
    breakMinutes: 0,
    creditMinutes: 420,
    capacity: 1,
    minAttendance: null,
    supervisor: null,
    supervisorSex: null,
  } as const;

  it('offers a seat until it is taken, within the dates asked for', () => {
    const before = pastBefore(lastKnownDay, new Set(['2026-10-13']), chanceOf(1));
    expect(before.freeSeats([slot], '2026-10-05', '2026-10-06', '2026-10-07')).toEqual([
      { slot, date: '2026-10-06' },
    ]);
    expect(before.freeSeats([slot], '2026-10-05', '2026-10-07', '2026-10-12')).toEqual([]);
    expect(before.freeSeats([slot], '2026-10-05', '2026-10-05', '2026-10-06')).toEqual([]);
    // A bank holiday, as told.
    expect(before.freeSeats([slot], '2026-10-12', '2026-10-12', '2026-10-19')).toEqual([]);
    before.take({ slot, date: '2026-10-06' });
    expect(before.freeSeats([slot], '2026-10-05', '2026-10-06', '2026-10-07')).toEqual([]);
    expect(before.sessions().map((session) => session.id)).toEqual([`${project.code}-2026-10-06`]);
  });

  it('knows one session a slot and date, whoever sits on it', () => {
    const before = pastBefore(lastKnownDay, new Set(), chanceOf(1));
    const wide = { ...slot, capacity: 2 };
    const first = before.take({ slot: wide, date: '2026-10-06' });
    expect(before.take({ slot: wide, date: '2026-10-06' })).toBe(first);
    before.take({ slot: wide, date: '2026-09-29' });
    expect(before.sessions().map((session) => session.date)).toEqual(['2026-09-29', '2026-10-06']);
  });
});
