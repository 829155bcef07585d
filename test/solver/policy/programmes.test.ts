import { describe, expect, it } from 'vitest';
import { policyInForce } from '../../../solver/policy/in-force.ts';

const { programmes } = policyInForce('london', '2026-11-30');

describe('accredited programmes', () => {
  it('have groups of 4 to 12, best 8, and 2 by exception only', () => {
    expect([
      programmes.groupExceptionMinimumPeople,
      programmes.groupMinimumPeople,
      programmes.groupOptimumPeople,
      programmes.groupMaximumPeople,
    ]).toEqual([2, 4, 8, 12]);
  });

  it('give the Thinking Skills Programme 19 sessions: 15 in the group and 4 one to one', () => {
    expect(programmes.tspSessions).toBe(19);
    expect(programmes.tspGroupSessions + programmes.tspIndividualSessions).toBe(programmes.tspSessions);
    expect(programmes.tspGroupMinutes).toEqual([2 * 60, 2.5 * 60]);
    expect(programmes.tspIndividualMinutes).toEqual([50, 60]);
    expect(programmes.tspSessionsAWeek).toEqual([1, 4]);
    expect(programmes.programmeSessionsADay).toBe(1);
  });

  it('give Building Better Relationships 29 sessions, 2 of them preparatory', () => {
    expect([programmes.bbrSessions, programmes.bbrPreparatorySessions]).toEqual([29, 2]);
    expect([programmes.bbrGroupMinutes, programmes.bbrIndividualMinutes]).toEqual([2.5 * 60, 60]);
  });

  it('call an OGRS score under 25 % a low risk', () => {
    expect(programmes.lowRiskBelowPercent).toBe(25);
  });

  it('are for adults, the Thinking Skills Programme from a score of 25 %, which a region may raise', () => {
    expect(programmes.adultYears).toBe(18);
    expect(programmes.tspLowestOgrsPercent).toBe(programmes.lowRiskBelowPercent);
  });
});
