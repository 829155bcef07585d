import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf } from '../../../../solver/roster/explain/session-marks.ts';
import { factsOf } from '../../../../solver/roster/facts.ts';
import { judge, verdictOn } from '../../../../solver/roster/judge.ts';
import type { Booking, Person, Session } from '../../../../solver/roster/problem.ts';
import { givenPerson, givenProblem, givenSession } from '../../../given/problems.ts';
import { anyStanding } from '../../../given/standings.ts';

const seed = 20_261_130;
const man = givenPerson('M', { sex: 'male' });
const other = givenPerson('N', { sex: 'male' });
const woman = givenPerson('W', { sex: 'female', avoidAllMale: false });

function marks(session: Partial<Session>, people: readonly Person[]) {
  const garden = givenSession('garden', { minAttendance: 0, capacity: 10, ...session });
  const problem = givenProblem([man, other, woman], [garden]);
  const facts = factsOf(
    problem,
    people.map(({ crn }): Booking => [crn, 'garden']),
  );
  return marksOf(facts, verdictOn(facts)).get('garden');
}

describe('what a scheduler looks for in a session', () => {
  it('is nothing where there is room and to spare', () => {
    expect(marks({}, [man, other])).toEqual([]);
  });

  it('is that nobody is booked on it', () => {
    expect(marks({}, [])).toEqual(['stood-down']);
    expect(marks({ kind: 'individual' }, [])).toEqual([]);
  });

  it('is that it is full', () => {
    expect(marks({ capacity: 2 }, [man, other])).toEqual(['full']);
  });

  it('is that it could not run with one fewer', () => {
    expect(marks({ minAttendance: 2 }, [man, other])).toEqual(['at-minimum']);
    expect(marks({ minAttendance: 3 }, [man, other])).toEqual(['breaks-rule']);
  });

  it('is a woman among men, unless a woman supervises or hosts, or it is for women only', () => {
    expect(marks({}, [man, woman])).toEqual(['lone-woman']);
    expect(marks({ womanPresent: true }, [man, woman])).toEqual([]);
    expect(marks({ womenOnly: true }, [woman])).toEqual(['women-only']);
  });

  it('is told wherever the judge says that a rule is broken or a session stood down', () => {
    fc.assert(
      fc.property(anyStanding({ people: 8, sessions: 6 }), ({ problem, bookings, facts }) => {
        const { breaches, stoodDown } = judge(problem, bookings);
        const marked = marksOf(facts, verdictOn(facts));
        for (const { id } of problem.sessions) {
          const own = marked.get(id)!;
          expect(own.includes('stood-down')).toBe(stoodDown.includes(id));
          expect(own.includes('breaks-rule')).toBe(breaches.some(({ session }) => session === id));
          const alone = breaches.some(({ rule, session }) => rule === 'all-male' && session === id);
          if (alone) expect(own).toContain('lone-woman');
        }
      }),
      { seed },
    );
  });
});
