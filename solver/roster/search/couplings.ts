import { free, mustNot } from './best-week.ts';
import type { Candidates } from './candidates.ts';
import { attendance, type Weeks, weekPoints } from './weeks.ts';

/** A rule that couples people: the sum over their pairs, and over the session standing down, is at most `rhs`. */
export interface Coupling {
  rhs: number;
  coefficients: Map<number, number>;
  standDown: { session: number; coefficient: number } | null;
}

/** What a search has settled of a session before it begins: nothing, that it runs, or that it stands down. */
export const undecided = 0;
export const runs = 1;
export const standsDown = 2;

/** The couplings of a part, and its rows as they are made. */
export type Couplings = ReturnType<typeof couplings>;

const tolerance = 1e-4;

/**
 * What couples the open people of a part of the week, given everyone else's bookings: places left, minimum attendance,
 * women who avoid all-male environments, people kept apart. Rows are made when a solution breaks them. `settled` says by
 * session what is no longer asked; the weeks must keep to it.
 */
export function couplings(c: Candidates, weeks: Weeks, open: readonly number[], settled?: Uint8Array) {
  const isOpen = new Uint8Array(c.people.length);
  for (const p of open) isOpen[p] = 1;
  const others = weeks.map((pairs, p) => (isOpen[p] ? [] : pairs));
  const taken = attendance(c, others);
  const women = new Int32Array(c.sessions.length);
  const avoiders = new Int32Array(c.sessions.length);
  const fixed = new Uint8Array(c.pairPerson.length);
  others.forEach((pairs, p) => {
    for (const i of pairs) {
      const s = c.pairSession[i]!;
      women[s]! += c.female[p]!;
      avoiders[s]! += c.avoidsAllMale[p]!;
      for (const other of c.apart[p]!) forbid(other, s);
    }
  });
  function forbid(p: number, s: number) {
    for (let i = c.pairFrom[p]!; i < c.pairFrom[p + 1]!; i += 1)
      if (c.pairSession[i] === s) fixed[i] = mustNot;
  }

  const pairsBySession = new Map<number, number[]>();
  for (const p of open) {
    for (let i = c.pairFrom[p]!; i < c.pairFrom[p + 1]!; i += 1) {
      const s = c.pairSession[i]!;
      if (taken[s]! >= c.capacity[s]! || settled?.[s] === standsDown) fixed[i] = mustNot;
      if (fixed[i] !== free) continue;
      const list = pairsBySession.get(s);
      if (list) list.push(i);
      else pairsBySession.set(s, [i]);
    }
  }
  const pairsOn = (s: number) => pairsBySession.get(s) ?? [];
  const mustRun = (s: number) =>
    taken[s]! > 0 || settled?.[s] === runs || pairsOn(s).some((i) => c.pairPinned[i] === 1);
  // Sessions of which the open people alone decide whether they run.
  const mayStandDown = [...pairsBySession.keys()].filter(
    (s) => !mustRun(s) && (c.standDown[s]! > 0 || c.least[s]! > 1),
  );
  const decides = new Set(mayStandDown);

  const rows: Coupling[] = [];
  const made = new Set<string>();
  const byPair = new Map<number, [number, number][]>();
  const make = (name: string, row: Coupling): number | null => {
    if (made.has(name)) return null;
    made.add(name);
    const r = rows.push(row) - 1;
    for (const [i, k] of row.coefficients) {
      const list = byPair.get(i);
      if (list) list.push([r, k]);
      else byPair.set(i, [[r, k]]);
    }
    return r;
  };
  const all = (s: number, k: number) => new Map(pairsOn(s).map((i) => [i, k]));
  const isWoman = (i: number) => c.female[c.pairPerson[i]!] === 1;

  const capacityRow = (s: number) => {
    const places = c.capacity[s]! - taken[s]!;
    const standDown = decides.has(s) ? { session: s, coefficient: places } : null;
    return make(`capacity ${s}`, { rhs: places, coefficients: all(s, 1), standDown });
  };
  const leastRow = (s: number) => {
    const missing = c.least[s]! - taken[s]!;
    const standDown = decides.has(s) ? { session: s, coefficient: -missing } : null;
    return make(`least ${s}`, { rhs: -missing, coefficients: all(s, -1), standDown });
  };
  const allMaleRow = (s: number, i: number) => {
    const coefficients = new Map(
      pairsOn(s)
        .filter((other) => isWoman(other))
        .map((other) => [other, other === i ? 1 : -1]),
    );
    return make(`all-male ${i}`, { rhs: 0, coefficients, standDown: null });
  };
  const secondWomanRow = (s: number) => {
    const coefficients = new Map(
      pairsOn(s)
        .filter(isWoman)
        .map((i) => [i, -1]),
    );
    return make(`second-woman ${s}`, { rhs: -1, coefficients, standDown: null });
  };
  /** People on the session all kept apart from one another: at most one of them, stronger than pair by pair. */
  const apartRow = (one: number, other: number) => {
    const s = c.pairSession[one]!;
    const clique = [one, other];
    for (const i of pairsOn(s))
      if (clique.every((j) => c.apart[c.pairPerson[j]!]!.includes(c.pairPerson[i]!))) clique.push(i);
    const name = `apart ${[...clique].sort((a, b) => a - b).join()}`;
    return make(name, { rhs: 1, coefficients: new Map(clique.map((i) => [i, 1])), standDown: null });
  };

  /** Makers of the rows that a divided solution breaks: `share` of each pair, `down` of each session standing down. */
  const brokenBy = (share: Map<number, number>, down: (s: number) => number): (() => number | null)[] => {
    const found: (() => number | null)[] = [];
    for (const [s, pairs] of pairsBySession) {
      let here = 0;
      let womenHere = 0;
      for (const i of pairs) {
        const x = share.get(i) ?? 0;
        here += x;
        if (isWoman(i)) womenHere += x;
      }
      const z = down(s);
      if (here > (c.capacity[s]! - taken[s]!) * (1 - z) + tolerance) found.push(() => capacityRow(s));
      const missing = c.least[s]! - taken[s]!;
      const binds = decides.has(s) || mustRun(s);
      if (binds && missing > 0 && here < missing * (1 - z) - tolerance) found.push(() => leastRow(s));
      if (!c.risksAllMale[s]) continue;
      if (women[s] === 1 && avoiders[s] === 1 && womenHere < 1 - tolerance)
        found.push(() => secondWomanRow(s));
      if (women[s] !== 0) continue;
      for (const i of pairs) {
        const x = share.get(i) ?? 0;
        if (c.avoidsAllMale[c.pairPerson[i]!] && x > womenHere - x + tolerance)
          found.push(() => allMaleRow(s, i));
      }
    }
    for (const [i, x] of share) {
      for (const other of c.apart[c.pairPerson[i]!]!) {
        if (other < c.pairPerson[i]! || !isOpen[other]) continue;
        const j = pairsOn(c.pairSession[i]!).find((k) => c.pairPerson[k] === other);
        if (j !== undefined && x + (share.get(j) ?? 0) > 1 + tolerance) found.push(() => apartRow(i, j));
      }
    }
    return found;
  };

  /** Points of whole weeks for the open people, sessions that only they decide included; null if a rule is broken. */
  const pointsOf = (found: Map<number, number[]>): number | null => {
    const share = new Map<number, number>();
    let points = 0;
    for (const [p, pairs] of found) {
      points += weekPoints(c, p, pairs);
      for (const i of pairs) share.set(i, 1);
    }
    const empty = new Set(mayStandDown.filter((s) => pairsOn(s).every((i) => !share.get(i))));
    for (const s of empty) points -= c.standDown[s]!;
    return brokenBy(share, (s) => (empty.has(s) ? 1 : 0)).length > 0 ? null : points;
  };

  return {
    rows,
    fixed,
    mayStandDown,
    /** Rows to begin with: places where more people could come than there are places. */
    firstRows: [...pairsBySession]
      .filter(([s, pairs]) => pairs.length > c.capacity[s]! - taken[s]!)
      .map(([s]) => capacityRow(s)!),
    rowsOfPair: (i: number) => byPair.get(i) ?? [],
    pairsOn,
    /** Rows that are new and that a divided solution breaks, made now. */
    broken: (share: Map<number, number>, down: (s: number) => number): number[] =>
      brokenBy(share, down)
        .map((makeRow) => makeRow())
        .filter((r) => r !== null),
    pointsOf,
  };
}
