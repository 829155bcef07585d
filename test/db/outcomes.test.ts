import { describe, expect, it } from 'vitest';
import { createAllocation } from '../../db/allocations.ts';
import { hoursRowsOf } from '../../db/hours.ts';
import { type NewOutcome, outcomeHistory, recordOutcome, recordSessionOutcomes } from '../../db/outcomes.ts';
import { ledgerOf } from '../../solver/hours/ledger.ts';
import {
  appointmentIn,
  crn,
  givenOneRequirement,
  isAsWritten,
  mondays,
  now,
  openDates,
  requirement,
} from '../given/allocated.ts';
import { allKept } from '../given/kept.ts';

const monday = 'P1-2026-11-23';
const id = `${crn}-${monday}`;
const attended: NewOutcome = { appointment: id, version: 1, outcome: 'ATTC' };

const givenBooked = (change = {}) => givenOneRequirement((region) => region.appointment(crn, monday, change));

async function creditOf(db: Awaited<ReturnType<typeof givenBooked>>['db']) {
  const hours = (await hoursRowsOf(db, crn, 1))!;
  return ledgerOf({ orderedMinutes: 1_680, eteSharePercent: 30 }, hours.entries).creditedMinutes;
}

describe('an outcome recorded', () => {
  it('is an entry, and the appointment is as it says', async () => {
    const { db } = await givenBooked();
    const said = {
      notes: 'A good day',
      hiVisWorn: true,
      workQuality: 'good',
      behaviour: 'excellent',
    } as const;
    const recorded = await recordOutcome(db, requirement, { ...attended, penaltyMinutes: 30, ...said }, now);
    expect(recorded).toEqual({
      entry: {
        ...{ number: 1, appointment: id, outcome: 'ATTC', from: '09:30', to: '16:30', breakMinutes: 0 },
        ...{ penaltyMinutes: 30, creditedMinutes: 390, sensitive: false, recordedAt: now },
        ...said,
      },
      appointment: expect.objectContaining({
        ...{ id, outcome: 'ATTC', creditedMinutes: 390, penaltyMinutes: 30, version: 2 },
      }),
      plan: null,
    });
    expect(isAsWritten(db)).toBe(true);
  });

  it('credits the time really worked, less the break of the session', async () => {
    const { db } = await givenOneRequirement((region) =>
      region
        .session('P1', '2026-11-24', { from: '09:30', to: '17:00', breakMinutes: 30 })
        .appointment(crn, 'P1-2026-11-24'),
    );
    const late = { appointment: `${crn}-P1-2026-11-24`, version: 1, outcome: 'ATTC', from: '11:00' } as const;
    // 11:00 to 17:00 less the break
    expect(await recordOutcome(db, requirement, late, now)).toMatchObject({
      entry: { from: '11:00', to: '17:00', breakMinutes: 30, creditedMinutes: 330 },
      appointment: { from: '09:30', to: '17:00', creditedMinutes: 330 },
    });
  });

  it('is corrected by another, and stays readable; all that is derived changes at once', async () => {
    const { db } = await givenBooked();
    await recordOutcome(db, requirement, attended, now);
    expect(await creditOf(db)).toBe(420);
    const absent = { appointment: id, version: 2, outcome: 'UACP' } as const;
    expect(await recordOutcome(db, requirement, absent, now)).toMatchObject({
      entry: { number: 2 },
      appointment: { outcome: 'UACP', creditedMinutes: 0, version: 3 },
    });
    expect(await creditOf(db)).toBe(0);
    const history = await outcomeHistory(db, requirement);
    expect(history.map(({ outcome }) => outcome)).toEqual(['ATTC', 'UACP']);
    expect(isAsWritten(db)).toBe(true);
  });

  it('that is sensitive makes all later ones of its appointment so', async () => {
    const { db } = await givenBooked();
    await recordOutcome(db, requirement, { ...attended, sensitive: true }, now);
    const next = { appointment: id, version: 2, outcome: 'AAME', sensitive: false } as const;
    expect(await recordOutcome(db, requirement, next, now)).toMatchObject({ entry: { sensitive: true } });
  });

  it('plans the requirement again: an absence asks for one more Monday', async () => {
    const { db } = await givenBooked();
    await createAllocation(db, { ...mondays, startDate: '2026-11-30' }, now);
    // 28 hours less the seven of 23 November, which wait for their outcome
    expect(openDates(db)).toEqual(['2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14']);
    const absent = { ...attended, outcome: 'AAME' } as const;
    expect(await recordOutcome(db, requirement, absent, now)).toMatchObject({
      plan: { made: 1, kept: 3, cancelled: 0, shortfallMinutes: 0, completesOn: '2026-12-21' },
    });
    expect(openDates(db)).toEqual(['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21']);
  });
});

