import { type BestWeekOf, unitsAPoint } from './best-week.ts';
import type { Candidates } from './candidates.ts';
import { largestPrice, type Prices, pairPrice } from './prices.ts';
import { attendance, type Weeks } from './weeks.ts';

const growth = 1.5;

/**
 * Weeks that nearly fill the seats once each. At the final prices many people are as content with one week as with another
 * and all choose the same; here they choose in turn, and a crowded seat costs more, an empty one less, by a charge that
 * grows from one point to the largest price until nobody moves for less. The same charge keeps people apart who must be, and
 * women who avoid all-male sessions in company. Minimum attendance is left to `repair`.
 */
export function spread(c: Candidates, bestWeek: BestWeekOf, prices: Prices): Weeks {
  const priceOf = pairPrice(c, prices);
  const { seat } = prices;
  const weeks = c.people.map((_, p) => bestWeek(p, priceOf)!.pairs);
  const count = attendance(c, weeks);
  const women = new Int32Array(c.sessions.length);
  const avoiders = new Int32Array(c.sessions.length);
  const move = (p: number, by: 1 | -1) => {
    for (const i of weeks[p]!) {
      const s = c.pairSession[i]!;
      count[s]! += by;
      women[s]! += by * c.female[p]!;
      avoiders[s]! += by * c.avoidsAllMale[p]!;
    }
  };
  weeks.forEach((pairs, p) => {
    for (const i of pairs) {
      women[c.pairSession[i]!]! += c.female[p]!;
      avoiders[c.pairSession[i]!]! += c.avoidsAllMale[p]!;
    }
  });

  const crowding = (s: number, charge: number): number => {
    const over = count[s]! + 1 - c.capacity[s]!;
    if (over > 0) return charge * over;
    return seat[s]! > 0 ? Math.max(-seat[s]!, -charge) : 0;
  };
  const company = (p: number, s: number): number => {
    if (!c.female[p] || !c.risksAllMale[s]) return 0;
    if (c.avoidsAllMale[p] && women[s] === 0) return 1;
    return women[s] === 1 && avoiders[s] === 1 ? -1 : 0;
  };
  const metBy = (p: number, s: number): number =>
    c.apart[p]!.filter((other) => weeks[other]!.some((i) => c.pairSession[i] === s)).length;

  const last = unitsAPoint * largestPrice(c);
  for (let charge = unitsAPoint; charge <= last; charge *= growth) {
    const charged = (pair: number) => {
      const s = c.pairSession[pair]!;
      const p = c.pairPerson[pair]!;
      return priceOf(pair) + crowding(s, charge) + charge * (company(p, s) + metBy(p, s));
    };
    for (let p = 0; p < weeks.length; p += 1) {
      move(p, -1);
      weeks[p] = bestWeek(p, charged)!.pairs;
      move(p, 1);
    }
  }
  return weeks;
}
