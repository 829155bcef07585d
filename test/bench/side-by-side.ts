/** Does a job for each item, so many at once, in order; the answers stand in the order of the items. */
export async function sideBySide<Item, Answer>(
  items: readonly Item[],
  atOnce: number,
  job: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const waiting = items.entries();
  const lane = async () => {
    for (const [i, item] of waiting) answers[i] = await job(item);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return answers;
}

/** An amount of something that stood from one moment to another. */
export interface Span {
  from: number;
  to: number;
  amount: number;
}

/** The most that stood at one moment; a span that ends as another begins has made room for it. */
export function mostTogether(spans: readonly Span[]): number {
  const at = (moment: number) =>
    spans
      .filter(({ from, to }) => from <= moment && moment < to)
      .reduce((sum, { amount }) => sum + amount, 0);
  return Math.max(0, ...spans.map(({ from }) => at(from)));
}
