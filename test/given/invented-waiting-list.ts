import { addDays, addMonths, overlaps, type Weekday, weekdayOf } from '../../solver/calendar.ts';
import type {
  Candidate,
  GroupProblem,
  Placement,
  Programme,
  Referral,
  VenueTravelRow,
  WeeklyWindow,
} from '../../solver/groups/problem.ts';
import type { DatedWindow } from '../../solver/roster/problem.ts';
import { givenGroupPolicy } from './group-problems.ts';
import { chanceFrom } from './invented-week.ts';

export interface InventedWaitingList {
  referrals: number;
  candidates: number;
  seed: number;
  /** Kilometres of the square in which everyone lives; if left out, that of London. */
  side?: number;
}

type Chance = ReturnType<typeof chanceFrom>;
interface Spot {
  x: number;
  y: number;
}

const facilitatorsAVenue = 5;
const asOf = '2026-11-30';
const evening = { from: '17:00', to: '21:00' };
const programmes: readonly (Programme & { sessions: number; share: number; womenToo: boolean })[] = [
  { code: 'TSP', minSize: 4, optimumSize: 8, maxSize: 12, sessions: 15, share: 0.45, womenToo: true },
  { code: 'BBR', minSize: 4, optimumSize: 8, maxSize: 12, sessions: 24, share: 0.35, womenToo: false },
  { code: 'DRINK-DRIVE', minSize: 6, optimumSize: 10, maxSize: 15, sessions: 10, share: 0.2, womenToo: true },
];

/**
 * A region's waiting list and the groups that could open for it: three programmes, venues over a city of London's size,
 * evenings and days, once or twice a week over 8 to 24 weeks, rooms and facilitators that only one group can have, rolling
 * groups that run, a few people kept apart, busy, referred twice, or pinned. For benchmarks and for tests at size.
 */
export function inventedWaitingList(asked: InventedWaitingList): GroupProblem {
  const chance = chanceFrom(asked.seed * 7_919 + asked.referrals);
  const { side = 45 } = asked;
  const spot = (): Spot => ({ x: chance() * side, y: chance() * side });
  const venues = Array.from({ length: Math.max(2, Math.round(asked.candidates / 9)) }, (_, i) => ({
    code: `V${String(i + 1).padStart(2, '0')}`,
    at: spot(),
    tags: ['step-free', 'interpreter'].filter(() => chance() < 0.6),
  }));
  const groups = inventedCandidates(asked.candidates, venues, chance);
  const referrals: Referral[] = [];
  const travel: VenueTravelRow[] = [];
  for (let i = 0; i < asked.referrals; i += 1) {
    const before = i > 0 && chance() < 0.02 ? referrals[Math.floor(chance() * i)]! : null;
    const referral = inventedReferral(i, chance, before);
    referrals.push(referral);
    if (before) continue;
    const home = spot();
    for (const { code, at } of venues) {
      const metres = 1_000 * Math.hypot(home.x - at.x, home.y - at.y);
      const minutes = Math.ceil(15 + (1.3 * metres) / 300);
      if (minutes <= 110) travel.push([referral.crn, code, minutes]);
    }
  }
  const problem: GroupProblem = {
    format: 'group-problem/1',
    asOf,
    policy: givenGroupPolicy(),
    programmes: programmes.map(({ code, minSize, optimumSize, maxSize }) => ({
      code,
      minSize,
      optimumSize,
      maxSize,
    })),
    referrals,
    candidates: groups.map(({ candidate }) => candidate),
    conflicts: conflictsOf(groups),
    travel,
    keepApart: [],
    pinned: [],
  };
  return { ...problem, keepApart: keptApart(referrals, chance), pinned: pinnedFew(problem, chance) };
}

function programmeBy(chance: Chance) {
  let left = chance();
  return (
    programmes.find(({ share }) => {
      left -= share;
      return left < 0;
    }) ?? programmes[0]!
  );
}

function inventedReferral(i: number, chance: Chance, same: Referral | null): Referral {
  const programme = programmeBy(chance);
  const female = programme.womenToo && chance() < 0.12;
  const waited = Math.floor(chance() ** 2 * 45);
  const inWork = chance() < 0.55;
  const weekdays = ([1, 2, 3, 4, 5] as Weekday[]).filter(() => chance() < 0.6);
  const day = chance() < 0.4 ? { from: '09:00', to: '21:00' } : { from: '09:00', to: '17:00' };
  const availability: WeeklyWindow[] = weekdays.map((weekday) => ({ weekday, ...(inWork ? evening : day) }));
  if (chance() < 0.4) availability.push({ weekday: 6, from: '09:00', to: '21:00' });
  return {
    id: `R${String(i + 1).padStart(4, '0')}`,
    crn: same?.crn ?? `X${200_000 + i}`,
    programme: programme.code,
    sex: same?.sex ?? (female ? 'female' : 'male'),
    weeksWaiting: waited,
    readyFrom: addDays(asOf, Math.floor(chance() * 80) - 30),
    mustFinishBy: addMonths(asOf, 5 + Math.floor(chance() * 10)),
    lastChance: chance() < 0.06,
    availability,
    busy:
      chance() < 0.15
        ? [{ date: addDays(asOf, 20 + Math.floor(chance() * 100)), from: '09:00', to: '19:00' }]
        : [],
    needs: chance() < 0.06 ? ['step-free'] : chance() < 0.04 ? ['interpreter'] : [],
  };
}

