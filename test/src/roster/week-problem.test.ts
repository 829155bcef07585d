import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepRows } from '../../../db/intake.ts';
import { bookings, pins } from '../../../db/schema.ts';
import type { WeekRows } from '../../../db/week.ts';
import { contains } from '../../../solver/calendar.ts';
import { points } from '../../../solver/policy/points.ts';
import { faultsOf } from '../../../solver/roster/problem.ts';
import { weekProblem } from '../../../src/roster/week-problem.ts';
import { anyRegion } from '../../given/any-region.ts';
import { givenFile, givenKeptWeek } from '../../given/kept-week.ts';
import {
  appointmentRow,
  givenRoster,
  holidays,
  problemOf,
  readFrom,
  weekGiven,
  workedRow,
} from '../../given/read-week.ts';
import {
  crns,
  personRows,
  sessionRow,
  thursday,
  tuesday,
  wednesday,
  weekStart,
} from '../../given/small-week.ts';

const [first, second, third] = crns as [string, string, string];

describe('the problem of a week', () => {
  it('has the policy, the people, the sessions and the ways to them', async () => {
    const { problem, leftOut, notes, requirements } = await weekGiven();
    expect(problem).toMatchObject({
      format: 'roster-problem/1',
      weekStart,
      policy: { maxTravelMinutes: 90, firstMinutes: 420 },
      keepApart: [],
      published: [],
      pinned: [],
    });
    expect(Object.keys(problem.policy.points)).toEqual(Object.keys(points));
    expect(problem.people.map((person) => person.crn)).toEqual(crns);
    expect(problem.sessions).toHaveLength(5);
    expect(problem.travel).toHaveLength(24); // eight people, three projects
    expect([leftOut, notes]).toEqual([[], []]);
    expect([...requirements.keys()]).toEqual(crns);
  });

  it('has no faults, and nothing in it, for a week without people or sessions', async () => {
    const rows = await readFrom(givenFile().db);
    const { problem } = problemOf(rows);
    expect(faultsOf(problem)).toEqual([]);
    expect([problem.people, problem.sessions, problem.travel]).toEqual([[], [], []]);
  });

  it('keeps apart those who are both in it', async () => {
    const { problem } = await weekGiven({
      requirements: [{ ...personRows(third).requirements[0]!, status: 'suspended' }],
      keepApart: [
        { crn: second, otherCrn: third },
        { crn: second, otherCrn: crns[3]! },
        { crn: first, otherCrn: second },
      ],
    });
    expect(problem.keepApart).toEqual([
      [first, second],
      [second, crns[3]],
    ]);
  });

  it('takes published bookings and pins of people and sessions in it, and notes the others', async () => {
    const { db } = await givenKeptWeek({
      requirements: [{ ...personRows(third).requirements[0]!, status: 'suspended' }],
      sessions: [sessionRow('P002', '2026-12-03', { status: 'stood-down' })],
    });
    const published = givenRoster(db);
    const draft = givenRoster(db, { version: 2, state: 'draft', replaces: published });
    const booked = (roster: number, crn: string, session: string) => ({ roster, crn, session });
    db.insert(bookings)
      .values([
        booked(published, second, wednesday),
        booked(published, first, tuesday),
        booked(published, third, tuesday),
      ])
      .run();
    db.insert(pins)
      .values([booked(draft, second, wednesday), booked(draft, second, thursday)])
      .run();
    const { problem, notes } = problemOf(await readFrom(db, { replaces: published, pinsOf: draft }));
    expect(problem.published).toEqual([
      [first, tuesday],
      [second, wednesday],
    ]);
    expect(problem.pinned).toEqual([[second, wednesday]]);
    expect(notes).toEqual([
      {
        code: 'published-left-out',
        crn: third,
        session: tuesday,
        message: `${third} on ${tuesday}: the person has nothing to book this week`,
      },
      {
        code: 'pin-left-out',
        crn: second,
        session: thursday,
        message: `${second} on ${thursday}: the session takes nobody this week`,
      },
    ]);
  });

  it('counts what people worked earlier in the week on a session that has run, by whichever roster', async () => {
    const { db } = await givenKeptWeek();
    const roster = givenRoster(db);
    await keepRows(db, {
      sessions: [sessionRow('P001', '2026-12-01', { status: 'run' })],
      appointments: [workedRow(first, '2026-12-01', { session: tuesday, roster })],
    });
    db.insert(bookings).values({ roster, crn: first, session: tuesday }).run();
    const { problem } = problemOf(await readFrom(db, { replaces: roster }));
    // 7 of at least 7 and at most 14 hours are done
    expect(problem.people[0]).toMatchObject({ crn: first, minMinutes: 0, maxMinutes: 420 });
    expect(problem.people[0]?.availability.map((window) => window.date)).not.toContain('2026-12-01');
    expect(problem.published).toEqual([]);
  });

  it('takes the bookings of allocations for published: people keep their day and their site', async () => {
    const allocation = {
      ...{
        id: 'A1',
        crn: first,
        eventNumber: 1,
        project: 'P001',
        frequency: 'weekly' as const,
        weekday: 2 as const,
      },
      ...{ from: '09:30', to: '16:30', startDate: '2026-11-24' },
    };
    const { db } = await givenKeptWeek({
      allocations: [allocation],
      appointments: [appointmentRow(first, '2026-12-01', { session: tuesday, allocation: 'A1' })],
    });
    const { problem, notes } = problemOf(await readFrom(db));
    expect(problem.published).toEqual([[first, tuesday]]);
    expect(problem.people[0]).toMatchObject({ crn: first, usualProject: 'P001', minMinutes: 420 });
    expect(problem.people[0]?.availability.map((window) => window.date)).toContain('2026-12-01');
    expect(problem.sessions.find(({ id }) => id === tuesday)?.capacity).toBe(8);
    expect(notes).toEqual([]);
    // A booking that a roster has published and an allocation has made is one booking.
    const roster = givenRoster(db);
    db.insert(bookings).values({ roster, crn: first, session: tuesday }).run();
    expect(problemOf(await readFrom(db, { replaces: roster })).problem.published).toEqual([[first, tuesday]]);
  });

  it('is the same before and after its own roster is published, but for what that has told people', async () => {
    const { db } = await givenKeptWeek();
    const before = problemOf(await readFrom(db, { replaces: null }));
    const roster = givenRoster(db);
    await keepRows(db, { appointments: [appointmentRow(first, '2026-12-01', { session: tuesday, roster })] });
    expect(problemOf(await readFrom(db, { replaces: null }))).toEqual(before);
  });
});

