import { thousands } from '../../src/commands/table.ts';
import type { Case } from './cases.ts';
import type { Country } from './country.ts';
import { finalShares, nearShare } from './figures.ts';
import type { Result } from './run-case.ts';

const none = '-';
const inPercent = (share: number) => `${share * 100} %`;

export const headings = [
  'week',
  'people',
  'sessions',
  'pairs',
  'time',
  'points',
  'bound',
  'captured',
  'status',
  `roster and bound within ${inPercent(nearShare)}`,
  ...finalShares.map((share) => `within ${inPercent(share)} of its end`),
  'memory',
  'off the optimum',
  'HiGHS: points',
  'HiGHS: captured',
];

/** A row of a table in Markdown. */
export function markdown(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** The head of a table in Markdown. */
export function markdownHead(cells: readonly string[]): string {
  return `${markdown(cells)}\n|${'---|'.repeat(cells.length)}`;
}

/** What is won, of the most that can be, in percent, rounded down: only what is all says all. */
export function captured(points: number, { bound, empty }: { bound: number; empty: number }): string {
  if (points === bound) return '100 %';
  const tenThousandths = Math.floor(((points - empty) / (bound - empty)) * 1e6);
  return `${(tenThousandths / 1e4).toFixed(4)} %`;
}

/** Megabytes as they are shown. */
export function megabytesOf(megabytes: number): string {
  return `${thousands(Math.round(megabytes))} MB`;
}

/** The row of a case that both have solved. */
export function rowOf({ variant, seconds }: Case, { made, ours, highs }: Result): string[] {
  const peer = highs?.points ?? null;
  return [
    variant,
    ...[made.people, made.sessions, made.pairs].map(thousands),
    timeOf(ours.seconds, seconds),
    thousands(ours.points),
    thousands(ours.bound),
    captured(ours.points, ours),
    ours.status,
    ...[ours.secondsToNear, ...ours.secondsToFinal].map(secondsOf),
    megabytesOf(ours.megabytes),
    offTheOptimum(ours.points, optimumOf({ ours, highs })),
    ...(peer === null ? ['no roster', none] : [thousands(peer), captured(peer, ours)]),
  ];
}

/** The row of a country, which HiGHS is not asked for. */
export function countryRow({ variant, seconds, regions = [] }: Case, all: Country): string[] {
  return [
    `${variant}, ${regions.length} regions`,
    ...[all.made.people, all.made.sessions, all.made.pairs].map(thousands),
    timeOf(all.seconds, seconds),
    thousands(all.points),
    thousands(all.bound),
    captured(all.points, all),
    `${all.proven} of ${regions.length} optimal`,
    ...[nearShare, ...finalShares].map(() => none),
    megabytesOf(all.megabytes),
    ...[none, none, none],
  ];
}

/** The most points there are, if either has proven it. */
function optimumOf({ ours, highs }: Pick<Result, 'ours' | 'highs'>): number | null {
  if (ours.status === 'optimal') return ours.points;
  return highs?.proven ? highs.points : null;
}

/** In percent of the optimum's size, rounded up: only the optimum is 0 off. */
function offTheOptimum(points: number, optimum: number | null): string {
  if (optimum === null) return 'not known';
  if (points === optimum) return '0 %';
  return `${(Math.ceil(((optimum - points) / Math.abs(optimum)) * 1e6) / 1e4).toFixed(4)} %`;
}

const timeOf = (seconds: number, given: number) => `${seconds.toFixed(1)} of ${given} s`;
const secondsOf = (seconds: number | null) => (seconds === null ? none : `${seconds.toFixed(2)} s`);
