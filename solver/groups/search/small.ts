import { type LpColumn, type LpRow, proposedOptimum } from '../../lp.ts';
import type { Market } from './market.ts';
import type { Formed } from './openings.ts';

/** Pairs up to which a part is small enough for a solver without a budget. */
const fits = 40;

/**
 * What javascript-lp-solver makes of a part that fits it, as an integer programme: a column a pair and a group, and one for
 * each joiner over the minimum. Null if the part is too large, or if what it answers, counted again, breaks a rule.
 */
export function smallAnswer(m: Market): Formed | null {
  if (m.pairGroup.length > fits || m.pairGroup.length === 0) return null;
  const columns: LpColumn[] = [];
  const rows: LpRow[] = [];
  const row = (bounds: LpRow) => rows.push(bounds) - 1;
  const add = (worth: number, binary: boolean, entries: LpColumn['entries']) =>
    columns.push({ worth, binary, entries }) - 1;

  const personRow = Array.from({ length: m.people }, () => row({ most: 1 }));
  const rivalRows: (readonly [number, number])[][] = m.rivals.map(() => []);
  m.rivals.forEach((rivals, g) => {
    for (const rival of rivals.filter((one) => one > g)) {
      const r = row({ most: 1 });
      rivalRows[g]!.push([r, 1]);
      rivalRows[rival]!.push([r, 1]);
    }
  });
  for (let g = 0; g < m.groups; g += 1) {
    const [least, most, from] = [m.least[g]!, m.most[g]!, m.sizeFrom[g]!];
    const must = m.mustOpen[g] === 1;
    // Joiners less those over the minimum are the minimum, if the group is open.
    const sum = row(must ? { least, most: least } : { least: 0, most: 0 });
    const whenOpen: [number, number][] = [];
    const onlyIfOpen = (): number => {
      const r = row({ most: must ? 1 : 0 });
      if (!must) whenOpen.push([r, -1]);
      return r;
    };
    const apartRows = new Map<string, number>();
    for (let pair = m.groupFrom[g]!; pair < m.groupFrom[g + 1]!; pair += 1) {
      const p = m.pairPerson[pair]!;
      const entries: [number, number][] = [
        [personRow[p]!, 1],
        [sum, 1],
        [onlyIfOpen(), 1],
      ];
      for (const other of m.apart[p]!) {
        const key = `${Math.min(p, other)} ${Math.max(p, other)}`;
        const r = apartRows.get(key) ?? row({ most: 1 });
        apartRows.set(key, r);
        entries.push([r, 1]);
      }
      add(m.pairGain[pair]!, true, entries);
    }
    for (let n = least; n < most; n += 1)
      add(m.sizePoints[from + n + 1]! - m.sizePoints[from + n]!, false, [
        [sum, -1],
        [onlyIfOpen(), 1],
      ]);
    if (!must) add(m.sizePoints[from + least]!, true, [...whenOpen, ...rivalRows[g]!, [sum, -least]]);
  }
  const values = proposedOptimum(columns, rows);
  return values && recounted(m, columns, values);
}

/** The answer that the values stand for, from its pairs alone; null if it breaks a rule. */
function recounted(m: Market, columns: readonly LpColumn[], values: readonly number[]): Formed | null {
  const placed = new Int32Array(m.people).fill(-1);
  const size = new Int32Array(m.groups);
  let points = 0;
  let pair = 0;
  let at = 0;
  for (let g = 0; g < m.groups; g += 1) {
    for (; pair < m.groupFrom[g + 1]!; pair += 1, at += 1) {
      if (values[at]! < 0.5) continue;
      const p = m.pairPerson[pair]!;
      if (placed[p]! >= 0) return null;
      placed[p] = pair;
      size[g]! += 1;
      points += m.pairGain[pair]!;
    }
    at += Math.max(0, m.most[g]! - m.least[g]!) + (m.mustOpen[g] ? 0 : 1);
  }
  if (at !== columns.length) throw new Error('columns and pairs do not match');
  const isOpen = size.map((n, g) => Number(n > 0 || m.mustOpen[g] === 1));
  for (let g = 0; g < m.groups; g += 1) {
    if (!isOpen[g]) continue;
    if (size[g]! < m.least[g]! || size[g]! > m.most[g]! || m.rivals[g]!.some((rival) => isOpen[rival]))
      return null;
    points += m.sizePoints[m.sizeFrom[g]! + size[g]!]!;
  }
  const isBeside = (p: number, other: number) =>
    placed[other]! >= 0 && m.pairGroup[placed[p]!] === m.pairGroup[placed[other]!];
  for (let p = 0; p < m.people; p += 1)
    if (placed[p]! >= 0 && m.apart[p]!.some((other) => isBeside(p, other))) return null;
  return { points, isOpen: Uint8Array.from(isOpen), placed };
}
