import { describe, expect, it } from 'vitest';
import { shape } from '../../seed/shape.ts';
import { addDays, daysAWeek, lengthOf, minutesOf, overlaps, weekdayOf } from '../../solver/calendar.ts';
import { grouped } from '../../solver/grouped.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import { givenInventedRegion, inventedWeek } from '../given/invented-region.ts';

const rows = givenInventedRegion(600);
const windowsOf = grouped(rows.availability, (row) => row.crn);
const lastDay = addDays(inventedWeek, shape.plannedWeeks * daysAWeek - 1);
const isEvening = (window: { from: string }) => minutesOf(window.from) >= minutesOf('17:00');
const employed = rows.people.filter((person) => person.employment === 'employed');
const unemployed = rows.people.filter((person) => person.employment === 'unemployed');

describe('availability as people have it', () => {
  it('gives everyone at least two windows a week, at most one a day, from the sentence on', () => {
    const sentenced = new Map(
      rows.requirements.map((row) => [`${row.crn} ${row.eventNumber}`, row.sentenceDate]),
    );
    for (const person of rows.people) {
      const windows = windowsOf.get(person.crn)!;
      expect(windows.length).toBeGreaterThanOrEqual(2);
      expect(new Set(windows.map((window) => window.weekday)).size).toBe(windows.length);
      expect(windows.every((window) => window.fromDate === sentenced.get(`${person.crn} 1`))).toBe(true);
    }
  });

  it('is evenings and weekends for the employed, with at most two weekdays in daytime', () => {
    for (const person of employed) {
      const daytime = windowsOf.get(person.crn)!.filter((row) => row.weekday <= 5 && !isEvening(row));
      expect(daytime.length).toBeLessThanOrEqual(2);
    }
    const atWeekends = employed.filter((person) => windowsOf.get(person.crn)!.some((row) => row.weekday > 5));
    expect(atWeekends.length / employed.length).toBeGreaterThan(0.8);
  });

  it('is most weekdays in daytime for the unemployed, and some weekends', () => {
    const days = unemployed.map((p) => windowsOf.get(p.crn)!.filter((row) => row.weekday <= 5).length);
    expect(days.reduce((a, b) => a + b, 0) / days.length).toBeGreaterThan(4);
    const atWeekends = unemployed.filter((person) =>
      windowsOf.get(person.crn)!.some((row) => row.weekday > 5),
    );
    expect(atWeekends.length / unemployed.length).toBeGreaterThan(0.3);
    expect(atWeekends.length / unemployed.length).toBeLessThan(0.8);
  });

  it('ends soon for a few, and never before it begins', () => {
    const ending = rows.availability.filter((row) => row.untilDate);
    expect(ending.length).toBeGreaterThan(0);
    expect(ending.every((row) => row.untilDate! >= row.fromDate)).toBe(true);
  });
});

describe('exceptions', () => {
  it('fall in the planned weeks, for a few people', () => {
    const people = new Set(rows.availabilityExceptions.map((row) => row.crn));
    expect(people.size).toBeGreaterThan(0);
    expect(people.size / rows.people.length).toBeLessThan(0.15);
    for (const row of rows.availabilityExceptions) {
      expect(row.date >= inventedWeek && row.date <= lastDay).toBe(true);
      expect(lengthOf(row)).toBeGreaterThan(0);
    }
  });

  it('free a person only on days that they are not free on anyway', () => {
    const extra = rows.availabilityExceptions.filter((row) => row.available);
    expect(extra.length).toBeGreaterThan(0);
    for (const row of extra)
      expect(windowsOf.get(row.crn)!.map((window) => window.weekday)).not.toContain(weekdayOf(row.date));
  });
});

describe('commitments', () => {
  it('are programme sessions every planned week, supervision and court', () => {
    expect(new Set(rows.commitments.map((row) => row.kind))).toEqual(
      new Set(['programme', 'supervision', 'court']),
    );
    const programmes = rows.commitments.filter((row) => row.kind === 'programme');
    for (const [, own] of grouped(programmes, (row) => row.crn)) {
      expect(new Set(own.map((row) => weekdayOf(row.date))).size).toBe(1);
      // One a week, save where a bank holiday takes it.
      expect(own.length).toBeGreaterThanOrEqual(shape.plannedWeeks - 1);
    }
    const { tspGroupMinutes } = policyInForce('london', inventedWeek).programmes;
    expect(programmes.every((row) => lengthOf(row) === tspGroupMinutes.at(-1))).toBe(true);
  });

  it('fall on weekdays of the planned weeks and never overlap', () => {
    for (const [, own] of grouped(rows.commitments, (row) => row.crn)) {
      for (const row of own) {
        expect(row.date >= inventedWeek && row.date <= lastDay).toBe(true);
        expect(weekdayOf(row.date)).toBeLessThanOrEqual(5);
        expect(own.some((other) => other !== row && other.date === row.date && overlaps(other, row))).toBe(
          false,
        );
      }
    }
  });
});
