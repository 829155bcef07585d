import { describe, expect, it } from 'vitest';
import { londonBoroughs, pduOf } from '../../seed/boroughs.ts';
import { chanceOf } from '../../seed/chance.ts';
import { homeOf, inventPeople } from '../../seed/people.ts';
import { kilometres } from '../../seed/places.ts';

const boroughs = londonBoroughs();
const people = inventPeople(2_000, boroughs, chanceOf(1));
const percent = (part: readonly unknown[], whole: readonly unknown[] = people) =>
  (100 * part.length) / whole.length;

describe('invented people', () => {
  it('have crns of the letter X and six digits, in order, no two alike', () => {
    expect(people[0]?.crn).toBe('X100001');
    expect(people.every((person) => /^X\d{6}$/.test(person.crn))).toBe(true);
    expect(new Set(people.map((person) => person.crn)).size).toBe(2_000);
  });

  it('are 45 % employed and 14 % women', () => {
    expect(percent(people.filter((person) => person.employment === 'employed'))).toBeCloseTo(45, 1);
    expect(percent(people.filter((person) => person.sex === 'female'))).toBeCloseTo(14, 1);
  });

  it('are women where they avoid all-male environments, and about half of the women do', () => {
    const women = people.filter((person) => person.sex === 'female');
    const avoiding = people.filter((person) => person.avoidAllMale);
    expect(avoiding.every((person) => person.sex === 'female')).toBe(true);
    expect(percent(avoiding, women)).toBeGreaterThan(40);
    expect(percent(avoiding, women)).toBeLessThan(60);
  });

  it('are spread by the boroughs populations, to one person', () => {
    const population = boroughs.reduce((sum, borough) => sum + borough.population, 0);
    for (const borough of boroughs) {
      const there = people.filter((person) => person.pdu === pduOf(borough).code).length;
      expect(Math.abs(there - (2_000 * borough.population) / population)).toBeLessThanOrEqual(1);
    }
  });

  it('live a few kilometres around the middle of their borough', () => {
    const middleOf = new Map(boroughs.map((borough) => [pduOf(borough).code, borough]));
    const distances = people.map((person) => kilometres(homeOf(person), middleOf.get(person.pdu)!));
    expect(Math.max(...distances)).toBeLessThan(6);
  });

  it('some need something, some may not be near somebody, some need direct supervision; most none of it', () => {
    expect(percent(people.filter((person) => person.neededTags.length > 0))).toBeLessThan(20);
    expect(people.some((person) => person.neededTags.includes('light-duties'))).toBe(true);
    expect(people.some((person) => person.excludedTags.includes('children'))).toBe(true);
    expect(people.some((person) => person.excludedTags.includes('vulnerable-adults'))).toBe(true);
    expect(percent(people.filter((person) => person.directSupervision))).toBeLessThan(15);
  });
});
