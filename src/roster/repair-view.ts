import { judge } from '../../solver/roster/judge.ts';
import type { Repaired } from '../../solver/roster/mend/warm-repair.ts';
import { lessLines } from '../../solver/roster/points-by-line.ts';
import type { Booking, Crn, RosterProblem } from '../../solver/roster/problem.ts';
import type { Conflict } from '../../solver/roster/roster.ts';
import type { OutOfWeek } from './in-week.ts';
import { type LineInWords, linesInWords } from './line-words.ts';
import { type MoveInWords, moveInWords, repairInWords, takenOffInWords } from './repair-words.ts';
import { type ShortView, shortView } from './short.ts';
import { type BreachInWords, breachesInWords } from './words.ts';

/** A repair as it was made. */
export interface Made {
  /** What of the roster can stand, were nothing done. */
  standing: readonly Booking[];
  repaired: Repaired;
  letGo: readonly Conflict[];
}

/** A repair as it is told. */
export interface RepairView {
  /** The draft that it is kept as; null: nothing is kept. */
  roster: number | null;
  sentence: string;
  /** Of what can stand of the published roster, were nothing done, and of the repaired one. */
  points: { before: number; after: number };
  lines: LineInWords[];
  affected: Crn[];
  moves: MoveInWords[];
  unplaced: ShortView[];
  /** Pins that cannot be kept any more, with each rule that they break. */
  pinsLetGo: BreachInWords[];
}

/** A repair of a week in words; `gone` are the bookings of people whom the week has no more. */
export function repairView(
  problem: RosterProblem,
  { standing, repaired, letGo }: Made,
  gone: readonly OutOfWeek[],
): RepairView {
  const people = new Map(problem.people.map((person) => [person.crn, person]));
  const was = judge(problem, standing);
  const told = {
    affected: [...new Set(gone.map(({ crn }) => crn)), ...repaired.affected],
    moves: [...gone.map(takenOffInWords), ...repaired.moves.map(moveInWords)],
    unplaced: repaired.unplaced.map((short) => shortView(short, people.get(short.crn)!)),
  };
  return {
    roster: null,
    sentence: repairInWords(told, repaired.points - was.points),
    points: { before: was.points, after: repaired.points },
    lines: linesInWords(lessLines(repaired.byLine, was.byLine)),
    ...told,
    pinsLetGo: breachesInWords(
      letGo.flatMap(({ crn, session, rules }) => rules.map((rule) => ({ rule, crn, session, by: 1 }))),
    ),
  };
}
