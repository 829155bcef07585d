import { describe, expect, it } from 'vitest';
import {
  attendedCodes,
  calledOffCodes,
  outcomeOf,
  outcomes,
  stoodDownOutcome,
} from '../../../solver/hours/outcomes.ts';

describe('contact outcomes', () => {
  it('are the seventeen that the case system uses for unpaid work, each code once', () => {
    expect(new Set(outcomes.map((outcome) => outcome.code)).size).toBe(17);
  });

  it('say who came', () => {
    expect(attendedCodes).toEqual(['ATTC', 'ATCH', 'AFDA', 'AFTC', 'ATSH', 'ATSS']);
  });

  it('say what counts towards enforcement: a failure to comply, bad behaviour, an absence without good reason', () => {
    const enforceable = outcomes.filter((outcome) => outcome.enforceable).map((outcome) => outcome.code);
    expect(enforceable).toEqual(['AFTC', 'ATSH', 'UACP', 'ATFI']);
  });

  it('say what the service called off or moved, which nobody attended and nobody is to blame for', () => {
    expect(calledOffCodes).toEqual(['AASD', 'RSSR']);
    for (const code of calledOffCodes)
      expect(outcomeOf(code)).toMatchObject({ attended: false, enforceable: false });
  });

  it('are found by code', () => {
    expect(outcomeOf('UACP')).toEqual({
      code: 'UACP',
      name: 'Unacceptable absence',
      attended: false,
      enforceable: true,
      alertsEnforcement: true,
    });
    expect(outcomeOf('NONE')).toBeUndefined();
  });

  it('have one for sessions called off, which is nobody’s fault', () => {
    expect(outcomeOf(stoodDownOutcome)).toMatchObject({ attended: false, enforceable: false });
  });
});
