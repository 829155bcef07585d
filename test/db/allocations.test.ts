import { describe, expect, it } from 'vitest';
import {
  allocationById,
  allocationsOf,
  changeAllocation,
  createAllocation,
  endAllocation,
  type NewAllocation,
} from '../../db/allocations.ts';
import { keepRowsUnless } from '../../db/intake.ts';
import { changePerson } from '../../db/people.ts';
import { changeProject } from '../../db/projects.ts';
import { appointments, sessions } from '../../db/schema.ts';
import {
  appointmentIn,
  crn,
  givenOneRequirement,
  mondays,
  now,
  openDates,
  requirement,
} from '../given/allocated.ts';
import { allKept } from '../given/kept.ts';

const fromMonday: NewAllocation = { ...mondays, startDate: '2026-11-30' };
const fourMondays = ['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21'];

describe('an allocation', () => {
  it('is kept, and its appointments are made in the same breath: 28 hours are four Mondays', async () => {
    const { db } = await givenOneRequirement();
    expect(await createAllocation(db, fromMonday, now)).toEqual({
      kept: { ...fromMonday, version: 1 },
      plan: {
        ...{ made: 4, kept: 0, cancelled: 0, shortfallMinutes: 0, completesOn: '2026-12-21' },
        clashes: [],
      },
    });
    expect(openDates(db)).toEqual(fourMondays);
    expect(await allocationById(db, 'A1')).toMatchObject({ project: 'P1', version: 1 });
    expect(await allocationsOf(db, requirement)).toHaveLength(1);
  });

  it('has an id made up of whose it is, if it is given none', async () => {
    const { db } = await givenOneRequirement();
    const { id: _, ...nameless } = fromMonday;
    const ids = [];
    for (const weekday of [1, 2, 3] as const) {
      const made = await createAllocation(db, { ...nameless, weekday }, now);
      ids.push('kept' in made ? made.kept.id : made);
    }
    expect(ids).toEqual([`${crn}-1-1`, `${crn}-1-2`, `${crn}-1-3`]);
  });

  it('changed to another time moves its appointments to come', async () => {
    const { db } = await givenOneRequirement();
    await createAllocation(db, fromMonday, now);
    const changed = await changeAllocation(db, 'A1', 1, { to: '17:30' }, now);
    // Eight hours a Monday: three of them, and four hours on the fourth.
    expect(changed).toMatchObject({
      kept: { to: '17:30', version: 2 },
      plan: { made: 4, kept: 0, cancelled: 4, completesOn: '2026-12-21' },
    });
    expect(openDates(db)).toEqual(fourMondays);
  });

  it('ended keeps what comes before its end, and says what is nobody’s to serve', async () => {
    const { db } = await givenOneRequirement();
    await createAllocation(db, fromMonday, now);
    expect(await endAllocation(db, 'A1', 1, '2026-12-07', now)).toMatchObject({
      kept: { endDate: '2026-12-07' },
      plan: { made: 0, kept: 2, cancelled: 2, shortfallMinutes: 840, completesOn: null },
    });
    expect(openDates(db)).toEqual(['2026-11-30', '2026-12-07']);
  });

  it('that clashes with another is left out of the day, and named', async () => {
    const { db } = await givenOneRequirement((region) => region.project('P2'));
    await createAllocation(db, fromMonday, now);
    const later = { ...fromMonday, id: 'A2', project: 'P2', from: '12:00', to: '18:00' };
    const answer = await createAllocation(db, { ...later, endDate: '2026-11-30' }, now);
    expect(answer).toMatchObject({
      plan: { clashes: [{ date: '2026-11-30', kept: 'A1', dropped: 'A2' }] },
    });
  });

  it('is changed by nobody who has not seen its last version', async () => {
    const { db } = await givenOneRequirement();
    await createAllocation(db, fromMonday, now);
    await changeAllocation(db, 'A1', 1, { weekday: 2 }, now);
    const before = allKept(db);
    expect(await changeAllocation(db, 'A1', 1, { weekday: 3 }, now)).toEqual({
      refused: 'stale-version',
      version: 2,
    });
    expect(await changeAllocation(db, 'A9', 1, { weekday: 3 }, now)).toBeNull();
    expect(allKept(db)).toEqual(before);
  });

  it.each<[Partial<NewAllocation>, object]>([
    [{ crn: 'X100009' }, { refused: 'unknown', field: 'crn' }],
    [{ eventNumber: 2 }, { refused: 'unknown', field: 'eventNumber' }],
    [{ project: 'P9' }, { refused: 'unknown', field: 'project' }],
    [{ pickUpPoint: 'nowhere' }, { refused: 'unknown', field: 'pickUpPoint' }],
    [{ project: 'W1' }, { refused: 'women-only' }],
    [{ id: 'A0' }, { refused: 'duplicate', field: 'id' }],
  ])('%o is refused', async (change, refused) => {
    const { db } = await givenOneRequirement((region) =>
      region.project('W1', { sexPolicy: 'women-only' }).allocation(crn, 'P1', { id: 'A0' }),
    );
    const before = allKept(db);
    expect(await createAllocation(db, { ...fromMonday, ...change }, now)).toMatchObject(refused);
    expect(allKept(db)).toEqual(before);
  });

  it('with faults that the caller finds is not kept', async () => {
    const { db } = await givenOneRequirement();
    const fault = { code: 'order', path: 'to', message: 'must be later' };
    expect(await createAllocation(db, fromMonday, now, () => [fault])).toEqual({ faults: [fault] });
    expect(await allocationById(db, 'A1')).toBeNull();
  });
});

