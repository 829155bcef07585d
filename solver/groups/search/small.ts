import { type Row, solveProgramme } from '../../lp.ts';
import { assignmentOf } from './assignment.ts';
import type { Market } from './market.ts';
import { clashOf, type Formed, settled } from './openings.ts';

/** A market so small is posed whole as an integer programme; the package has no limit of its own, and needs minutes for more. */
const mostPairs = 60;
const mostGroups = 8;

export const isSmall = (m: Market) => m.pairGroup.length <= mostPairs && m.groups <= mostGroups;

/**
 * A small market as an integer programme: one column a pair, one a group, one each for people over and under the best size.
 * The answer is counted again from which groups it opens; null: it found none, or none that stands.
 */
export function solveSmall(m: Market): Formed | null {
  const pairs = m.pairGroup.length;
  const open = (g: number) => pairs + g;
  // Of each size of a group one is chosen: what it is worth may be any function of it.
  const sizeColumns: { column: number; g: number; n: number; points: number }[] = [];
  for (let g = 0; g < m.groups; g += 1)
    for (let n = 0; n <= m.most[g]!; n += 1)
      sizeColumns.push({
        column: pairs + m.groups + sizeColumns.length,
        g,
        n,
        points: m.sizePoints[m.sizeFrom[g]! + n]!,
      });
  const gains = [
    ...m.pairGain,
    ...Array.from({ length: m.groups }, () => 0),
    ...sizeColumns.map(({ points }) => points),
  ];
  const rows: Row[] = [];
  for (let p = 0; p < m.people; p += 1) {
    const own = Array.from(m.personPair.subarray(m.personFrom[p], m.personFrom[p + 1]));
    if (own.length > 1) rows.push({ columns: own.map((column) => ({ column, factor: 1 })), max: 1 });
    for (const other of m.apart[p]!) {
      if (other < p) continue;
      for (const pair of own)
        for (const beside of m.personPair.subarray(m.personFrom[other], m.personFrom[other + 1]))
          if (m.pairGroup[beside] === m.pairGroup[pair])
            rows.push({
              columns: [pair, beside].map((column) => ({ column, factor: 1 })),
              max: 1,
            });
    }
  }
  for (let g = 0; g < m.groups; g += 1) {
    const sizes = sizeColumns.filter((one) => one.g === g);
    const joiners = Array.from(
      { length: m.groupFrom[g + 1]! - m.groupFrom[g]! },
      (_, i) => m.groupFrom[g]! + i,
    );
    // Just one size if it is open; as many joiners as that; none too few.
    rows.push({
      columns: [{ column: open(g), factor: -1 }, ...sizes.map(({ column }) => ({ column, factor: 1 }))],
      min: 0,
      max: 0,
    });
    rows.push({
      columns: [
        ...joiners.map((column) => ({ column, factor: 1 })),
        ...sizes.filter(({ n }) => n > 0).map(({ column, n }) => ({ column, factor: -n })),
      ],
      min: 0,
      max: 0,
    });
    for (const { column, n } of sizes)
      if (n < m.least[g]!) rows.push({ columns: [{ column, factor: 1 }], max: 0 });
    if (m.mustOpen[g]) rows.push({ columns: [{ column: open(g), factor: 1 }], min: 1 });
    for (const rival of m.rivals[g]!)
      if (rival > g)
        rows.push({ columns: [g, rival].map((one) => ({ column: open(one), factor: 1 })), max: 1 });
  }
  const found = solveProgramme({ gains, rows, binary: gains.map((_, column) => column) });
  return found && recounted(m, (g) => found[open(g)] === 1);
}

function recounted(m: Market, isOpen: (g: number) => boolean): Formed | null {
  const assignment = assignmentOf(m);
  for (let g = 0; g < m.groups; g += 1) {
    if (m.mustOpen[g] || !isOpen(g)) continue;
    if (m.rivals[g]!.some((rival) => assignment.isOpen[rival])) return null;
    assignment.open(g);
  }
  const points = settled(m, assignment);
  if (points === null || clashOf(m, assignment)) return null;
  return { points, isOpen: assignment.isOpen.slice(), placed: assignment.placed.slice() };
}
