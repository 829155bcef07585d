import type { Idea } from './ideas.ts';

/** An idea that comes up for a choice: the first group of it, or one beside it. */
export interface Turn {
  idea: Idea;
  beside: number;
}

/** One that is left with no more than half of what it was worth when the round began waits for the next. */
const leftOfWorth = 2;

/**
 * THE ORDER in which ideas are given rooms and facilitators, while there is need of more: in rounds, so that everyone who
 * waits has some choice before anyone has much. In a round come first those worth most to the people who could join, each
 * person counting for less the more groups they have to choose from already; an idea whose people have just been given
 * others waits. Those that too few could join come last. `take` says whether a group was made of one; where it was,
 * another beside it comes up in the next round, as long as the people who could join fill one more.
 */
export function inTurn(ideas: readonly Idea[], take: (turn: Turn) => boolean, isEnough: () => boolean): void {
  const choices: number[] = [];
  const worthNow = ({ couldJoin, startLoss, plan }: Idea) => {
    const most = Math.min(couldJoin.length, plan.template.groupSize.max);
    let worth = 0;
    for (let i = 0; i < most; i += 1) {
      const one = couldJoin[i]!;
      worth += Math.floor((one.worth - startLoss) / (1 + (choices[one.referral] ?? 0)));
    }
    return worth;
  };
  const took = ({ idea, beside }: Turn): boolean => {
    if (!take({ idea, beside })) return false;
    for (const { referral } of idea.couldJoin.slice(0, idea.plan.template.groupSize.max))
      choices[referral] = (choices[referral] ?? 0) + 1;
    return true;
  };

  let waiting: Turn[] = ideas.filter(({ viable }) => viable).map((idea) => ({ idea, beside: 0 }));
  while (waiting.length > 0 && !isEnough()) {
    const round = byWorth(waiting, worthNow);
    waiting = [];
    for (const { turn, worth } of round) {
      if (isEnough()) return;
      if (worthNow(turn.idea) * leftOfWorth <= worth && worth > 0) waiting.push(turn);
      else if (took(turn)) {
        const beside = turn.beside + 1;
        const { couldJoin, plan } = turn.idea;
        if (couldJoin.length >= (beside + 1) * plan.template.groupSize.min)
          waiting.push({ idea: turn.idea, beside });
      }
    }
  }
  const nearest = ideas.filter(({ viable }) => !viable).map((idea) => ({ idea, beside: 0 }));
  for (const { turn } of byWorth(nearest, worthNow)) {
    if (isEnough()) return;
    took(turn);
  }
}

/** Most worth first; of equal ones in the order given. */
function byWorth(turns: readonly Turn[], worthNow: (idea: Idea) => number) {
  return turns.map((turn) => ({ turn, worth: worthNow(turn.idea) })).sort((a, b) => b.worth - a.worth);
}
