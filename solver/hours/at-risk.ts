import { byText } from '../by-text.ts';
import type { IsoDate } from '../calendar.ts';
import type { Policy } from '../policy/in-force.ts';
import type { Track } from './track.ts';

type OnTrack = Pick<Track, 'state' | 'daysInHand' | 'commencement'>;

/**
 * Whether somebody has to look after a requirement now: it has expired, is off track or at risk, or has not been started
 * and is late, or would end within the same days of the deadline, or after it.
 */
export function isAtRisk(
  { state, daysInHand, commencement }: OnTrack,
  limits: Pick<Policy['limits'], 'atRiskDays'>,
): boolean {
  if (state !== 'not started') return state === 'expired' || state === 'off track' || state === 'at risk';
  return commencement.late || (daysInHand !== null && daysInHand <= limits.atRiskDays);
}

/** A requirement among others. */
export interface InTurn {
  crn: string;
  eventNumber: number;
  deadline: IsoDate;
  state: Track['state'];
  daysInHand: number | null;
}

/**
 * THE ORDER of the list of those at risk: the least days in hand first. Before them come those without a finish, expired
 * ones and then those with no end in sight, the earliest deadline first; where all that is the same, by crn.
 */
export function byDaysInHand(a: InTurn, b: InTurn): number {
  const inTurn = (one: InTurn) => (one.daysInHand !== null ? 2 : Number(one.state !== 'expired'));
  return (
    inTurn(a) - inTurn(b) ||
    (a.daysInHand ?? 0) - (b.daysInHand ?? 0) ||
    byText(a.deadline, b.deadline) ||
    byText(a.crn, b.crn) ||
    a.eventNumber - b.eventNumber
  );
}
