import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type Weekday } from '../../../../solver/calendar.ts';
import { opening } from '../../../../solver/groups/opening/check.ts';
import type { Placeable } from '../../../../solver/groups/opening/nouns.ts';
import { givenHolder, givenOpening, givenPlaceable, givenProposal, today } from '../../../given/opening.ts';
import { groupSlot, individualSlot } from '../../../given/slots.ts';
import { givenTemplate, sessionsOf } from '../../../given/templates.ts';

const anyDay = fc.integer({ min: 0, max: 60 }).map((days) => addDays(today, days));
const anyHour = fc.integer({ min: 9, max: 19 });
const anyPromise = fc.tuple(anyDay, anyHour).map(([date, hour]) => ({
  date,
  from: `${String(hour).padStart(2, '0')}:00`,
  to: `${String(hour + 1).padStart(2, '0')}:00`,
  what: 'court',
}));
const anyMember = fc.record({
  busy: fc.array(anyPromise, { maxLength: 3 }),
  freeOn: fc.uniqueArray(fc.integer({ min: 1, max: 5 }) as fc.Arbitrary<Weekday>, { minLength: 3 }),
});
const anyGroup = fc.record({
  letters: fc.constantFrom('gig', 'igg|gi', 'gg|igi', 'iigg'),
  members: fc.array(anyMember, { minLength: 4, maxLength: 7 }),
  holders: fc.array(fc.array(anyPromise, { maxLength: 3 }), { minLength: 2, maxLength: 3 }),
  lag: fc.integer({ min: 0, max: 1 }),
});
type Time = { date: string; from: string; to: string };
const meets = (a: Time, b: Time) => a.date === b.date && a.from < b.to && b.from < a.to;
const weekdayOf = (date: string) => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

it('a group that may open books nobody twice, and nobody when they cannot come', () => {
  let opened = 0;
  fc.assert(
    fc.property(anyGroup, ({ letters, members, holders, lag }) => {
      const people = members.map(({ busy, freeOn }, i): Placeable => {
        const availability = freeOn.map((weekday) => ({ weekday, from: '08:00', to: '22:00' }));
        return givenPlaceable(i + 1, { busy, availability });
      });
      const template = givenTemplate({ sessions: sessionsOf(letters), individualLagSessions: lag });
      const facilitators = holders.map((booked, i) => givenHolder(`F${i + 1}`, { booked }));
      const slots = [groupSlot(2), groupSlot(4), individualSlot(3), individualSlot(5)];
      const pattern = { ...givenProposal().pattern, slots };
      const { plan, breaches } = opening(givenOpening({ template, members: people, facilitators, pattern }));
      if (breaches.length > 0 || plan === null) return;
      opened += 1;
      for (const person of people) {
        const own = [
          ...plan.sessions,
          ...plan.oneToOnes.filter(({ referral }) => referral === person.referral),
        ];
        expect(own.map(({ number }) => number).sort()).toEqual(template.sessions.map(({ number }) => number));
        expect(new Set(own.map(({ date }) => date)).size).toBe(own.length);
        for (const time of own) {
          expect(person.availability.some(({ weekday }) => weekday === weekdayOf(time.date))).toBe(true);
          expect(person.busy.some((busy) => meets(busy, time))).toBe(false);
        }
      }
      for (const { id, booked } of facilitators) {
        const held = [
          ...plan.sessions.filter((session) => session.facilitators.includes(id)),
          ...plan.oneToOnes.filter(({ facilitator }) => facilitator === id),
          ...booked,
        ];
        held.forEach((one, i) => {
          const isBooking = i >= held.length - booked.length;
          expect(held.slice(i + 1).some((other) => !isBooking && meets(one, other))).toBe(false);
        });
      }
      for (const session of plan.sessions) expect(new Set(session.facilitators).size).toBe(2);
    }),
    { numRuns: 150, seed: 7 },
  );
  // Enough of them open for this to say something.
  expect(opened).toBeGreaterThan(10);
});