describe('an outcome is refused', () => {
  const tomorrow = 'P1-2026-11-30';
  it.each<[string, Partial<NewOutcome>, object]>([
    ['of no appointment', { appointment: 'X1' }, { refused: 'unknown-appointment' }],
    ['of a version that is not the last', { version: 7 }, { refused: 'stale-version', version: 1 }],
    ['whose time ends before it begins', { from: '16:30', to: '09:30' }, { refused: 'times' }],
    ['of more than a day’s work', { from: '00:00', to: '24:00' }, { refused: 'too-long' }],
    ['whose penalty is longer than the work', { penaltyMinutes: 421 }, { refused: 'penalty-too-long' }],
    ['attended on a day to come', { appointment: `${crn}-${tomorrow}` }, { refused: 'not-yet' }],
    [
      'failed on a day to come',
      { appointment: `${crn}-${tomorrow}`, outcome: 'UACP' },
      { refused: 'not-yet' },
    ],
    ['before sentence', { appointment: 'early' }, { refused: 'before-sentence' }],
  ])('%s', async (_, change, refused) => {
    const { db } = await givenOneRequirement((region) =>
      region
        .appointment(crn, monday)
        .appointment(crn, tomorrow)
        .appointment(crn, monday, { id: 'early', session: null, date: '2026-09-13' }),
    );
    const before = allKept(db);
    expect(await recordOutcome(db, requirement, { ...attended, ...change }, now)).toEqual(refused);
    expect(allKept(db)).toEqual(before);
  });

  it('of an appointment of another requirement', async () => {
    const { db } = await givenBooked();
    const other = { crn, eventNumber: 2 };
    expect(await recordOutcome(db, other, attended, now)).toEqual({ refused: 'unknown-appointment' });
  });

  it('of somebody who attended another appointment then: no time is credited twice', async () => {
    const { db } = await givenOneRequirement((region) =>
      region
        .appointment(crn, monday, { outcome: 'ATTC', creditedMinutes: 420 })
        .appointment(crn, monday, { id: 'noon', session: null, project: 'E1', from: '12:00', to: '18:00' }),
    );
    const noon: NewOutcome = { appointment: 'noon', version: 1, outcome: 'ATTC' };
    expect(await recordOutcome(db, requirement, noon, now)).toEqual({ refused: 'two-places' });
    const after = await recordOutcome(db, requirement, { ...noon, from: '16:30' }, now);
    expect(after).toMatchObject({ appointment: { creditedMinutes: 90 } });
    // Corrected to the hours of the other, they overlap again; an absence takes no time.
    const corrected = { ...noon, version: 2 };
    expect(await recordOutcome(db, requirement, corrected, now)).toEqual({ refused: 'two-places' });
    expect(await recordOutcome(db, requirement, { ...corrected, outcome: 'AAME' }, now)).toHaveProperty(
      'entry',
    );
  });

  it('but an acceptable absence can be known before its day', async () => {
    const { db } = await givenOneRequirement((region) => region.appointment(crn, tomorrow));
    const medical = { appointment: `${crn}-${tomorrow}`, version: 1, outcome: 'AAME' } as const;
    expect(await recordOutcome(db, requirement, medical, now)).toHaveProperty('entry');
  });
});

describe('outcomes of people on one session', () => {
  it('are recorded each by itself: a refusal of one does not touch the others', async () => {
    const other = 'X100002';
    const { db } = await givenOneRequirement((region) =>
      region
        .person(other)
        .requirement(other)
        .appointment(crn, monday)
        .appointment(other, monday)
        .appointment(other, 'P1-2026-11-30'),
    );
    const results = await recordSessionOutcomes(
      db,
      monday,
      [
        attended,
        { appointment: `${other}-${monday}`, version: 9, outcome: 'ATTC' },
        { appointment: `${other}-P1-2026-11-30`, version: 1, outcome: 'AAME' },
      ],
      now,
    );
    expect(results).toMatchObject([
      { entry: { appointment: id } },
      { refused: 'stale-version', version: 1 },
      { refused: 'unknown-appointment' },
    ]);
    expect(appointmentIn(db, id)).toMatchObject({ outcome: 'ATTC' });
    expect(appointmentIn(db, `${other}-${monday}`)).toMatchObject({ outcome: null });
  });

  it('are none of a session that is not there', async () => {
    const { db } = await givenBooked();
    expect(await recordSessionOutcomes(db, 'P9-2026-11-23', [attended], now)).toBeNull();
  });
});
