import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../solver/calendar.ts';
import { groupSessionsOf } from '../../../solver/groups/calendar/laid.ts';
import type { CandidateRequest } from '../../../solver/groups/candidates/nouns.ts';
import { candidates } from '../../../solver/groups/candidates.ts';
import { layOut } from '../../../solver/groups/layout.ts';
import { brokenCandidates, couldJoin } from '../../given/candidate-checker.ts';
import { anyGroupRegion } from '../../given/group-region.ts';

const runs = { seed: 20_261_130, numRuns: 150 };

/** The most points of a group by itself, with the best of those who could join. */
function bestAlone(
  request: CandidateRequest,
  group: Parameters<typeof couldJoin>[1],
  sizes: { min: number; max: number; optimum: number },
) {
  const { points } = request.waiting!;
  const weeks = Math.floor(
    (Date.parse(group.sessions[0]!.date) - Date.parse(request.asOf)) / (7 * 86_400_000),
  );
  const worths = couldJoin(request, group)
    .map(({ crn, weeksWaiting, lastChance }) => {
      const minutes = request.waiting!.travel.find(
        ([one, venue]) => one === crn && venue === group.venue,
      )![2];
      const chance = lastChance ? points.lastChance : 0;
      return (
        points.placed +
        points.waitedWeek * weeksWaiting +
        chance -
        points.startWeek * weeks -
        points.travelMinute * minutes
      );
    })
    .sort((a, b) => b - a);
  let best = Number.NEGATIVE_INFINITY;
  for (let size = sizes.min; size <= Math.min(sizes.max, worths.length); size += 1) {
    const won = worths.slice(0, size).reduce((sum, worth) => sum + worth, -points.opened);
    best = Math.max(best, won - points.offOptimum * Math.abs(size - sizes.optimum));
  }
  return best;
}

describe('any candidates', () => {
  it('obey their template, have a free room and free facilitators, and name every conflict', () => {
    let groups = 0;
    fc.assert(
      fc.property(anyGroupRegion, (request) => {
        const answer = candidates(request);
        groups += answer.candidates.length;
        expect(answer.candidates.length).toBeLessThanOrEqual(request.settings.mostCandidates);
        expect(new Set(answer.candidates.map(({ id }) => id)).size).toBe(answer.candidates.length);
        expect(brokenCandidates(request, answer)).toEqual([]);
      }),
      runs,
    );
    expect(groups).toBeGreaterThan(runs.numRuns);
  });

  it('are the same each time', () => {
    fc.assert(
      fc.property(anyGroupRegion, (request) => {
        expect(candidates(request)).toEqual(candidates(structuredClone(request)));
      }),
      { ...runs, numRuns: 30 },
    );
  });

  it('leave out none that could open, unless they say so', () => {
    fc.assert(
      fc.property(anyGroupRegion, (request) => {
        const answer = candidates(request);
        const { noRoom, noFacilitator, beyondMost } = answer.leftOut;
        if (!request.waiting || noRoom + noFacilitator + beyondMost > 0) return;
        const offered = new Set(
          answer.candidates.map(({ programme, venue, sex, sessions }) =>
            JSON.stringify([programme, venue, sex, sessions]),
          ),
        );
        for (const venue of request.venues)
          for (const template of request.templates)
            for (const pattern of request.patterns)
              for (let week = 1; week <= request.settings.startWithinWeeks; week += 1) {
                const layout = layOut({
                  template,
                  slots: pattern.slots,
                  startsOn: addDays(request.asOf, 7 * week),
                  people: template.groupSize.max,
                  oneToOnesAtOnce: template.facilitators.group,
                  place: { bankHolidays: request.bankHolidays, closures: venue.closures, hours: venue.hours },
                  mostWeeks: request.settings.layoutMostWeeks,
                });
                if (!layout.laid) continue;
                const sex = template.mixed ? 'mixed' : 'male';
                const sessions = groupSessionsOf(layout).map(({ date, from, to }) => ({ date, from, to }));
                const group = {
                  programme: template.code,
                  venue: venue.code,
                  sex,
                  tags: venue.tags,
                  sessions,
                };
                const seats = Math.max(...venue.rooms.map((room) => room.seats));
                const max = Math.min(template.groupSize.max, seats);
                if (bestAlone(request, group, { ...template.groupSize, max }) >= 0)
                  expect(offered).toContain(JSON.stringify([template.code, venue.code, sex, sessions]));
              }
      }),
      runs,
    );
  });
});
