/** A stream of chance that is the same, draw by draw, for the same seed on every machine. */
export interface Chance {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from least to most, both inclusive. */
  whole(least: number, most: number): number;
  /** True in so many cases of a hundred. */
  happens(percent: number): boolean;
  /** One of a list that is not empty. */
  oneOf<T>(list: readonly T[]): T;
  /** One of a list that is not empty, each as likely as its weight. */
  weighted<T>(list: readonly (readonly [value: T, weight: number])[]): T;
  /** A copy of the list in another order. */
  shuffled<T>(list: readonly T[]): T[];
  /** A stream of its own by name: what is drawn from one never changes what another gives. */
  of(name: string): Chance;
}

/** FNV-1a: a 32-bit number of a text. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Mulberry32: a generator with 32 bits of state, plenty for an invention and quick. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The stream of a label: of a seed number, say. */
export function chanceOf(label: string | number): Chance {
  const next = mulberry32(hashOf(String(label)));
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const oneOf = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError('nothing to choose from');
    return list[Math.floor(next() * list.length)] as T;
  };
  return {
    next,
    whole,
    happens: (percent) => next() * 100 < percent,
    oneOf,
    weighted: (list) => {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of list) {
        left -= weight;
        if (left < 0) return value;
      }
      return oneOf(list.slice(-1))[0];
    },
    shuffled: (list) => {
      const copy = [...list];
      for (let i = copy.length - 1; i > 0; i -= 1) {
        const j = whole(0, i);
        [copy[i], copy[j]] = [copy[j]!, copy[i]!];
      }
      return copy;
    },
    of: (name) => chanceOf(`${label}/${name}`),
  };
}
