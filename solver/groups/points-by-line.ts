import type { GroupPoints } from './problem.ts';

/** What groups win and lose, a line of the format each (`formats/groups.md`): whole points, losses negative. */
export type GroupPointsByLine = GroupPoints;

export const noGroupPoints: Readonly<GroupPointsByLine> = {
  placed: 0,
  waitedWeek: 0,
  startWeek: 0,
  lastChance: 0,
  opened: 0,
  offOptimum: 0,
  travelMinute: 0,
};

const lines = Object.keys(noGroupPoints) as (keyof GroupPointsByLine)[];

/** Both together, line by line. */
export function plusGroupLines(one: GroupPointsByLine, other: GroupPointsByLine): GroupPointsByLine {
  return lineByLine((line) => one[line] + other[line]);
}

/** The first less the second, line by line. */
export function lessGroupLines(one: GroupPointsByLine, other: GroupPointsByLine): GroupPointsByLine {
  return lineByLine((line) => one[line] - other[line]);
}

/** All lines together. */
export function sumOfGroupLines(byLine: GroupPointsByLine): number {
  return lines.reduce((sum, line) => sum + byLine[line], 0);
}

function lineByLine(pointsOn: (line: keyof GroupPointsByLine) => number): GroupPointsByLine {
  const byLine = { ...noGroupPoints };
  for (const line of lines) byLine[line] = pointsOn(line);
  return byLine;
}
