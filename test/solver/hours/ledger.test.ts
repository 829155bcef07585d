import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingEntries } from '../../../solver/hours/entries.ts';
import { creditOf, ledgerOf, sumsOf } from '../../../solver/hours/ledger.ts';
import {
  anyEntries,
  anyTerms,
  givenAdjustment,
  givenCourse,
  givenOutcome,
  type Unwritten,
  written,
} from '../../given/entries.ts';

/** 40 hours ordered, of which training may be 20 %: 480 minutes. */
const terms = { orderedMinutes: 2_400, eteSharePercent: 20 };
const ledger = (...entries: Unwritten[]) => ledgerOf(terms, written(...entries));
const credits = (...entries: Unwritten[]) =>
  ledger(...entries).lines.map(({ creditedMinutes, cappedBy }) => [creditedMinutes, cappedBy]);

describe('the ledger of a requirement', () => {
  it('is empty at first, with everything left', () => {
    expect(ledger()).toEqual({
      lines: [],
      creditedMinutes: 0,
      eteCreditedMinutes: 0,
      eteLeftMinutes: 480,
      leftMinutes: 2_400,
      adjustmentMinutes: 0,
      completedOn: null,
    });
  });

  it('says of every line what it came from, what that is worth, and what is credited so far', () => {
    const session = givenOutcome('2026-03-02', { breakMinutes: 30 }); // 420 - 30 = 390
    const travel = givenAdjustment('2026-03-02', 45, { travelFor: 'appointment of 2026-03-02' });
    const { lines, ...totals } = ledger(session, travel, givenCourse('2026-03-03', 300));
    expect(lines.map(({ entry }) => entry.kind)).toEqual(['appointment', 'adjustment', 'course']);
    expect(lines.map(({ rawMinutes }) => rawMinutes)).toEqual([390, 45, 300]);
    expect(lines.map(({ creditedSoFarMinutes }) => creditedSoFarMinutes)).toEqual([390, 435, 735]);
    expect(lines.map(({ eteSoFarMinutes }) => eteSoFarMinutes)).toEqual([0, 0, 300]);
    expect(lines.map(({ cappedBy }) => cappedBy)).toEqual([null, null, null]);
    // 390 + 45 + 300 = 735 of 2,400; of training 480 - 300
    expect(totals).toMatchObject({
      creditedMinutes: 735,
      leftMinutes: 1_665,
      eteCreditedMinutes: 300,
      eteLeftMinutes: 180,
      adjustmentMinutes: 45,
    });
  });

  it('credits travel only while its session counts as attended', () => {
    const travel = (minutes: number) =>
      givenAdjustment('2026-03-02', minutes, { travelFor: 'appointment of 2026-03-02' });
    const attended = givenOutcome('2026-03-02');
    const absent = givenOutcome('2026-03-02', { outcome: 'UACP' });
    expect(credits(attended, travel(45), absent)).toEqual([
      [0, null],
      [0, 'not-attended'],
    ]);
    // What takes it back takes nothing back either.
    expect(ledger(attended, travel(45), absent, travel(-45)).creditedMinutes).toBe(0);
    expect(ledger(attended, travel(45), absent, attended).creditedMinutes).toBe(465);
  });

  it('has a line for an absence, which credits nothing', () => {
    expect(credits(givenOutcome('2026-03-02', { outcome: 'UACP' }))).toEqual([[0, null]]);
  });

  it('credits training up to its share, over courses and ETE projects together', () => {
    expect(
      credits(
        givenCourse('2026-03-02', 300),
        givenOutcome('2026-03-03', { projectType: 'ete' }), // 480 - 300 = 180 of 420
        givenCourse('2026-03-04', 60),
        givenOutcome('2026-03-05'),
      ),
    ).toEqual([
      [300, null],
      [180, 'ete-share'],
      [0, 'ete-share'],
      [420, null],
    ]);
  });

  it('credits the last minute ordered and none after it, and says when that was', () => {
    const days = ['02', '03', '04', '05', '06', '09'].map((day) => givenOutcome(`2026-03-${day}`));
    // 5 x 420 = 2,100; of the sixth 300
    expect(credits(...days, givenCourse('2026-03-10', 60)).slice(4)).toEqual([
      [420, null],
      [300, 'ordered'],
      [0, 'ordered'],
    ]);
    expect(ledger(...days)).toMatchObject({ leftMinutes: 0, eteLeftMinutes: 0, completedOn: '2026-03-09' });
  });

  it('is not complete for good: an adjustment may reopen it, and later work completes it again', () => {
    const whole = givenAdjustment('2026-03-02', 2_400);
    const taken = givenAdjustment('2026-03-03', -60);
    expect(ledger(whole, taken)).toMatchObject({ leftMinutes: 60, completedOn: null });
    const again = ledger(whole, taken, givenOutcome('2026-03-04'));
    expect(again).toMatchObject({ leftMinutes: 0, completedOn: '2026-03-04' });
  });

  it('takes nothing back while more has been worked than was ordered', () => {
    // 2,400 + 100 worked, 60 of them taken back: still 40 over
    expect(
      credits(
        givenAdjustment('2026-03-02', 2_400),
        givenAdjustment('2026-03-03', 100),
        givenAdjustment('2026-03-04', -60),
      ),
    ).toEqual([
      [2_400, null],
      [0, 'ordered'],
      [0, 'ordered'],
    ]);
  });

  it('never falls below nothing: what is taken back too early comes off what is worked later', () => {
    expect(credits(givenAdjustment('2026-03-02', -60), givenOutcome('2026-03-03'))).toEqual([
      [0, 'zero'],
      [360, 'zero'], // 420 - 60
    ]);
  });

  it('leaves of the training share no more than is left of the requirement', () => {
    // 2,400 - 2,300 = 100 left, of the share 480
    expect(ledger(givenAdjustment('2026-03-02', 2_300)).eteLeftMinutes).toBe(100);
  });

  it('changes throughout when a past outcome is corrected', () => {
    const [worked, course] = [givenOutcome('2026-03-02'), givenCourse('2026-03-03', 480)];
    expect(ledger(worked, course).creditedMinutes).toBe(900);
    const corrected = ledger(worked, course, givenOutcome('2026-03-02', { outcome: 'AAME' }));
    expect(corrected.creditedMinutes).toBe(480);
    expect(corrected.lines.map(({ creditedSoFarMinutes }) => creditedSoFarMinutes)).toEqual([0, 480]);
  });
});

