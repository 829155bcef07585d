import { describe, expect, it } from 'vitest';
import { isEte, isWorked, rawMinutes, standingEntries } from '../../../solver/hours/entries.ts';
import { outcomes } from '../../../solver/hours/outcomes.ts';
import { givenAdjustment, givenCourse, givenOutcome, type Unwritten, written } from '../../given/entries.ts';

const only = (entry: Unwritten) => written(entry)[0]!;
const day = '2026-03-02';

describe('what an entry is worth by itself', () => {
  it('is, of an attended appointment, its length less the break and the penalty', () => {
    // 09:00 to 16:00 is 420; 420 - 30 - 20 = 370
    expect(rawMinutes(only(givenOutcome(day, { breakMinutes: 30, penaltyMinutes: 20 })))).toBe(370);
  });

  it('is never negative of an appointment, however long the penalty', () => {
    expect(rawMinutes(only(givenOutcome(day, { breakMinutes: 30, penaltyMinutes: 400 })))).toBe(0);
  });

  it.each(outcomes)(
    'is something or nothing by whether the person came: with $code $attended',
    ({ code, attended }) => {
      expect(rawMinutes(only(givenOutcome(day, { outcome: code })))).toBe(attended ? 420 : 0);
    },
  );

  it('is, of a course and of an adjustment, the minutes written down', () => {
    expect(rawMinutes(only(givenCourse(day, 600)))).toBe(600);
    expect(rawMinutes(only(givenAdjustment(day, -45)))).toBe(-45);
  });
});

describe('a session worked', () => {
  it('is one that was attended and is worth something', () => {
    expect(isWorked(only(givenOutcome(day)))).toBe(true);
    expect(isWorked(only(givenOutcome(day, { outcome: 'ATSS', penaltyMinutes: 420 })))).toBe(false);
    expect(isWorked(only(givenOutcome(day, { outcome: 'UACP' })))).toBe(false);
    expect(isWorked(only(givenCourse(day, 600)))).toBe(false);
  });
});

describe('training', () => {
  it('is every course and every session at an ETE project, and no adjustment', () => {
    expect(isEte(only(givenCourse(day, 600)))).toBe(true);
    expect(isEte(only(givenOutcome(day, { projectType: 'ete' })))).toBe(true);
    expect(isEte(only(givenOutcome(day, { projectType: 'individual' })))).toBe(false);
    expect(isEte(only(givenAdjustment(day, 60)))).toBe(false);
  });
});

describe('the entries that count', () => {
  const numbers = (...entries: Unwritten[]) =>
    standingEntries(written(...entries)).map(({ number }) => number);

  it('stand by date, whenever they were written', () => {
    expect(
      numbers(givenCourse('2026-03-04', 60), givenCourse(day, 60), givenCourse('2026-03-03', 60)),
    ).toEqual([2, 3, 1]);
  });

  it('stand by time on one day, with what has no time at its end, and then as they were written', () => {
    expect(
      numbers(
        givenAdjustment(day, 30),
        givenCourse(day, 60),
        givenOutcome(day, { appointment: 'afternoon', from: '13:00' }),
        givenOutcome(day, { appointment: 'morning', to: '12:00' }),
      ),
    ).toEqual([4, 3, 1, 2]);
  });

  it('hold of an appointment the last that was written, for it corrects the others', () => {
    expect(
      numbers(
        givenOutcome(day, { outcome: 'UACP' }),
        givenOutcome('2026-03-03'),
        givenOutcome(day, { outcome: 'AAME' }),
      ),
    ).toEqual([3, 2]);
  });

  it('hold the last that was written also where they are read in another order', () => {
    const entries = written(givenOutcome(day, { outcome: 'UACP' }), givenOutcome(day, { outcome: 'AAME' }));
    expect(standingEntries(entries.toReversed()).map(({ number }) => number)).toEqual([2]);
  });
});