interface Laid {
  candidate: Candidate;
  /** Rooms and facilitators that it takes. */
  takes: readonly string[];
}

function inventedCandidates(
  count: number,
  venues: readonly { code: string; tags: string[] }[],
  chance: Chance,
): Laid[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!;
  return Array.from({ length: count }, (_, i): Laid => {
    const programme = programmeBy(chance);
    const venue = pick(venues);
    const isEvening = chance() < 0.65;
    const time = isEvening ? { from: '18:00', to: '20:30' } : { from: '10:00', to: '12:30' };
    const first = 1 + Math.floor(chance() * (isEvening ? 5 : 6));
    const weekdays = chance() < 0.55 ? [first] : [...new Set([first, 1 + Math.floor(chance() * 5)])];
    const running = chance() < 0.1;
    const from = addDays(asOf, (running ? 7 : 21) + 7 * Math.floor(chance() * 10));
    const sessions: DatedWindow[] = [];
    for (let date = from; sessions.length < programme.sessions; date = addDays(date, 1))
      if (weekdays.includes(weekdayOf(date)) && chance() > 0.02) sessions.push({ date, ...time });
    const women = programme.womenToo && chance() < 0.12;
    const mixed = programme.code === 'DRINK-DRIVE' && chance() < 0.5;
    return {
      candidate: {
        id: `G${String(i + 1).padStart(4, '0')}`,
        programme: programme.code,
        venue: venue.code,
        sex: mixed ? 'mixed' : women ? 'female' : 'male',
        sessions,
        members: running ? 3 + Math.floor(chance() * 7) : 0,
        seats: 8 + Math.floor(chance() * 8),
        tags: venue.tags,
      },
      takes: [
        `room ${venue.code} ${Math.floor(chance() * 2)}`,
        ...[0, 1].map(() => `facilitator ${venue.code} ${Math.floor(chance() * facilitatorsAVenue)}`),
      ],
    };
  });
}

function conflictsOf(groups: readonly Laid[]): (readonly [string, string])[] {
  return groups.flatMap((one, i) =>
    groups
      .slice(i + 1)
      .filter(({ candidate, takes }) => {
        const bothRun = one.candidate.members > 0 && candidate.members > 0;
        const share = takes.some((what) => one.takes.includes(what));
        return share && !bothRun && meet(one.candidate.sessions, candidate.sessions);
      })
      .map(({ candidate }) => [one.candidate.id, candidate.id] as const),
  );
}

function meet(some: readonly DatedWindow[], others: readonly DatedWindow[]): boolean {
  const on = new Map(some.map((session) => [session.date, session]));
  return others.some((other) => {
    const one = on.get(other.date);
    return one !== undefined && overlaps(one, other);
  });
}

function keptApart(referrals: readonly Referral[], chance: Chance): (readonly [string, string])[] {
  const pairs = new Map<string, readonly [string, string]>();
  for (let i = 0; i < referrals.length / 40; i += 1) {
    const [one, other] = [0, 1].map(() => referrals[Math.floor(chance() * referrals.length)]!.crn).sort();
    if (one !== other) pairs.set(`${one} ${other}`, [one!, other!]);
  }
  return [...pairs.values()];
}

/** A person or so in a hundred has been promised a place in a group that runs, where they can come. */
function pinnedFew(problem: GroupProblem, chance: Chance): Placement[] {
  const minutes = new Map(problem.travel.map(([crn, venue, m]) => [`${crn} ${venue}`, m]));
  const pins: Placement[] = [];
  for (const candidate of problem.candidates.filter(({ members }) => members > 0)) {
    const sound = problem.referrals.find(
      (referral) =>
        chance() < 0.5 &&
        referral.programme === candidate.programme &&
        (candidate.sex === 'mixed' || candidate.sex === referral.sex) &&
        referral.busy.length === 0 &&
        referral.needs.length === 0 &&
        (minutes.get(`${referral.crn} ${candidate.venue}`) ?? 1_000) <= 90 &&
        referral.readyFrom <= candidate.sessions[0]!.date &&
        referral.mustFinishBy >= candidate.sessions.at(-1)!.date &&
        !pins.some(([id]) => problem.referrals.find((one) => one.id === id)!.crn === referral.crn) &&
        candidate.sessions.every((session) =>
          referral.availability.some(
            ({ weekday, from, to }) =>
              weekday === weekdayOf(session.date) && from <= session.from && session.to <= to,
          ),
        ),
    );
    const most = Math.min(12, candidate.seats);
    if (sound && pins.length < problem.referrals.length / 100 && candidate.members < most)
      pins.push([sound.id, candidate.id]);
  }
  return pins;
}