describe('every ledger', () => {
  const holds = (property: (ledger: ReturnType<typeof ledgerOf>, ordered: number, share: number) => void) =>
    fc.assert(
      fc.property(anyEntries, anyTerms, (entries, some) => {
        const share = Math.floor((some.orderedMinutes * some.eteSharePercent) / 100);
        property(ledgerOf(some, entries), some.orderedMinutes, share);
      }),
    );

  it('has lines that add up to what is credited, from line to line', () => {
    holds(({ lines, creditedMinutes }) => {
      let soFar = 0;
      for (const line of lines) {
        soFar += line.creditedMinutes;
        expect(line.creditedSoFarMinutes).toBe(soFar);
      }
      expect(creditedMinutes).toBe(soFar);
    });
  });

  it('credits and leaves what was ordered, neither ever negative', () => {
    holds(({ creditedMinutes, leftMinutes }, ordered) => {
      expect(creditedMinutes + leftMinutes).toBe(ordered);
      expect(Math.min(creditedMinutes, leftMinutes)).toBeGreaterThanOrEqual(0);
    });
  });

  it('keeps training within its share', () => {
    holds(({ eteCreditedMinutes, eteLeftMinutes }, _, share) => {
      expect(eteCreditedMinutes + eteLeftMinutes).toBeLessThanOrEqual(share);
      expect(Math.min(eteCreditedMinutes, eteLeftMinutes)).toBeGreaterThanOrEqual(0);
    });
  });

  it('caps a line just where it credits other than it is worth', () => {
    holds(({ lines }) => {
      for (const line of lines) {
        expect(line.cappedBy === null).toBe(line.creditedMinutes === line.rawMinutes);
        expect(line.creditedMinutes * Math.sign(line.rawMinutes)).toBeGreaterThanOrEqual(0);
      }
    });
  });

  it('is complete on a date just where nothing is left', () => {
    holds(({ leftMinutes, completedOn }) => expect(completedOn !== null).toBe(leftMinutes === 0));
  });

  it('has the same totals as its sums alone', () => {
    fc.assert(
      fc.property(anyEntries, anyTerms, (entries, some) => {
        const { lines, completedOn: _, ...totals } = ledgerOf(some, entries);
        expect(creditOf(sumsOf(lines), some)).toEqual(totals);
      }),
    );
  });

  it('has totals that do not depend on when things happened', () => {
    const moved = fc.tuple(anyEntries, fc.array(fc.nat(27), { minLength: 40, maxLength: 40 }));
    fc.assert(
      fc.property(moved, anyTerms, ([entries, days], some) => {
        const elsewhere = standingEntries(entries).map((entry, i) => ({
          ...entry,
          date: `2026-05-${String(days[i]! + 1).padStart(2, '0')}`,
        }));
        expect(ledgerOf(some, elsewhere).creditedMinutes).toBe(ledgerOf(some, entries).creditedMinutes);
      }),
    );
  });
});
