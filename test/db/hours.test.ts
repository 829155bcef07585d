import { describe, expect, it } from 'vitest';
import { addAdjustment } from '../../db/adjustments.ts';
import { createAllocation } from '../../db/allocations.ts';
import { hoursRowsOf, hoursRowsOfPerson } from '../../db/hours.ts';
import { addNonWorkingDate } from '../../db/non-working-dates.ts';
import { recordOutcome } from '../../db/outcomes.ts';
import { publishDraft } from '../../db/publish.ts';
import { sessions } from '../../db/schema.ts';
import { standDownSession } from '../../db/stand-down.ts';
import { crn, givenOneRequirement, mondays, now, requirement } from '../given/allocated.ts';
import { givenDraft } from '../given/rostered.ts';

const monday = 'P1-2026-11-23';
const worked = { outcome: 'ATTC', creditedMinutes: 390 };

describe('the hours of a requirement', () => {
  it('are read with all that they are derived from', async () => {
    const { db } = await givenOneRequirement((region) =>
      region
        .appointment(crn, monday, worked)
        .course(crn, 'LRN-1')
        .adjustment(crn, 'ADJ-1', { travelFor: `${crn}-${monday}`, date: '2026-11-24' })
        .exception(crn, '2026-12-02')
        .exception(crn, '2026-12-03', { from: '12:00', to: '13:00' }),
    );
    await createAllocation(db, { ...mondays, startDate: '2026-11-30' }, now);
    await addNonWorkingDate(db, { region: 'london', date: '2026-12-24', reason: 'Closed' }, now);
    await addNonWorkingDate(db, { region: 'wales', date: '2026-12-23', reason: 'Closed' }, now);
    const hours = (await hoursRowsOf(db, crn, 1))!;
    expect(hours).toMatchObject({
      person: { crn, employment: 'unemployed', pdu: 'croydon', region: 'london' },
      requirement: { orderedMinutes: 1_680 },
      allocations: [{ id: 'A1' }],
      absences: ['2026-12-02'],
      nonWorkingDates: ['2026-12-24'],
      rosteredWeeks: [],
    });
    expect(hours.entries).toEqual([
      {
        ...{ kind: 'appointment', number: 1, appointment: `${crn}-${monday}`, date: '2026-11-23' },
        // Seven hours of which 390 minutes were credited: the file did not say why.
        ...{ from: '09:30', to: '16:30', breakMinutes: 0, penaltyMinutes: 30 },
        ...{ projectType: 'group', outcome: 'ATTC' },
      },
      { kind: 'course', number: 2, course: 'Health and safety at work', date: '2026-11-12', minutes: 300 },
      {
        ...{ kind: 'adjustment', number: 3, adjustment: 'ADJ-1', date: '2026-11-24', minutes: 60 },
        ...{ reason: 'A long way', travelFor: `${crn}-${monday}` },
      },
    ]);
    expect(hours.appointments.map(({ date }) => date)).toEqual([
      '2026-11-23',
      '2026-11-30',
      '2026-12-07',
      '2026-12-14',
    ]);
    expect(hours.appointments[1]).toMatchObject({
      ...{ projectName: 'P1', projectType: 'group', session: 'P1-2026-11-30', sessionStatus: 'planned' },
      ...{ breakMinutes: 0, allocation: 'A1', version: 1 },
    });
  });

  it('leave out an outcome that was taken back, and count what is written after it', async () => {
    const { db } = await givenOneRequirement();
    const book = async (replaces: number | null) => {
      const id = await givenDraft(db, [[crn, monday]], { weekStart: '2026-11-23', replaces });
      const appointments = [{ crn, session: monday, eventNumber: 1 }];
      await publishDraft(db, id, now, () => ({ appointments, judged: {} }));
      return id;
    };
    const first = await book(null);
    await standDownSession(db, monday, now);
    db.update(sessions).set({ status: 'planned' }).run();
    await book(first);
    expect(await hoursRowsOf(db, crn, 1)).toMatchObject({ entries: [], rosteredWeeks: ['2026-11-23'] });
    const attended = { appointment: `${crn}-${monday}`, version: 4, outcome: 'ATTC' } as const;
    expect(await recordOutcome(db, requirement, attended, now)).toHaveProperty('entry');
    expect((await hoursRowsOf(db, crn, 1))?.entries).toMatchObject([{ number: 3, outcome: 'ATTC' }]);
  });

  it('number what is written down in one row, whatever kind it is', async () => {
    const { db } = await givenOneRequirement((region) =>
      region.appointment(crn, monday).course(crn, 'LRN-1'),
    );
    await recordOutcome(
      db,
      requirement,
      { appointment: `${crn}-${monday}`, version: 1, outcome: 'ATTC' },
      now,
    );
    const decision = { ...requirement, date: '2026-11-24', minutes: 30, reason: 'A decision' };
    await addAdjustment(db, { ...decision, travelFor: null }, now);
    const { entries } = (await hoursRowsOf(db, crn, 1))!;
    expect(entries.map(({ kind, number }) => [kind, number])).toEqual([
      ['course', 1],
      ['appointment', 2],
      ['adjustment', 3],
    ]);
  });

  it('of a person are those of each requirement', async () => {
    const { db } = await givenOneRequirement((region) => region.requirement(crn).person('X100002'));
    const all = await hoursRowsOfPerson(db, crn);
    expect(all?.map((hours) => hours.requirement.eventNumber)).toEqual([1, 2]);
    expect(await hoursRowsOfPerson(db, 'X100002')).toEqual([]);
  });

  it('are none of nobody, and of no requirement', async () => {
    const { db } = await givenOneRequirement();
    expect(await hoursRowsOf(db, crn, 2)).toBeNull();
    expect(await hoursRowsOf(db, 'X100009', 1)).toBeNull();
    expect(await hoursRowsOfPerson(db, 'X100009')).toBeNull();
  });
});
