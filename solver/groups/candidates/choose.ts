import type { Idea } from './ideas.ts';

/** An idea that comes up for a choice: the first group of it, or one beside it. */
export interface Turn {
  idea: Idea;
  beside: number;
}

/**
 * THE ORDER in which ideas are given rooms and facilitators, while there is need of more. First comes the one worth most to
 * those who could join it, each counting for less the more groups they already have: so that everyone who waits has some
 * choice before anyone has much. Those that too few could join come last. `take` says whether one was taken; of one that
 * was, another beside it comes up later, as long as the people who could join fill one more.
 */
export function inTurn(ideas: readonly Idea[], take: (turn: Turn) => boolean, isEnough: () => boolean): void {
  const choices = new Map<number, number>();
  const queue: { turn: Turn; place: number; value: number }[] = [];
  const worthNow = ({ idea }: Turn) => {
    const { couldJoin, startLoss, plan } = idea;
    const most = Math.min(couldJoin.length, plan.template.groupSize.max);
    let value = 0;
    for (let i = 0; i < most; i += 1) {
      const { referral, worth } = couldJoin[i]!;
      value += Math.floor((worth - startLoss) / (1 + (choices.get(referral) ?? 0)));
    }
    return value;
  };
  const isBefore = (a: (typeof queue)[number], b: (typeof queue)[number]) => {
    if (a.turn.idea.viable !== b.turn.idea.viable) return a.turn.idea.viable;
    return a.value !== b.value ? a.value > b.value : a.place < b.place;
  };
  const push = (turn: Turn, place: number) => {
    heapPush(queue, { turn, place, value: worthNow(turn) }, isBefore);
  };
  ideas.forEach((idea, place) => {
    push({ idea, beside: 0 }, place);
  });
  while (queue.length > 0 && !isEnough()) {
    const first = heapPop(queue, isBefore);
    const { turn, place } = first;
    const value = worthNow(turn);
    // Values only fall: one that has fallen behind the next waits again.
    if (queue.length > 0 && isBefore(queue[0]!, { turn, place, value })) {
      heapPush(queue, { turn, place, value }, isBefore);
      continue;
    }
    if (!take(turn)) continue;
    const { couldJoin, plan, viable } = turn.idea;
    const { min, max } = plan.template.groupSize;
    for (const { referral } of couldJoin.slice(0, max))
      choices.set(referral, (choices.get(referral) ?? 0) + 1);
    const beside = turn.beside + 1;
    if (viable && couldJoin.length >= (beside + 1) * min) push({ idea: turn.idea, beside }, place);
  }
}

function heapPush<T>(heap: T[], item: T, isBefore: (a: T, b: T) => boolean): void {
  let at = heap.push(item) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!isBefore(item, heap[above]!)) break;
    heap[at] = heap[above]!;
    at = above;
  }
  heap[at] = item;
}

function heapPop<T>(heap: T[], isBefore: (a: T, b: T) => boolean): T {
  const top = heap[0]!;
  const item = heap.pop()!;
  if (heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= heap.length) break;
    if (below + 1 < heap.length && isBefore(heap[below + 1]!, heap[below]!)) below += 1;
    if (!isBefore(heap[below]!, item)) break;
    heap[at] = heap[below]!;
    at = below;
  }
  heap[at] = item;
  return top;
}
