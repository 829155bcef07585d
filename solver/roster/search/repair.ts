import { type BestWeekOf, free, mustNot, mustTake } from './best-week.ts';
import type { Candidates } from './candidates.ts';
import { spread } from './crowding.ts';
import { type Prices, pairPrice } from './prices.ts';
import { type Seats, seatsOf } from './seats.ts';
import { type Weeks, weekPoints } from './weeks.ts';

/**
 * From prices to a roster that obeys every rule. `base` obeys them (often: the pins and whoever they need); its bookings are
 * where the roster begins. People take the weeks they are `wanted` in (those that spread them over the seats), as far as the
 * rules let them; sessions that then have too few people are filled or stood down, whichever costs less, and seats that stay
 * free are offered again.
 */
export function repair(
  c: Candidates,
  bestWeek: BestWeekOf,
  prices: Prices,
  base: Weeks,
  wanted = spread(c, bestWeek, prices),
): Weeks {
  const seats = seatsOf(c, base);
  const fixed = new Uint8Array(c.pairPerson.length);
  takeWeeks(c, bestWeek, prices, seats, wanted, fixed);
  releaseLoneWomen(c, seats, base);
  settleSmallSessions(c, bestWeek, seats, fixed);
  settle(c, bestWeek, seats, fixed);
  return seats.weeks;
}

/**
 * Everyone takes the week they want if its seats are there, else the best of what is left at the prices. A session may stay
 * under its minimum for now; a woman who avoids all-male sessions counts on those who want to come too.
 */
function takeWeeks(
  c: Candidates,
  bestWeek: BestWeekOf,
  prices: Prices,
  seats: Seats,
  wanted: Weeks,
  fixed: Uint8Array,
) {
  const priceOf = pairPrice(c, prices);
  const women = new Int32Array(c.sessions.length);
  wanted.forEach((pairs, p) => {
    if (c.female[p]) for (const i of pairs) women[c.pairSession[i]!]! += 1;
  });
  for (let p = 0; p < c.people.length; p += 1) {
    const mine = seats.weeks[p]!;
    for (let i = c.pairFrom[p]!; i < c.pairFrom[p + 1]!; i += 1) {
      const s = c.pairSession[i]!;
      const hasPlace = seats.count[s]! < c.capacity[s]!;
      const apart = c.apart[p]!.some((other) => seats.weeks[other]!.some((j) => c.pairSession[j] === s));
      const company = Math.max(seats.women[s]!, women[s]! - (wanted[p]!.includes(i) ? 1 : 0));
      const alone = c.avoidsAllMale[p] && c.risksAllMale[s] && company === 0;
      fixed[i] = mine.includes(i) ? mustTake : hasPlace && !apart && !alone ? free : mustNot;
    }
    const kept = wanted[p]!.every((i) => fixed[i] !== mustNot) && mine.every((i) => wanted[p]!.includes(i));
    const pairs = kept ? wanted[p] : bestWeek(p, priceOf, fixed)?.pairs;
    if (pairs) seats.setWeek(p, pairs);
  }
}

/** Women who counted on company that did not come give the seat up again. */
function releaseLoneWomen(c: Candidates, seats: Seats, base: Weeks) {
  for (let s = 0; s < c.sessions.length; s += 1) {
    if (!c.risksAllMale[s] || seats.women[s] !== 1) continue;
    for (const p of seats.peopleOn(s)) {
      const staying = base[p]!.some((i) => c.pairSession[i] === s);
      if (!c.avoidsAllMale[p] || staying) continue;
      seats.setWeek(
        p,
        seats.weeks[p]!.filter((i) => c.pairSession[i] !== s),
      );
    }
  }
}

/** Fills or stands down each session with too few people, the least short first. */
function settleSmallSessions(c: Candidates, bestWeek: BestWeekOf, seats: Seats, fixed: Uint8Array) {
  const small = c.sessions
    .map((_, s) => s)
    .filter((s) => seats.count[s]! > 0 && seats.count[s]! < c.least[s]!)
    .sort((a, b) => c.least[a]! - seats.count[a]! - (c.least[b]! - seats.count[b]!) || a - b);
  for (const s of small) {
    const missing = c.least[s]! - seats.count[s]!;
    const offers = joiners(c, bestWeek, seats, fixed, s).slice(0, missing);
    const lossByFilling = offers.reduce((sum, offer) => sum + offer.loss, 0);
    const lossByStandingDown =
      c.standDown[s]! +
      seats.peopleOn(s).reduce((sum, p) => sum + lossWithout(c, bestWeek, seats, fixed, p, s), 0);
    const fills = offers.length === missing && lossByFilling <= lossByStandingDown && seats.trade(offers);
    if (!fills) standDown(c, bestWeek, seats, fixed, s);
  }
}

