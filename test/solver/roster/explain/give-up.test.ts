import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutesOver, waysToMakeRoom } from '../../../../solver/roster/explain/give-up.ts';
import { standingOf } from '../../../../solver/roster/explain/standing.ts';
import type { Booking, Person, Session } from '../../../../solver/roster/problem.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';
import { anyStanding } from '../../../given/standings.ts';

const tuesday = givenSession('tuesday');
const alsoTuesday = givenSession('also-tuesday');
const [wednesday, thursday] = [2, 3].map((day) => givenSession(`day-${day}`, { date: week[day]! })) as [
  Session,
  Session,
];
const evening = givenSession('evening', { date: week[4]!, creditMinutes: 180 });
const course = givenSession('course', { date: week[5]!, kind: 'ete' });

/** The sets that A, who is booked on some sessions, could give up for Tuesday. */
const waysOf = (
  change: Partial<Person>,
  booked: Session[],
  { to = tuesday, pinned = [] as Session[], leaving = null as Session | null } = {},
) => {
  const person = givenPerson('A', { maxMinutes: 1_260, ...change });
  const bookings = (sessions: Session[]) => sessions.map(({ id }): Booking => ['A', id]);
  const problem = givenProblem([person], [...new Set([to, ...booked])], { pinned: bookings(pinned) });
  const standing = standingOf(problem, bookings(booked));
  return waysToMakeRoom(standing, person, to, leaving).map((set) => set.map(({ id }) => id));
};

describe('making room for one more session', () => {
  it('takes nothing where there is room', () => {
    expect(waysOf({}, [])).toEqual([[]]);
    expect(waysOf({}, [wednesday, thursday])).toEqual([[]]);
  });

  it('takes the other session of the day', () => {
    expect(waysOf({}, [alsoTuesday, wednesday])).toEqual([['also-tuesday']]);
  });

  it('takes any one session that brings the week back under its most minutes', () => {
    expect(waysOf({ maxMinutes: 840 }, [wednesday, thursday])).toEqual([['day-2'], ['day-3']]);
  });

  it('takes no session that would not have to go', () => {
    // 420 + 180 booked, 420 more, at most 600: the evening alone is not enough, and with the other it is not needed
    expect(waysOf({ maxMinutes: 600 }, [wednesday, evening])).toEqual([['day-2']]);
    // for 600 more both must go
    const long = { ...tuesday, creditMinutes: 600 };
    expect(waysOf({ maxMinutes: 600 }, [wednesday, evening], { to: long })).toEqual([['day-2', 'evening']]);
  });

  it('takes training where the share of training is full', () => {
    const more = givenSession('more', { kind: 'ete' });
    expect(waysOf({ eteMinutesLeft: 420 }, [wednesday, course], { to: more })).toEqual([['course']]);
  });

  it('leaves pinned sessions where they are', () => {
    const pinned = [wednesday];
    expect(waysOf({ maxMinutes: 840 }, [wednesday, thursday], { pinned })).toEqual([['day-3']]);
    expect(waysOf({}, [alsoTuesday], { pinned: [alsoTuesday] })).toEqual([[]]);
  });

  it('takes nothing for a limit that cannot be kept', () => {
    expect(waysOf({ maxMinutes: 400 }, [evening])).toEqual([[]]);
    expect(waysOf({ maxMinutes: 420 }, [wednesday, evening], { pinned: [wednesday] })).toEqual([[]]);
  });

  it('takes the session that is to be left in any case, pinned or not', () => {
    expect(waysOf({}, [wednesday], { leaving: wednesday })).toEqual([['day-2']]);
    expect(waysOf({}, [wednesday], { leaving: wednesday, pinned: [wednesday] })).toEqual([['day-2']]);
  });

  it('takes sets that are enough, of which nothing can be kept', () => {
    fc.assert(
      fc.property(anyStanding({ people: 6, sessions: 8 }), (standing) => {
        const { problem, facts } = standing;
        for (const person of problem.people) {
          const booked = facts.sessionsOf(person.crn);
          const others = problem.sessions.filter((session) => !booked.includes(session));
          for (const session of others) {
            const breaks = (giveUp: readonly Session[]) => {
              const kept = booked.filter((own) => !giveUp.includes(own));
              const over = minutesOver(person, [...kept, session], booked);
              return [over.all > 0, over.ete > 0, kept.some(({ date }) => date === session.date)];
            };
            const mayGo = booked.filter(({ id }) => !standing.isPinned(person.crn, id));
            const unavoidable = breaks(mayGo);
            const ways = waysToMakeRoom(standing, person, session, null);
            expect(ways.length).toBeGreaterThan(0);
            for (const giveUp of ways) {
              const dayPinned = unavoidable[2];
              expect(breaks(giveUp)).toEqual(unavoidable);
              for (const own of giveUp) {
                const isNeeded = String(breaks(giveUp.filter((one) => one !== own))) !== String(unavoidable);
                expect(isNeeded || (dayPinned && own.date === session.date)).toBe(true);
              }
            }
          }
        }
      }),
      { seed: 20_261_130, numRuns: 150 },
    );
  });
});

describe('minutes over', () => {
  const person = givenPerson('A', { maxMinutes: 600, eteMinutesLeft: 300 });

  it('are counted against the most for the week and the share of training', () => {
    expect(minutesOver(person, [wednesday, course], [])).toEqual({ all: 240, ete: 120 });
    expect(minutesOver(person, [evening], [])).toEqual({ all: -420, ete: -300 });
  });

  it('are counted against the week as it is, where that is over already', () => {
    expect(minutesOver(person, [wednesday, course], [wednesday, course]).all).toBe(0);
  });
});
