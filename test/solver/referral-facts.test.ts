import { describe, expect, it } from 'vitest';
import { factFault } from '../../solver/referral-facts.ts';

describe('The value of a fact', () => {
  it.each([
    ['dateOfBirth', '1990-05-17'],
    ['ogrsPercent', '0'],
    ['ogrsPercent', '24.9'],
    ['ogrsPercent', '100'],
    ['riskOfReoffending', 'medium'],
    ['spousalAssaultRisk', 'high'],
    ['intimatePartnerViolence', 'yes'],
    ['hobby', 'anything at all'],
    ['toString', 'anything at all'],
  ])('of %s may be %s', (fact, value) => {
    expect(factFault(fact, value)).toBeNull();
  });

  it.each([
    ['dateOfBirth', '1990-02-30', 'a date written YYYY-MM-DD in 1900 to 2200'],
    ['dateOfBirth', '17/05/1990', 'a date written YYYY-MM-DD in 1900 to 2200'],
    ['dateOfBirth', '1899-12-31', 'a date written YYYY-MM-DD in 1900 to 2200'],
    ['dateOfBirth', '2201-01-01', 'a date written YYYY-MM-DD in 1900 to 2200'],
    ['ogrsPercent', '101', 'a number, 0 to 100'],
    ['ogrsPercent', '-1', 'a number, 0 to 100'],
    ['ogrsPercent', '50%', 'a number, 0 to 100'],
    ['riskOfReoffending', 'Medium', 'low, medium or high'],
    ['drinkDriving', 'true', 'yes or no'],
  ])('of %s may not be %s', (fact, value, words) => {
    expect(factFault(fact, value)).toBe(words);
  });
});
