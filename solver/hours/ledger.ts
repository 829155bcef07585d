import type { IsoDate } from '../calendar.ts';
import type { Policy } from '../policy/in-force.ts';
import { type Entry, isEte, rawMinutes, standingEntries, travelForNothing } from './entries.ts';
import { eteShareMinutes } from './ete.ts';

/** A requirement as far as its ledger goes; the ETE share is the one in force. */
export interface LedgerTerms extends Pick<Policy['limits'], 'eteSharePercent'> {
  orderedMinutes: number;
}

/** Raw minutes of the entries that count, in three sums: all that the totals need. */
export interface LedgerSums {
  /** Attended, other than at ETE projects. */
  nonEteMinutes: number;
  /** Attended at ETE projects, and course completions. */
  eteMinutes: number;
  adjustmentMinutes: number;
}

/** Where a requirement stands, in minutes. */
export interface LedgerTotals {
  creditedMinutes: number;
  /** Training that counts: never above the ETE share. */
  eteCreditedMinutes: number;
  /** Training that would still count: what is left of the share, never more than what is left of the requirement. */
  eteLeftMinutes: number;
  leftMinutes: number;
  adjustmentMinutes: number;
}

/** An entry that counts, and what it is worth by itself. */
interface Worth {
  entry: Entry;
  rawMinutes: number;
}

/** One entry and what it came to. */
export interface LedgerLine extends Worth {
  /** By how much the credit of the requirement rose with it; negative if it fell. */
  creditedMinutes: number;
  /** Credit of the requirement after it. */
  creditedSoFarMinutes: number;
  eteSoFarMinutes: number;
  /** Null: it credits what it is worth. */
  cappedBy: Cap | null;
}

/**
 * Why a line credits other than it is worth: the ETE share, the hours ordered, that credit never falls below zero, or that it is
 * for travel to a session that was not attended.
 */
export const caps = ['ete-share', 'ordered', 'zero', 'not-attended'] as const;
export type Cap = (typeof caps)[number];

export interface Ledger extends LedgerTotals {
  /** In order of date, time and entry number. */
  lines: LedgerLine[];
  /** The date of the entry with which nothing was left; null: time is left. */
  completedOn: IsoDate | null;
}

/**
 * The totals of a requirement from the sums of its entries: training up to the ETE share, all else in full, together
 * from nothing to the minutes ordered. They depend on the sums alone and not on the order of entries, so a database can
 * add up for a list what the ledger walks for one person.
 */
export function creditOf(sums: LedgerSums, terms: LedgerTerms): LedgerTotals {
  const eteShare = eteShareMinutes(terms.orderedMinutes, terms);
  const eteCreditedMinutes = Math.min(sums.eteMinutes, eteShare);
  const worth = sums.nonEteMinutes + eteCreditedMinutes + sums.adjustmentMinutes;
  const creditedMinutes = Math.min(Math.max(0, worth), terms.orderedMinutes);
  const leftMinutes = terms.orderedMinutes - creditedMinutes;
  return {
    creditedMinutes,
    eteCreditedMinutes,
    eteLeftMinutes: Math.min(eteShare - eteCreditedMinutes, leftMinutes),
    leftMinutes,
    adjustmentMinutes: sums.adjustmentMinutes,
  };
}

const noSums: LedgerSums = { nonEteMinutes: 0, eteMinutes: 0, adjustmentMinutes: 0 };

function plus(sums: LedgerSums, { entry, rawMinutes: minutes }: Worth): LedgerSums {
  if (entry.kind === 'adjustment') return { ...sums, adjustmentMinutes: sums.adjustmentMinutes + minutes };
  return isEte(entry)
    ? { ...sums, eteMinutes: sums.eteMinutes + minutes }
    : { ...sums, nonEteMinutes: sums.nonEteMinutes + minutes };
}

/** The sums of some lines of a ledger. */
export function sumsOf(lines: readonly (Worth & Pick<LedgerLine, 'cappedBy'>)[]): LedgerSums {
  return lines.filter(({ cappedBy }) => cappedBy !== 'not-attended').reduce(plus, noSums);
}

function lineOf({ entry, rawMinutes: raw }: Worth, before: LedgerTotals, after: LedgerTotals): LedgerLine {
  const withinShare = isEte(entry) ? after.eteCreditedMinutes - before.eteCreditedMinutes : raw;
  const creditedMinutes = after.creditedMinutes - before.creditedMinutes;
  const cut = (raw < 0 ? after.creditedMinutes === 0 : after.leftMinutes > 0) ? 'zero' : 'ordered';
  const cutByShare = withinShare === raw ? null : 'ete-share';
  return {
    entry,
    rawMinutes: raw,
    creditedMinutes,
    creditedSoFarMinutes: after.creditedMinutes,
    eteSoFarMinutes: after.eteCreditedMinutes,
    cappedBy: creditedMinutes === withinShare ? cutByShare : cut,
  };
}

/** The ledger of one requirement: what each entry came to, and the totals after the last. */
export function ledgerOf(terms: LedgerTerms, entries: readonly Entry[]): Ledger {
  let sums = noSums;
  let totals = creditOf(sums, terms);
  let completedOn: IsoDate | null = null;
  const standing = standingEntries(entries);
  const isForNothing = travelForNothing(standing);
  const lines = standing.map((entry): LedgerLine => {
    const before = totals;
    const worth = { entry, rawMinutes: rawMinutes(entry) };
    if (isForNothing(entry)) return { ...lineOf(worth, before, before), cappedBy: 'not-attended' };
    sums = plus(sums, worth);
    totals = creditOf(sums, terms);
    if (totals.leftMinutes > 0) completedOn = null;
    else if (before.leftMinutes > 0) completedOn = entry.date;
    return lineOf(worth, before, totals);
  });
  return { ...totals, lines, completedOn };
}
