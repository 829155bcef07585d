import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alwaysOpen } from '../../../solver/groups/calendar/open-times.ts';
import { layOut } from '../../../solver/groups/layout.ts';
import { leastDays } from '../../../solver/groups/least-days.ts';
import { templateFaults } from '../../../solver/groups/template-faults.ts';
import { anyLayoutRequest, anyTemplate } from '../../given/any-layout.ts';
import { brokenIn, couldBeEarlier } from '../../given/calendar-checker.ts';
import { programmePolicy } from '../../given/templates.ts';

const often = { seed: 20_261_130, numRuns: 1_500 };
const less = { ...often, numRuns: 400 };
const daysFrom = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

describe('any template laid onto dates', () => {
  it('obeys all of its rules, whatever the slots, the holidays and the closures', () => {
    let laid = 0;
    fc.assert(
      fc.property(anyLayoutRequest, (request) => {
        const layout = layOut(request);
        if (!layout.laid) return;
        laid += 1;
        expect(brokenIn(request, layout)).toEqual([]);
      }),
      often,
    );
    // The story would be empty if most were refused.
    expect(laid).toBeGreaterThan(often.numRuns / 3);
  });

  it('takes no fewer days than the template can', () => {
    fc.assert(
      fc.property(anyLayoutRequest, (request) => {
        const layout = layOut(request);
        if (layout.laid)
          expect(daysFrom(layout.startsOn, layout.finishesOn) + 1).toBeGreaterThanOrEqual(
            leastDays(request.template),
          );
      }),
      less,
    );
  });

  it('has each group session on the first day that it may have, where there are no one-to-ones', () => {
    fc.assert(
      fc.property(anyLayoutRequest, (any) => {
        const sessions = any.template.sessions.map((session) => ({
          ...session,
          kind: 'group' as const,
          minutes: { min: 100, max: 150 },
        }));
        const request = { ...any, template: { ...any.template, sessions } };
        const layout = layOut(request);
        if (layout.laid) expect(couldBeEarlier(request, layout)).toEqual([]);
      }),
      less,
    );
  });

  it('is refused for no other reason than its slots, where nothing is closed', () => {
    fc.assert(
      fc.property(anyLayoutRequest, (any) => {
        const layout = layOut({ ...any, place: alwaysOpen });
        if (!layout.laid) expect(['slot-length', 'sessions-a-week', 'no-date']).toContain(layout.rule);
        const oneADay = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
          (['group', 'individual'] as const).map((kind) => ({
            kind,
            weekday: weekday as 1,
            from: kind === 'group' ? '10:00' : '13:00',
            to: kind === 'group' ? '13:00' : '21:00',
          })),
        );
        expect(layOut({ ...any, slots: oneADay, place: alwaysOpen })).toMatchObject({ laid: true });
      }),
      less,
    );
  });
});

describe('the templates of these properties', () => {
  it('have no fault', () => {
    fc.assert(
      fc.property(anyTemplate, (template) => {
        expect(templateFaults(template, programmePolicy)).toEqual([]);
      }),
      less,
    );
  });
});
