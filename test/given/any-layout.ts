import fc from 'fast-check';
import { addDays, timeOf, type Weekday } from '../../solver/calendar.ts';
import type { LayoutRequest } from '../../solver/groups/calendar/laid.ts';
import type { OpenTimes } from '../../solver/groups/calendar/open-times.ts';
import type { Slot } from '../../solver/groups/calendar/slots.ts';
import type { ProgrammeTemplate, SessionKind, TemplateSession } from '../../solver/groups/template.ts';
import { givenTemplate } from './templates.ts';

/** A Monday. */
export const monday = '2026-11-30';
const anyDate = (days: number) => fc.integer({ min: 0, max: days }).map((day) => addDays(monday, day));
const weekdays = fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>;

const range = (min: number, max: number, most: number) =>
  fc
    .tuple(fc.integer({ min, max }), fc.integer({ min: 0, max: most }))
    .map(([least, more]) => ({ min: least * 10, max: (least + more) * 10 }));

const kinds = (maxLength: number) =>
  fc.array(fc.constantFrom<SessionKind>('group', 'group', 'individual'), { maxLength, size: 'max' });

const sessions = fc
  .tuple(kinds(3), kinds(8), kinds(2), range(10, 13, 3), range(3, 6, 2))
  .map(([before, core, review, group, individual]) => {
    const all = [
      ...before.map((kind) => ({ phase: 'pre-group' as const, kind })),
      { phase: 'core' as const, kind: 'group' as const },
      ...core.map((kind) => ({ phase: 'core' as const, kind })),
      ...review.map((kind) => ({ phase: 'review' as const, kind })),
    ];
    return all.map(
      ({ phase, kind }, i): TemplateSession => ({
        number: i + 1,
        module: `${phase} ${Math.floor(i / 4)}`,
        phase,
        kind,
        minutes: kind === 'group' ? group : individual,
      }),
    );
  });

/** Templates of every shape that has no fault. */
export const anyTemplate: fc.Arbitrary<ProgrammeTemplate> = fc
  .record({
    sessions,
    most: fc.integer({ min: 1, max: 4 }),
    least: fc.integer({ min: 1, max: 2 }),
    leastDaysBetween: fc.integer({ min: 1, max: 3 }),
    individualLagSessions: fc.integer({ min: 0, max: 2 }),
    weeksAfterFirst: fc.constantFrom(0, 0, 1, 3),
    weeksBeforeReview: fc.constantFrom(0, 0, 2, 6),
  })
  .map(
    ({
      sessions,
      most,
      least,
      leastDaysBetween,
      individualLagSessions,
      weeksAfterFirst,
      weeksBeforeReview,
    }) => {
      const max = Math.min(most, Math.floor(6 / leastDaysBetween) + 1);
      const hasReview = sessions.some(({ phase }) => phase === 'review');
      return givenTemplate({
        sessions,
        leastDaysBetween,
        individualLagSessions,
        sessionsAWeek: { min: Math.min(least, max), max },
        gaps: {
          weeksAfterFirst: sessions.length > 1 ? weeksAfterFirst : 0,
          weeksBeforeReview: hasReview ? weeksBeforeReview : 0,
        },
        catchUp: { cap: 1, beforeNextModule: true, withinDays: 14 },
      });
    },
  );

const slot = (kind: SessionKind, shortest: number, longest: number): fc.Arbitrary<Slot> =>
  fc
    .tuple(weekdays, fc.integer({ min: 48, max: 100 }), fc.integer({ min: shortest, max: longest }))
    .map(([weekday, from, length]) => ({
      kind,
      weekday,
      from: timeOf(from * 10),
      to: timeOf(Math.min(144, from + length) * 10),
    }));

export const anySlots: fc.Arbitrary<Slot[]> = fc
  .tuple(
    fc.array(slot('group', 9, 18), { minLength: 1, maxLength: 4 }),
    fc.array(slot('individual', 3, 30), { minLength: 1, maxLength: 4 }),
  )
  .map(([group, individual]) => [...group, ...individual]);

const everyDay = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, from: '08:00', to: '21:30' }));

/** Bank holidays, closures of some days or weeks, and hours. */
export const anyPlace: fc.Arbitrary<OpenTimes> = fc.record({
  bankHolidays: fc.array(anyDate(150), { maxLength: 12 }).map((dates) => new Set(dates)),
  closures: fc.array(
    fc
      .tuple(anyDate(150), fc.integer({ min: 0, max: 16 }))
      .map(([fromDate, days]) => ({ fromDate, toDate: addDays(fromDate, days), reason: 'flood' })),
    { maxLength: 3 },
  ),
  hours: fc.oneof(fc.constant(null), fc.subarray(everyDay, { minLength: 4 })),
});

export const anyLayoutRequest: fc.Arbitrary<LayoutRequest> = fc.record({
  template: anyTemplate,
  slots: anySlots,
  startsOn: anyDate(20),
  people: fc.integer({ min: 1, max: 12 }),
  oneToOnesAtOnce: fc.integer({ min: 1, max: 3 }),
  place: anyPlace,
  mostWeeks: fc.constant(104),
});
