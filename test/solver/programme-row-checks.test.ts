import { describe, expect, it } from 'vitest';
import {
  factInOrder,
  pdusOfRegion,
  programmesKnown,
  referralDates,
} from '../../solver/programme-row-checks.ts';

const today = '2026-11-30';
const referral = { referredOn: '2026-10-12', readyFrom: '2026-10-26', mustFinishBy: '2027-09-13' };
const found = (faults: readonly { path: string; code: string }[]) =>
  faults.map(({ path, code }) => `${path} ${code}`);

describe('A referral', () => {
  it('has been made by today', () => {
    expect(referralDates({ ...referral, referredOn: today }, today)).toEqual([]);
    expect(found(referralDates({ ...referral, referredOn: '2026-12-01' }, today))).toEqual([
      'referredOn future',
    ]);
  });

  it('does not end before it is made, or before the person is ready', () => {
    expect(referralDates({ ...referral, mustFinishBy: '2026-10-26' }, today)).toEqual([]);
    expect(found(referralDates({ ...referral, mustFinishBy: '2026-10-25' }, today))).toEqual([
      'mustFinishBy order',
    ]);
    expect(referralDates({ ...referral, mustFinishBy: '2026-10-11' }, today)).toHaveLength(2);
  });

  it('may find a person who was ready before', () => {
    expect(referralDates({ ...referral, readyFrom: '2026-06-01' }, today)).toEqual([]);
  });

  it('with a field missing breaks no rule by it', () => {
    expect(referralDates({}, today)).toEqual([]);
  });
});

describe('A fact', () => {
  const fact = { fact: 'ogrsPercent', value: '62', date: '2026-10-05' };

  it('is known by today, and written as its name asks', () => {
    expect(factInOrder(fact, today)).toEqual([]);
    expect(found(factInOrder({ ...fact, date: '2026-12-01' }, today))).toEqual(['date future']);
    expect(found(factInOrder({ ...fact, value: 'high' }, today))).toEqual(['value malformed']);
  });

  it('that is wrong is not repeated', () => {
    const [fault] = factInOrder({ ...fact, value: 'secret' }, today);
    expect(fault?.message).toBe('must be a number, 0 to 100 for ogrsPercent');
  });
});

describe('A facilitator', () => {
  const regionOf = (pdu: string) => ({ croydon: 'london' as const, cardiff: 'wales' as const })[pdu];

  it('works in PDUs of their region, or in all of it', () => {
    expect(pdusOfRegion({ region: 'london', pdus: ['croydon'] }, regionOf)).toEqual([]);
    expect(pdusOfRegion({ region: 'london', pdus: [] }, regionOf)).toEqual([]);
    expect(found(pdusOfRegion({ region: 'london', pdus: ['cardiff', 'atlantis'] }, regionOf))).toEqual([
      'pdus region',
      'pdus unknown',
    ]);
  });

  it('is trained for programmes that have a template', () => {
    const codes = new Set(['TSP', 'BBR']);
    expect(programmesKnown({ programmes: ['TSP'] }, 'programmes', codes)).toEqual([]);
    expect(programmesKnown({ programme: null }, 'programme', codes)).toEqual([]);
    expect(programmesKnown({ programmes: ['TSP', 'CHESS'] }, 'programmes', codes)).toEqual([
      { path: 'programmes', code: 'unknown', message: 'must have a template: CHESS has none' },
    ]);
  });
});
