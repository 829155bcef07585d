import type { Points } from './problem.ts';

/** What a roster, or a part of one, wins and loses, a line of the format each (`formats/roster.md`): whole points. */
export type PointsByLine = Record<keyof Points, number>;

export const noPoints: Readonly<PointsByLine> = {
  firstShortMinute: 0,
  shortMinute: 0,
  extraMinute: 0,
  notCommenced: 0,
  stoodDown: 0,
  travelMinute: 0,
  usualProject: 0,
  ete: 0,
  published: 0,
};

const lines = Object.keys(noPoints) as (keyof PointsByLine)[];

/** Both together, line by line. */
export function plusLines(one: PointsByLine, other: PointsByLine): PointsByLine {
  return lineByLine((line) => one[line] + other[line]);
}

/** The first less the second, line by line. */
export function lessLines(one: PointsByLine, other: PointsByLine): PointsByLine {
  return lineByLine((line) => one[line] - other[line]);
}

/** All lines together. */
export function pointsOf(byLine: PointsByLine): number {
  return lines.reduce((sum, line) => sum + byLine[line], 0);
}

function lineByLine(pointsOn: (line: keyof PointsByLine) => number): PointsByLine {
  const byLine = { ...noPoints };
  for (const line of lines) byLine[line] = pointsOn(line);
  return byLine;
}
