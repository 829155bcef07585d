import { describe, expect, it } from 'vitest';
import { createAllocation } from '../../db/allocations.ts';
import { calendarOf, createCalendarLink, revokeCalendarLinks } from '../../db/calendar-links.ts';
import { recordOutcome } from '../../db/outcomes.ts';
import { crn, givenOneRequirement, mondays, now, requirement } from '../given/allocated.ts';

const today = '2026-11-27';

describe('a calendar link', () => {
  it('shows when and where, until it is revoked', async () => {
    const { db } = await givenOneRequirement((region) => region.pickUpPoint('east-croydon'));
    const picked = { pickUpPoint: 'east-croydon', pickUpTime: '08:45', startDate: '2026-11-30' };
    await createAllocation(db, { ...mondays, ...picked }, now);
    expect(await createCalendarLink(db, crn, 'a-hash', now)).toBe(true);
    const calendar = await calendarOf(db, 'a-hash', today);
    expect(calendar?.crn).toBe(crn);
    expect(calendar?.appointments).toHaveLength(4);
    expect(calendar?.appointments[0]).toEqual({
      ...{ id: 'A1-2026-11-30-0930', version: 1, date: '2026-11-30', from: '09:30', to: '16:30' },
      ...{ placeName: 'P1', latitude: 51.372, longitude: -0.101 },
      ...{ pickUpPoint: 'east-croydon', pickUpTime: '08:45', calledOff: false },
    });
    expect(await revokeCalendarLinks(db, crn, now)).toBe(1);
    expect(await calendarOf(db, 'a-hash', today)).toBeNull();
    expect(await revokeCalendarLinks(db, crn, now)).toBe(0);
  });

  it('tells what was called off, and nothing else of what became of an appointment', async () => {
    const { db } = await givenOneRequirement((region) => region.appointment(crn, 'P1-2026-11-30'));
    await createCalendarLink(db, crn, 'a-hash', now);
    const appointment = `${crn}-P1-2026-11-30`;
    await recordOutcome(db, requirement, { appointment, version: 1, outcome: 'RSSR' }, now);
    const shown = (await calendarOf(db, 'a-hash', today))!.appointments[0]!;
    expect(shown).toMatchObject({ version: 2, calledOff: true });
    expect(Object.keys(shown)).not.toContain('outcome');
  });

  it('is none of nobody, and by no other secret', async () => {
    const { db } = await givenOneRequirement();
    expect(await createCalendarLink(db, 'X100009', 'a-hash', now)).toBe(false);
    expect(await revokeCalendarLinks(db, 'X100009', now)).toBeNull();
    expect(await calendarOf(db, 'a-hash', today)).toBeNull();
  });
});