interface Offer {
  p: number;
  pairs: number[];
  loss: number;
}

/** Everyone who could come to the session as the roster stands, those who lose least first. */
export function joiners(
  c: Candidates,
  bestWeek: BestWeekOf,
  seats: Seats,
  fixed: Uint8Array,
  s: number,
): Offer[] {
  const offers: Offer[] = [];
  for (let k = c.seatFrom[s]!; k < c.seatFrom[s + 1]!; k += 1) {
    const pair = c.seatPair[k]!;
    const p = c.pairPerson[pair]!;
    const mine = seats.weeks[p]!;
    if (mine.includes(pair)) continue;
    const there = seats.peopleOn(s);
    if (c.apart[p]!.some((other) => there.includes(other))) continue;
    if (c.avoidsAllMale[p] && c.risksAllMale[s] && seats.women[s] === 0) continue;
    seats.allow(p, fixed);
    const sameDay = mine.find((i) => c.day[c.pairSession[i]!] === c.day[s]);
    if (sameDay !== undefined && fixed[sameDay] === mustTake) continue;
    fixed[pair] = mustTake;
    const week = bestWeek(p, () => 0, fixed);
    if (week?.pairs.includes(pair))
      offers.push({ p, pairs: week.pairs, loss: weekPoints(c, p, mine) - weekPoints(c, p, week.pairs) });
  }
  return offers.sort((a, b) => a.loss - b.loss || a.p - b.p);
}

function lossWithout(
  c: Candidates,
  bestWeek: BestWeekOf,
  seats: Seats,
  fixed: Uint8Array,
  p: number,
  s: number,
): number {
  const week = weekWithout(c, bestWeek, seats, fixed, p, s);
  return weekPoints(c, p, seats.weeks[p]!) - weekPoints(c, p, week);
}

function weekWithout(
  c: Candidates,
  bestWeek: BestWeekOf,
  seats: Seats,
  fixed: Uint8Array,
  p: number,
  s: number,
): number[] {
  seats.allow(p, fixed);
  for (let i = c.pairFrom[p]!; i < c.pairFrom[p + 1]!; i += 1) if (c.pairSession[i] === s) fixed[i] = mustNot;
  return bestWeek(p, () => 0, fixed)?.pairs ?? seats.weeks[p]!.filter((i) => c.pairSession[i] !== s);
}

/** Frees everyone on the session and lets each take what else is open. */
function standDown(c: Candidates, bestWeek: BestWeekOf, seats: Seats, fixed: Uint8Array, s: number) {
  const freed = seats.peopleOn(s);
  for (const p of freed)
    seats.setWeek(
      p,
      seats.weeks[p]!.filter((i) => c.pairSession[i] !== s),
    );
  for (const p of freed) seats.setWeek(p, weekWithout(c, bestWeek, seats, fixed, p, s));
}

const sweeps = 4;

/** Offers free seats, and opens stood-down sessions where that wins points, until nobody gains. */
export function settle(c: Candidates, bestWeek: BestWeekOf, seats: Seats, fixed: Uint8Array): void {
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    let gained = false;
    for (let p = 0; p < c.people.length; p += 1) {
      seats.allow(p, fixed);
      const week = bestWeek(p, () => 0, fixed);
      if (!week || weekPoints(c, p, week.pairs) <= weekPoints(c, p, seats.weeks[p]!)) continue;
      if (emptiesASession(c, seats, p, week.pairs)) continue;
      seats.setWeek(p, week.pairs);
      gained = true;
    }
    for (let s = 0; s < c.sessions.length; s += 1) {
      if (seats.count[s]! > 0 || c.least[s]! > c.capacity[s]!) continue;
      const offers = joiners(c, bestWeek, seats, fixed, s).slice(0, c.least[s]!);
      const loss = offers.reduce((sum, offer) => sum + offer.loss, 0);
      if (offers.length === c.least[s]! && loss < c.standDown[s]! && seats.trade(offers)) gained = true;
    }
    if (!gained) return;
  }
}

/** A better week for one person is no gain if the session left behind stands down for it. */
function emptiesASession(c: Candidates, seats: Seats, p: number, pairs: readonly number[]): boolean {
  return seats.weeks[p]!.some((i) => {
    const s = c.pairSession[i]!;
    return seats.count[s] === 1 && c.standDown[s]! > 0 && !pairs.includes(i);
  });
}
