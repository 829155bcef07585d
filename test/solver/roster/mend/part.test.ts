import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partOf } from '../../../../solver/roster/mend/part.ts';
import { candidatesOf } from '../../../../solver/roster/search/candidates.ts';
import { bookingsOf } from '../../../../solver/roster/search/weeks.ts';
import { anyObeyingStanding } from '../../../given/standings.ts';

const anyOpened = anyObeyingStanding({ people: 16, sessions: 8 }).chain((standing) =>
  fc.record({
    standing: fc.constant(standing),
    opened: fc.subarray(standing.problem.people.map(({ crn }) => crn)),
  }),
);

describe('a part of a week', () => {
  it('has everyone as booked, and those opened by their numbers', () => {
    fc.assert(
      fc.property(anyOpened, ({ standing, opened }) => {
        const { c, weeks, open } = partOf(standing.facts, new Set(opened), 0);
        expect(bookingsOf(c, weeks)).toEqual(standing.bookings);
        expect(open.map((p) => c.people[p]!.crn)).toEqual(opened);
      }),
      { seed: 20_261_122, numRuns: 60 },
    );
  });

  it('gives those opened all the candidates that they could use while the others stay', () => {
    fc.assert(
      fc.property(anyOpened, ({ standing, opened }) => {
        const { c } = partOf(standing.facts, new Set(opened), 0);
        const whole = candidatesOf(standing.problem);
        const pairs = ({ people, sessions, pairPerson, pairSession, pairGain }: typeof c) =>
          [...pairPerson].flatMap((p, i) => {
            const { crn } = people[p]!;
            return opened.includes(crn) ? [`${crn} ${sessions[pairSession[i]!]!.id} ${pairGain[i]}`] : [];
          });
        const found = pairs(c);
        expect(pairs(whole)).toEqual(expect.arrayContaining(found));
        if (opened.length === standing.problem.people.length) expect(found).toEqual(pairs(whole));
      }),
      { seed: 20_261_122, numRuns: 60 },
    );
  });

  it('counts a booking that is kept for more', () => {
    fc.assert(
      fc.property(anyOpened, ({ standing, opened }) => {
        const [plain, kept] = [0, 1_000].map((points) => partOf(standing.facts, new Set(opened), points));
        const booked = new Set(plain!.weeks.flat());
        plain!.c.pairGain.forEach((gain, pair) => {
          expect(kept!.c.pairGain[pair]).toBe(gain + (booked.has(pair) ? 1_000 : 0));
        });
      }),
      { seed: 20_261_122, numRuns: 40 },
    );
  });
});
