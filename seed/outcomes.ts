import { type OutcomeCode, outcomeOf } from '../solver/hours/outcomes.ts';
import type { PersonRow } from './people.ts';

interface Likelihood {
  code: OutcomeCode;
  weight: number;
}

/** How likely each outcome is where the session ran. */
const likelihoods: readonly Likelihood[] = [
  { code: 'ATTC', weight: 86 },
  { code: 'ATSS', weight: 1 },
  { code: 'AFTC', weight: 0.5 },
  { code: 'ATSH', weight: 0.5 },
  { code: 'UACP', weight: 4 },
  { code: 'AAME', weight: 4 },
  { code: 'AAEM', weight: 2 },
  { code: 'AAFC', weight: 1.5 },
  { code: 'AACL', weight: 0.5 },
];

/** A warning helps: enforceable outcomes are that much less likely after one. */
const afterWarning = 0.4;

/** The share of a session's minutes that an outcome credits; those that are not here credit nothing. */
const creditShares: Partial<Record<OutcomeCode, number>> = { ATTC: 1, ATSS: 0.5 };

/** Minutes that an outcome credits of those that the session would in full, rounded down. */
export function creditOf(code: OutcomeCode, fullMinutes: number): number {
  return Math.floor(fullMinutes * (creditShares[code] ?? 0));
}

/**
 * What may become of a person's next session, each with its weight: only the employed miss one for their employment,
 * and after so many enforceable outcomes as bring enforcement there are no more.
 */
export function possibleOutcomes(
  person: PersonRow,
  enforceableSoFar: number,
  enforcedAt: number,
): [OutcomeCode, number][] {
  return likelihoods.flatMap(({ code, weight }) => {
    if (code === 'AAEM' && person.employment !== 'employed') return [];
    if (!outcomeOf(code)?.enforceable || enforceableSoFar === 0) return [[code, weight]];
    return enforceableSoFar < enforcedAt ? [[code, weight * afterWarning]] : [];
  });
}
