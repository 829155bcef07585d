import type { DatedWindow, Person, RosterProblem, Session, TravelRow } from '../../solver/roster/problem.ts';
import { givenPolicy, week, weekStart } from './problems.ts';

/** A seeded stream of numbers in [0, 1): mulberry32. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface InventedWeek {
  people: number;
  seed: number;
  /** Sessions, over the number that gives places for about 60 % of the need; 1 if left out. */
  ample?: number;
  /** Exact number of sessions instead. */
  sessions?: number;
  minAttendance?: number;
  /** Kilometres of the square in which everyone lives and works; if left out, so large that 2,000 people have 45. */
  side?: number;
}

/** A week of a region the size and shape of London's: for benchmarks and for tests at size. */
export function inventedWeek({
  people: n,
  seed,
  ample = 1,
  sessions,
  minAttendance,
  side,
}: InventedWeek): RosterProblem {
  const chance = chanceFrom(seed * 7_919 + n);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!;
  const spread = side ?? Math.sqrt(n / 2_000) * 45;
  const projectCount = Math.max(2, Math.round(n / 26));
  const place = () => ({ x: chance() * spread, y: chance() * spread });
  const projects = Array.from({ length: projectCount }, (_, i) => {
    const kind = chance() < 0.8 ? 'group' : chance() < 0.5 ? 'ete' : 'individual';
    return {
      code: `P${String(i + 1).padStart(4, '0')}`,
      at: place(),
      kind: kind as Session['kind'],
      tags: ['light-duties', 'children', 'vulnerable-adults', 'indoor'].filter(() => chance() < 0.3),
      womenOnly: kind === 'group' && chance() < 0.04,
    };
  });
  const people: Person[] = [];
  const homes: { x: number; y: number }[] = [];
  let need = 0;
  for (let i = 0; i < n; i += 1) {
    const employed = chance() < 0.45;
    const female = chance() < 0.14;
    const availability: DatedWindow[] = [];
    week.forEach((date, day) => {
      if (employed && day < 5) {
        if (chance() < 0.4) availability.push({ date, from: '17:00', to: '21:00' });
        else if (chance() < 0.15) availability.push({ date, from: '08:00', to: '18:00' });
      } else if (chance() < (employed ? 0.75 : 0.65)) {
        availability.push(
          chance() < 0.15 ? { date, from: '09:15', to: '15:00' } : { date, from: '08:00', to: '18:00' },
        );
      }
    });
    const minMinutes = employed ? 420 : pick([420, 840, 1_260, 1_680, 1_680]);
    need += minMinutes;
    homes.push(place());
    people.push({
      crn: `X${100_000 + i}`,
      sex: female ? 'female' : 'male',
      avoidAllMale: female && chance() < 0.5,
      minMinutes,
      maxMinutes: minMinutes + pick([0, 420, 420]),
      urgency: pick([1, 1, 2, 2, 3, 4, 5]),
      mustCommence: chance() < 0.06,
      availability,
      excludedTags: chance() < 0.1 ? [pick(['children', 'vulnerable-adults'])] : [],
      neededTags: chance() < 0.06 ? ['light-duties'] : [],
      directSupervision: chance() < 0.05,
      eteMinutesLeft: pick([0, 420, 840, 1_260, 1_980]),
      usualProject: chance() < 0.5 ? pick(projects).code : null,
    });
  }
  const rows: Session[] = [];
  let offered = 0;
  const wanted = need * 0.6 * ample;
  const used = new Set<string>();
  for (let tries = 0; tries < 40 * n && (sessions ? rows.length < sessions : offered < wanted); tries += 1) {
    const project = pick(projects);
    const day = Math.floor(chance() * 7);
    const id = `${project.code}-${week[day]}`;
    if (used.has(id)) continue;
    used.add(id);
    const evening = day < 5 && chance() < 0.12;
    const long = chance() < 0.75;
    const capacity =
      project.kind === 'individual' ? 1 + Math.floor(chance() * 2) : 6 + Math.floor(chance() * 7);
    const creditMinutes = evening ? 180 : long ? 420 : 390;
    offered += capacity * creditMinutes;
    rows.push({
      id,
      project: project.code,
      kind: project.kind,
      date: week[day]!,
      from: evening ? '17:30' : long ? '09:00' : '08:30',
      to: evening ? '20:30' : long ? '16:00' : '15:30',
      creditMinutes,
      capacity,
      minAttendance: project.kind === 'group' ? (minAttendance ?? pick([3, 3, 3, 4, 5])) : 1,
      womenOnly: project.womenOnly,
      womanPresent: chance() < 0.35,
      tags: project.tags,
    });
  }
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  const running = new Set(rows.map((s) => s.project));
  const travel: TravelRow[] = [];
  people.forEach((person, i) => {
    for (const project of projects) {
      if (!running.has(project.code)) continue;
      const home = homes[i]!;
      const minutes = Math.round(
        12 + 3.2 * Math.hypot(home.x - project.at.x, home.y - project.at.y) + chance() * 8,
      );
      if (minutes <= 100) travel.push([person.crn, project.code, minutes]);
    }
  });
  const keepApart = new Map<string, readonly [string, string]>();
  for (let i = 0; i < n * 0.015; i += 1) {
    const [a, b] = [pick(people).crn, pick(people).crn].sort() as [string, string];
    if (a !== b) keepApart.set(`${a} ${b}`, [a, b]);
  }
  return {
    format: 'roster-problem/1',
    weekStart,
    policy: givenPolicy(),
    people: people.map((p) =>
      p.usualProject && running.has(p.usualProject) ? p : { ...p, usualProject: null },
    ),
    sessions: rows,
    travel,
    keepApart: [...keepApart.values()],
    published: [],
    pinned: [],
  };
}
