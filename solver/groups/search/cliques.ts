/**
 * Cliques of rivals that together hold every pair of them: of each, one group at most may be open. Grown greedily, the
 * largest numbers of rivals first; the same for the same market.
 */
export function cliquesOf(rivals: readonly (readonly number[])[]): number[][] {
  const beside = rivals.map((list) => new Set(list));
  const covered = new Set<number>();
  const keyOf = (a: number, b: number) => Math.min(a, b) * rivals.length + Math.max(a, b);
  const cliques: number[][] = [];
  rivals.forEach((list, a) => {
    for (const b of list) {
      if (b < a || covered.has(keyOf(a, b))) continue;
      const clique = [a, b];
      for (const c of list) if (clique.every((d) => beside[c]!.has(d))) clique.push(c);
      for (const c of clique) for (const d of clique) covered.add(keyOf(c, d));
      cliques.push(clique);
    }
  });
  return cliques;
}
