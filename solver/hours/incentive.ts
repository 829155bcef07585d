import type { IsoDate } from '../calendar.ts';
import type { Policy } from '../policy/in-force.ts';
import type { Ledger, LedgerLine } from './ledger.ts';
import { outcomeOf } from './outcomes.ts';

const wholePercent = 100;

type Scheme = Pick<
  Policy['limits'],
  'incentiveScheme' | 'incentiveStartPercent' | 'incentiveEarnPercent' | 'incentiveMostPercent'
>;

/** What the incentive scheme takes off a requirement, in minutes. */
export interface Discount {
  /** Earned so far. */
  currentMinutes: number;
  /** Earned by the end if all that is left is worked and nothing stops the discount. */
  projectedMinutes: number;
  qualifyingMinutes: number;
  /** Qualifying minutes after which each further one earns. */
  startMinutes: number;
  mostMinutes: number;
  /** The date of the outcome that stopped further discount; null: none has. */
  stoppedOn: IsoDate | null;
}

/** An enforceable outcome other than at an ETE project: the first stops further discount. */
function stops({ entry }: LedgerLine): boolean {
  if (entry.kind !== 'appointment' || entry.projectType === 'ete') return false;
  return outcomeOf(entry.outcome)?.enforceable === true;
}

/** What the scheme makes of one order. Parts of a minute are rounded against the discount. */
function termsOf(orderedMinutes: number, scheme: Scheme) {
  const startMinutes = Math.ceil((orderedMinutes * scheme.incentiveStartPercent) / wholePercent);
  const mostMinutes = Math.floor((orderedMinutes * scheme.incentiveMostPercent) / wholePercent);
  const earnedBy = (qualifyingMinutes: number) => {
    const earning = Math.max(0, qualifyingMinutes - startMinutes);
    return Math.min(mostMinutes, Math.floor((earning * scheme.incentiveEarnPercent) / wholePercent));
  };
  return { startMinutes, mostMinutes, earnedBy };
}

/** The fewest of some minutes with which a condition holds that, once met, stays met; it holds with `most`. */
function fewest(most: number, holds: (minutes: number) => boolean): number {
  let [enough, tooFew] = [most, -1];
  while (enough - tooFew > 1) {
    const minutes = Math.floor((enough + tooFew) / 2);
    if (holds(minutes)) enough = minutes;
    else tooFew = minutes;
  }
  return enough;
}

/**
 * The discount of the incentive scheme, derived from the ledger and never stored; null where no scheme is in force.
 *
 * By the rules of the Ministry's open service: from a share of the ordered minutes on, each qualifying minute earns a
 * part of a minute, up to a share of the ordered minutes; the first enforceable outcome that is not ETE stops further
 * discount and keeps what is earned. Qualifying are the credited minutes of sessions and courses before that outcome;
 * adjustments are not [assumed].
 */
export function discountOf(
  orderedMinutes: number,
  ledger: Pick<Ledger, 'lines' | 'creditedMinutes' | 'leftMinutes'>,
  scheme: Scheme,
): Discount | null {
  if (scheme.incentiveScheme === 0) return null;
  const { startMinutes, mostMinutes, earnedBy } = termsOf(orderedMinutes, scheme);
  const stop = ledger.lines.findIndex(stops);
  const qualifyingMinutes = ledger.lines
    .slice(0, stop === -1 ? undefined : stop)
    .filter(({ entry }) => entry.kind !== 'adjustment')
    .reduce((sum, line) => sum + line.creditedMinutes, 0);
  const currentMinutes = earnedBy(qualifyingMinutes);
  // The order ends as soon as what is worked and what is discounted make it up together.
  const furtherMinutes = fewest(
    ledger.leftMinutes,
    (minutes) => minutes + earnedBy(qualifyingMinutes + minutes) >= ledger.leftMinutes,
  );
  return {
    currentMinutes,
    projectedMinutes: stop === -1 ? earnedBy(qualifyingMinutes + furtherMinutes) : currentMinutes,
    qualifyingMinutes,
    startMinutes,
    mostMinutes,
    stoppedOn: ledger.lines[stop]?.entry.date ?? null,
  };
}
