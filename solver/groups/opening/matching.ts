/**
 * Gives each of several askers one of the things that would do for them, each thing once: to as many as can have one
 * (Kuhn's augmenting paths). Options are named in order of liking. The choice of each is the place of its option in the
 * list; undefined: none was left.
 */
export function matched(options: readonly (readonly string[])[]): { chosen: (number | undefined)[] } {
  const holder = new Map<string, number>();
  const chosen: (number | undefined)[] = options.map(() => undefined);
  const give = (asker: number, seen: Set<string>): boolean => {
    for (const [i, option] of options[asker]!.entries()) {
      if (seen.has(option)) continue;
      seen.add(option);
      const before = holder.get(option);
      if (before !== undefined && !give(before, seen)) continue;
      holder.set(option, asker);
      chosen[asker] = i;
      return true;
    }
    return false;
  };
  // Whoever can do with least first: then the others seldom have to move.
  const inOrder = options.map((_, i) => i).sort((a, b) => options[a]!.length - options[b]!.length || a - b);
  for (const asker of inOrder) give(asker, new Set());
  return { chosen };
}
