import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../seed/chance.ts';

const draws = 4_000;
const many = <T>(draw: () => T): T[] => Array.from({ length: draws }, draw);

describe('chance', () => {
  it('is the same for the same seed and another for another', () => {
    const [one, same, other] = [chanceOf(7), chanceOf(7), chanceOf(8)];
    const first = many(one.next);
    expect(many(same.next)).toEqual(first);
    expect(many(other.next)).not.toEqual(first);
  });

  it('stays at least 0 and under 1, and is even', () => {
    const all = many(chanceOf(1).next);
    expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...all)).toBeLessThan(1);
    expect(all.reduce((a, b) => a + b, 0) / draws).toBeCloseTo(0.5, 1);
  });

  it('gives a named stream that does not depend on what was drawn before', () => {
    const fresh = chanceOf(1).of('homes').next();
    const used = chanceOf(1);
    used.next();
    expect(used.of('homes').next()).toBe(fresh);
    expect(used.of('orders').next()).not.toBe(fresh);
  });

  it('draws whole numbers from least to most, both inclusive', () => {
    const chance = chanceOf(1);
    expect(new Set(many(() => chance.whole(3, 5)))).toEqual(new Set([3, 4, 5]));
  });

  it('happens in so many cases of a hundred, never at 0 and always at 100', () => {
    const chance = chanceOf(1);
    const times = many(() => chance.happens(30)).filter(Boolean).length;
    expect(times / draws).toBeCloseTo(0.3, 1);
    expect(many(() => chance.happens(0))).not.toContain(true);
    expect(many(() => chance.happens(100))).not.toContain(false);
  });

  it('draws by weight, and never what weighs nothing', () => {
    const chance = chanceOf(1);
    const drawn = many(() =>
      chance.weighted([
        ['often', 3],
        ['never', 0],
        ['seldom', 1],
      ]),
    );
    expect(drawn).not.toContain('never');
    expect(drawn.filter((value) => value === 'often').length / draws).toBeCloseTo(0.75, 1);
  });

  it('draws each of a list, and refuses an empty one', () => {
    const chance = chanceOf(1);
    expect(new Set(many(() => chance.oneOf(['a', 'b'])))).toEqual(new Set(['a', 'b']));
    expect(() => chance.oneOf([])).toThrow(RangeError);
    expect(() => chance.weighted([])).toThrow(RangeError);
  });

  it('shuffles a copy that has the same in another order', () => {
    const list = Array.from({ length: 50 }, (_, i) => i);
    const shuffled = chanceOf(1).shuffled(list);
    expect(shuffled).not.toEqual(list);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(list);
  });
});
