import type { Move, WhyMoved } from '../../solver/roster/mend/moves.ts';
import type { Crn, SessionId } from '../../solver/roster/problem.ts';
import { listInWords, peopleInWords } from '../http/in-words.ts';
import type { OutOfWeek } from './in-week.ts';
import { wonOrLost } from './line-words.ts';
import { sentenceOf } from './words.ts';

/** Who moves from where to where (null: from, or to, nowhere), and why: a code, or the name of a rule, and a sentence. */
export interface MoveInWords {
  crn: Crn;
  from: SessionId | null;
  to: SessionId | null;
  because: string;
  sentence: string;
}

/** A move of a repair in words. */
export function moveInWords({ crn, from, to, because }: Move): MoveInWords {
  return {
    crn,
    from,
    to,
    because: because.kind === 'rule' ? because.rule : because.kind,
    sentence: `${wayInWords(crn, from, to)}: ${whyInWords(because, from)}`,
  };
}

/** A booking of somebody whom the week has no more, as the move that takes it off. */
export function takenOffInWords({ crn, session, message }: OutOfWeek): MoveInWords {
  return {
    crn,
    from: session,
    to: null,
    because: 'not-in-week',
    sentence: `${wayInWords(crn, session, null)}: ${message}`,
  };
}

function wayInWords(crn: Crn, from: SessionId | null, to: SessionId | null): string {
  if (from === null) return `${crn} joins ${to}`;
  return to === null ? `${crn} leaves ${from}` : `${crn} goes from ${from} to ${to}`;
}

function whyInWords(why: WhyMoved, from: SessionId | null): string {
  switch (why.kind) {
    case 'stood-down':
      return `${from} takes nobody any more`;
    case 'rule':
      return sentenceOf(why.rule);
    case 'makes-way':
      return `makes way for ${listInWords(why.for)}`;
    case 'pinned':
      return 'is pinned there';
    case 'must-commence':
      return 'must commence this week';
    case 'wins-points':
      return 'there is a place, and it wins points';
  }
}

/** What a repair comes to: who is affected, who else moves, and what it wins over what can stand. */
export function repairInWords({ affected, moves, unplaced }: Told, pointsWon: number): string {
  const moving = new Set(moves.map(({ crn }) => crn));
  const waiting = affected.filter((crn) => !moving.has(crn)).length;
  const wait = waiting === 0 ? '' : `; ${waitingInWords(waiting)}`;
  if (moves.length === 0) return `Every booking can stand: nobody moves${wait}`;
  const under = unplaced.filter(({ crn }) => moving.has(crn)).length;
  const stay = under === 1 ? 'stays' : 'stay';
  const short = under > 0 ? `, ${under} of whom ${stay} under the weekly minimum` : '';
  const others = [...moving].filter((crn) => !affected.includes(crn)).length;
  const elsewhere =
    others === 0 ? 'nobody else moves' : `${others} ${others === 1 ? 'other moves' : 'others move'}`;
  return `${affectedInWords(affected.length - waiting)}${short}; ${elsewhere}; ${wonOrLost(pointsWon)} by it${wait}`;
}

interface Told {
  affected: readonly Crn[];
  moves: readonly MoveInWords[];
  unplaced: readonly { crn: Crn }[];
}

/** Who lost nothing, but must commence or is to be placed. */
function waitingInWords(people: number): string {
  return `there is still no place for ${peopleInWords(people)} who ${people === 1 ? 'has' : 'have'} none`;
}

function affectedInWords(people: number): string {
  return `${peopleInWords(people)} ${people === 1 ? 'is' : 'are'} affected`;
}