const shuffled = (rows: WeekRows): WeekRows =>
  Object.fromEntries(
    Object.entries(rows).map(([noun, list]) => [noun, Array.isArray(list) ? list.toReversed() : list]),
  ) as unknown as WeekRows;

describe('the problem of any small region', () => {
  const holds = async (check: (rows: WeekRows, week: ReturnType<typeof weekProblem>) => void) =>
    fc.assert(
      fc.asyncProperty(anyRegion, async (region) => {
        const { db } = givenFile();
        await keepRows(db, region);
        const rows = await readFrom(db);
        check(rows, weekProblem(rows, { bankHolidays: holidays }));
        db.$client.close();
      }),
      { numRuns: 60 },
    );

  it('has no faults, is the same whatever the order of the rows, and keeps its promises', async () => {
    let placeable = 0;
    await holds((rows, week) => {
      const { problem, leftOut, requirements } = week;
      expect(faultsOf(problem)).toEqual([]);
      expect(problemOf(shuffled(rows))).toEqual(week);

      const open = [...requirements.values()].flat().length;
      expect(open + leftOut.length).toBe(rows.requirements.length);

      for (const person of problem.people) {
        expect(person.minMinutes).toBeGreaterThanOrEqual(0);
        expect(person.eteMinutesLeft).toBeGreaterThanOrEqual(0);
        person.availability.forEach((window, i) => {
          const last = person.availability[i - 1];
          if (last?.date === window.date) expect(last.to < window.from).toBe(true);
        });
      }
      for (const session of problem.sessions) {
        expect(session.capacity).toBeGreaterThanOrEqual(0);
        expect(session.minAttendance).toBeGreaterThanOrEqual(0);
      }
      for (const [, , minutes] of problem.travel) expect(minutes).toBeLessThanOrEqual(90);

      const free = (crn: string, id: string) => {
        const session = problem.sessions.find((s) => s.id === id);
        const windows = problem.people.find((p) => p.crn === crn)?.availability ?? [];
        return session && windows.some((w) => w.date === session.date && contains(w, session));
      };
      for (const person of problem.people)
        if (problem.sessions.some((session) => free(person.crn, session.id))) placeable += 1;
      for (const { crn, date } of rows.openInWeek)
        expect(
          problem.people.find((p) => p.crn === crn)?.availability.some((w) => w.date === date) ?? false,
        ).toBe(false);
      for (const { crn, otherCrn } of rows.keepApart)
        for (const seat of rows.openInWeek) {
          if (seat.session === null) continue;
          if (seat.crn === crn) expect(free(otherCrn, seat.session) ?? false).toBe(false);
          if (seat.crn === otherCrn) expect(free(crn, seat.session) ?? false).toBe(false);
        }
    });
    // With nobody to place the promises would be easy to keep; these 60 regions have some 90 people for whom a session is.
    expect(placeable).toBeGreaterThan(40);
  });
});
