import { describe, expect, it } from 'vitest';
import { planAllocations } from '../../db/allocations.ts';
import { keepRows } from '../../db/intake.ts';
import { weekRows } from '../../db/week.ts';
import { addDays, daysAWeek } from '../../solver/calendar.ts';
import { outcomeOf } from '../../solver/hours/outcomes.ts';
import { givenDatabase } from '../given/database.ts';
import { givenInventedRegion, inventedWeek } from '../given/invented-region.ts';

const rows = givenInventedRegion(600);
const nextWeek = addDays(inventedWeek, daysAWeek);

describe('invented allocations', () => {
  it('are those of about a third of the people', () => {
    const crns = new Set(rows.allocations.map(({ crn }) => crn));
    expect(crns.size / rows.people.length).toBeGreaterThan(0.25);
    expect(crns.size / rows.people.length).toBeLessThan(0.4);
  });

  it('are where the person has worked, and begin after the week to roster', () => {
    const projectOf = new Map(rows.projects.map((project) => [project.code, project]));
    for (const { crn, project, startDate } of rows.allocations) {
      expect(startDate).toBe(nextWeek);
      expect(projectOf.get(project)?.type).not.toBe('ete');
      const worked = rows.appointments.some(
        (row) => row.crn === crn && row.project === project && outcomeOf(row.outcome ?? '')?.attended,
      );
      expect(worked).toBe(true);
    }
  });

  it('leave the week to roster as it is, planned by or not', async () => {
    const db = givenDatabase();
    await keepRows(db, rows);
    const week = () =>
      weekRows(db, {
        area: { region: 'london', pdu: null },
        weekStart: inventedWeek,
        replaces: null,
        pinsOf: null,
      });
    const before = await week();
    const plan = await planAllocations(db, `${addDays(inventedWeek, -3)}T12:00:00.000Z`);
    expect(plan.made).toBeGreaterThan(rows.allocations.length);
    expect(await week()).toEqual(before);
    expect(before.allocated).toEqual([]);
  });
});