describe('the appointments of an allocation', () => {
  const tuesday = { weekday: 2, startDate: '2026-11-30' } as const;
  const at = { from: '12:00', to: '13:00' };

  it('give way to a commitment, and come back once it is gone', async () => {
    const { db } = await givenOneRequirement();
    await createAllocation(db, fromMonday, now);
    const commitments = [{ ...at, date: '2026-12-07', kind: 'court' as const }];
    await changePerson(db, crn, { commitments }, now);
    // 28 December is a bank holiday.
    expect(openDates(db)).toEqual(['2026-11-30', '2026-12-14', '2026-12-21', '2027-01-04']);
    await changePerson(db, crn, { commitments: [] }, now);
    expect(openDates(db)).toEqual(fourMondays);
  });

  it('give way to a day on which the person has said that they cannot come', async () => {
    const { db } = await givenOneRequirement();
    await createAllocation(db, fromMonday, now);
    const exceptions = [{ date: '2026-11-30', from: '00:00', to: '24:00', available: false }];
    await changePerson(db, crn, { exceptions }, now);
    expect(openDates(db)[0]).toBe('2026-12-07');
  });

  it('do not take the time of another requirement of the person, and the plan says what keeps it', async () => {
    const { db } = await givenOneRequirement((region) => region.requirement(crn, { orderedMinutes: 2_400 }));
    await createAllocation(db, { ...fromMonday, ...tuesday }, now);
    const second = { ...fromMonday, ...tuesday, ...{ id: 'A2', eventNumber: 2, from: '13:00', to: '20:00' } };
    const made = await createAllocation(db, second, now);
    expect(made).toMatchObject({
      plan: {
        clashes: [1, 8, 15, 22].map((day) => ({ kept: `A1-2026-12-${String(day).padStart(2, '0')}-0930` })),
      },
    });
    // The first requirement has the four Tuesdays to 22 December; the second begins after them.
    expect(openDates(db)[4]).toBe('2026-12-29');
  });

  it('take the time that the allocation of another requirement leaves when it ends', async () => {
    const { db } = await givenOneRequirement((region) => region.requirement(crn, { orderedMinutes: 2_400 }));
    await createAllocation(db, fromMonday, now);
    await createAllocation(db, { ...fromMonday, id: 'A2', eventNumber: 2 }, now);
    expect(openDates(db).slice(0, 5)).toEqual([...fourMondays, '2027-01-04']);
    await endAllocation(db, 'A1', 1, '2026-12-07', now);
    const rows = db.select().from(appointments).orderBy(appointments.date).all();
    expect(rows.slice(0, 4).map(({ date, allocation }) => [date, allocation])).toEqual([
      ['2026-11-30', 'A1'],
      ['2026-12-07', 'A1'],
      ['2026-12-14', 'A2'],
      ['2026-12-21', 'A2'],
    ]);
  });

  it('end with their project', async () => {
    const { db } = await givenOneRequirement();
    await createAllocation(db, fromMonday, now);
    await changeProject(db, 'P1', { endDate: '2026-12-13' }, now);
    expect(openDates(db)).toEqual(['2026-11-30', '2026-12-07']);
    await changeProject(db, 'P1', { endDate: null }, now);
    expect(openDates(db)).toEqual(fourMondays);
  });

  it('are as many as serve the hours where sessions have a break', async () => {
    const { db } = await givenOneRequirement();
    db.update(sessions).set({ breakMinutes: 60 }).run();
    // Two sessions that there are, of six hours; then seven and seven: 28 hours less 26, and two more.
    expect(await createAllocation(db, fromMonday, now)).toMatchObject({
      plan: { made: 5, cancelled: 0, shortfallMinutes: 0, completesOn: '2027-01-04' },
    });
    expect(openDates(db)).toEqual([...fourMondays, '2027-01-04']);
  });

  it('give way to an appointment of another requirement that a file brings', async () => {
    const { db } = await givenOneRequirement((region) => region.requirement(crn, { orderedMinutes: 2_400 }));
    await createAllocation(db, fromMonday, now);
    const hand = {
      ...{ id: 'hand', crn, eventNumber: 2, project: 'P1', session: null, date: '2026-12-07' },
      ...{ from: '10:00', to: '12:00', outcome: null, creditedMinutes: null },
    };
    await keepRowsUnless(db, { appointments: [hand] }, () => [], { at: now });
    expect(openDates(db)).toEqual(['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21', '2027-01-04']);
    expect(appointmentIn(db, 'A1-2026-12-07-0930')).toBeUndefined();
  });
});
