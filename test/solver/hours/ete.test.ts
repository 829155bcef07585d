import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eteMinutesLeft, eteShareMinutes } from '../../../solver/hours/ete.ts';
import { policyInForce } from '../../../solver/policy/in-force.ts';

const nationally = policyInForce('north-west', '2026-11-30').limits; // 20 %
const inLondon = policyInForce('london', '2026-11-30').limits; // 30 %

describe('training that can count in all', () => {
  it('is the share of the hours ordered, rounded down', () => {
    expect(eteShareMinutes(6_000, nationally)).toBe(1_200);
    expect(eteShareMinutes(6_000, inLondon)).toBe(1_800);
    expect(eteShareMinutes(2_407, nationally)).toBe(481); // 481.4
  });
});

describe('training that still counts', () => {
  it('is the share of the hours ordered, less what training has credited', () => {
    const requirement = { orderedMinutes: 6_000, eteServedMinutes: 420, remainingMinutes: 5_000 };
    expect(eteMinutesLeft(requirement, nationally)).toBe(780); // 1,200 - 420
    expect(eteMinutesLeft(requirement, inLondon)).toBe(1_380); // 1,800 - 420
  });

  it('rounds the share down', () => {
    // 20 % of 2,407 is 481.4
    const requirement = { orderedMinutes: 2_407, eteServedMinutes: 0, remainingMinutes: 2_407 };
    expect(eteMinutesLeft(requirement, nationally)).toBe(481);
  });

  it('is nothing once the share is used, or passed in a region that has lowered it', () => {
    const requirement = { orderedMinutes: 6_000, eteServedMinutes: 1_500, remainingMinutes: 4_000 };
    expect(eteMinutesLeft(requirement, nationally)).toBe(0);
  });

  it('is no more than the sessions that what remains fills', () => {
    const requirement = { orderedMinutes: 6_000, eteServedMinutes: 0, remainingMinutes: 120 };
    expect(eteMinutesLeft(requirement, nationally)).toBe(420);
  });

  it('is never negative and never above the share', () => {
    fc.assert(
      fc.property(fc.nat(18_000), fc.nat(18_000), fc.nat(18_000), (ordered, ete, remaining) => {
        const left = eteMinutesLeft(
          { orderedMinutes: ordered, eteServedMinutes: ete, remainingMinutes: remaining },
          inLondon,
        );
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left * 100).toBeLessThanOrEqual(ordered * 30);
      }),
    );
  });
});
