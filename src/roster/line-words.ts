import type { PointsByLine } from '../../solver/roster/points-by-line.ts';

/** What each line of the points is about, as an officer says it. */
const topics: Readonly<Record<keyof PointsByLine, string>> = {
  firstShortMinute: 'the first hours of the week',
  shortMinute: 'further hours up to the weekly minimum',
  extraMinute: 'hours over the weekly minimum',
  notCommenced: 'commencing in time',
  stoodDown: 'keeping sessions running',
  travelMinute: 'travel',
  usualProject: 'the usual project',
  ete: 'training',
  published: 'bookings that people have been told of',
};

const lines = Object.keys(topics) as (keyof PointsByLine)[];

/** One line of the points: what is won (negative: lost), and that in words. */
export interface LineInWords {
  line: keyof PointsByLine;
  points: number;
  sentence: string;
}

/** The lines on which points are won or lost, in the order of the format. */
export function linesInWords(byLine: PointsByLine): LineInWords[] {
  return lines
    .map((line) => ({
      line,
      points: byLine[line],
      sentence: `${wonOrLost(byLine[line])} on ${topics[line]}`,
    }))
    .filter(({ points }) => points !== 0);
}

/** The lines in one phrase: "25,200 points won on the first hours of the week, 30 points lost on travel". */
export function linesInOnePhrase(byLine: PointsByLine): string {
  return linesInWords(byLine)
    .map(({ sentence }) => sentence)
    .join(', ');
}

/** 1240 as "1,240 points", 1 as "1 point". */
export function pointsInWords(points: number): string {
  return `${points.toLocaleString('en-GB')} point${Math.abs(points) === 1 ? '' : 's'}`;
}

/** 1240 as "1,240 points won", -30 as "30 points lost". */
export function wonOrLost(points: number): string {
  return `${pointsInWords(Math.abs(points))} ${points < 0 ? 'lost' : 'won'}`;
}
