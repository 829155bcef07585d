import { describe, expect, it } from 'vitest';
import { eligibility, factOn } from '../../../solver/groups/eligibility.ts';
import type { ReferralFact } from '../../../solver/groups/eligibility-checks.ts';
import type { Sex } from '../../../solver/groups/template.ts';
import { programmePolicy, shipped } from '../../given/templates.ts';

const asOf = '2026-11-30';
const fact = (name: string, value: string, date = '2026-10-01'): ReferralFact => ({
  fact: name,
  value,
  source: 'pre-sentence report',
  date,
});
const born = fact('dateOfBirth', '1990-05-04');

function failures(code: string, facts: ReferralFact[], sex: Sex = 'male', policy = programmePolicy) {
  const answer = eligibility({ sex, facts }, shipped(code), asOf, policy);
  return answer.eligible ? [] : answer.failed;
}
const sentences = (...given: Parameters<typeof failures>) =>
  failures(...given).map(({ sentence }) => sentence);

describe('the Thinking Skills Programme', () => {
  it('is for men and women with a score of 25 % or more', () => {
    expect(sentences('TSP', [born, fact('ogrsPercent', '25')])).toEqual([]);
    expect(sentences('TSP', [born, fact('ogrsPercent', '25')], 'female')).toEqual([]);
    expect(sentences('TSP', [born, fact('ogrsPercent', '24.9')])).toEqual(['has an OGRS score under 25 %']);
  });

  it('has the score that a region asks for as a setting', () => {
    const catalogue = { ...programmePolicy, tspLowestOgrsPercent: 50 };
    expect(sentences('TSP', [born, fact('ogrsPercent', '49')], 'male', catalogue)).toEqual([
      'has an OGRS score under 50 %',
    ]);
    expect(sentences('TSP', [born, fact('ogrsPercent', '50')], 'male', catalogue)).toEqual([]);
  });

  it('says what was read, its source and date, and no value in the sentence', () => {
    expect(failures('TSP', [born, fact('ogrsPercent', '11')])).toEqual([
      {
        check: 'ogrs-at-least',
        fact: 'ogrsPercent',
        value: '11',
        source: 'pre-sentence report',
        date: '2026-10-01',
        because: 'fails',
        sentence: 'has an OGRS score under 25 %',
      },
    ]);
  });

  it('is for adults, from the day they are 18', () => {
    const score = fact('ogrsPercent', '60');
    expect(sentences('TSP', [score, fact('dateOfBirth', '2008-11-30')])).toEqual([]);
    expect(sentences('TSP', [score, fact('dateOfBirth', '2008-12-01')])).toEqual([
      'is under 18 on 2026-11-30',
    ]);
  });

  it('tells every check that fails, a missing fact by itself', () => {
    expect(failures('TSP', []).map(({ because, sentence }) => `${because}: ${sentence}`)).toEqual([
      'missing: no date of birth is on file',
      'missing: no OGRS score is on file',
    ]);
  });

  it.each(['high', '', '-3', '1e3', 'twelve'])('cannot read a score of %j', (value) => {
    expect(failures('TSP', [born, fact('ogrsPercent', value)])).toMatchObject([
      { because: 'unreadable', sentence: 'the OGRS score on file cannot be read: put it on file again' },
    ]);
  });
});

describe('Building Better Relationships', () => {
  const facts = [born, fact('intimatePartnerViolence', 'yes'), fact('spousalAssaultRisk', 'medium')];

  it('is for men convicted of intimate partner violence, at medium or high risk of it', () => {
    expect(sentences('BBR', facts)).toEqual([]);
    expect(sentences('BBR', facts, 'female')).toEqual(['cannot attend: the programme is for men']);
    expect(
      sentences('BBR', [born, fact('intimatePartnerViolence', 'no'), fact('spousalAssaultRisk', 'low')]),
    ).toEqual([
      'was not convicted of an intimate partner violence offence',
      'has a spousal assault risk below medium',
    ]);
  });

  it('cannot read a level that is none', () => {
    expect(failures('BBR', [...facts, fact('spousalAssaultRisk', 'moderate')])).toMatchObject([
      { because: 'unreadable' },
    ]);
  });
});

describe('a fact on a day', () => {
  const old = fact('ogrsPercent', '20', '2026-01-01');
  const late = fact('ogrsPercent', '40', '2026-06-01');

  it('is the latest by then, wherever it stands', () => {
    expect(factOn([late, old], 'ogrsPercent', '2026-11-30')).toBe(late);
    expect(factOn([old, late], 'ogrsPercent', '2026-05-31')).toBe(old);
    expect(factOn([old, late], 'ogrsPercent', '2025-12-31')).toBeUndefined();
  });

  it('is the one put on file last, of two with the same date', () => {
    const corrected = { ...late, value: '45' };
    expect(factOn([late, corrected], 'ogrsPercent', asOf)).toBe(corrected);
  });
});
