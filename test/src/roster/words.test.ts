import { describe, expect, it } from 'vitest';
import { rules } from '../../../solver/roster/rules.ts';
import { isAbsence, isRefusal, refusalInWords } from '../../../src/roster/refusals.ts';
import { breachesInWords, outOfWeekInWords, sentenceOf } from '../../../src/roster/words.ts';

describe('broken rules in words', () => {
  it('name who and where, and say what the register says', () => {
    const breaches = [
      { rule: 'travel' as const, crn: 'X100001', session: 'P001', by: 1 },
      { rule: 'max-minutes' as const, crn: 'X100001', session: null, by: 60 },
      { rule: 'capacity' as const, crn: null, session: 'P001', by: 2 },
    ];
    expect(breachesInWords(breaches).map((breach) => breach.sentence)).toEqual([
      'X100001 on P001: cannot get there, or not within the longest travel time',
      'X100001: would work more than the most for the week',
      'P001: the session has no place left',
    ]);
    expect(breachesInWords(breaches)[1]).toMatchObject(breaches[1]!);
  });

  it('have a sentence for every rule of the register', () => {
    for (const { name, sentence } of rules) expect(sentenceOf(name)).toBe(sentence);
  });

  it('include bookings that the week has no more', () => {
    expect(outOfWeekInWords([{ crn: 'X100001', session: 'P001', message: 'P001 has run' }])).toEqual([
      {
        rule: 'not-in-week',
        crn: 'X100001',
        session: 'P001',
        by: 1,
        sentence: 'X100001 on P001: P001 has run',
      },
    ]);
  });
});

describe('refusals', () => {
  it('say why, and name each rule that speaks against the step', () => {
    expect(refusalInWords({ refused: 'not-a-draft' })).toBe(
      'Only a draft can be changed or published: run the week again for a new version',
    );
    const breaches = breachesInWords([{ rule: 'capacity', crn: null, session: 'P001', by: 2 }]);
    expect(refusalInWords({ refused: 'breaks-rules', breaches })).toBe(
      'The roster would break a rule: P001: the session has no place left',
    );
  });

  it('tell what is not there from what is not allowed', () => {
    expect(isAbsence('unknown-roster')).toBe(true);
    expect(isAbsence('breaks-rules')).toBe(false);
    expect(isRefusal({ refused: 'breaks-rules' })).toBe(true);
    expect(isRefusal({ points: 3 })).toBe(false);
  });
});
