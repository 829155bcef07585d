import fc from 'fast-check';
import type { Booking, Person, RosterProblem, Session, TravelRow } from '../../solver/roster/problem.ts';
import { givenPerson, givenPolicy, givenSession, week, weekStart } from './problems.ts';

const windows = [
  { from: '08:00', to: '18:00' },
  { from: '09:00', to: '16:00' },
  { from: '17:00', to: '21:00' },
  { from: '10:00', to: '14:00' },
] as const;
const shifts = [
  { from: '09:00', to: '16:00', creditMinutes: 420 },
  { from: '09:00', to: '15:30', creditMinutes: 390 },
  { from: '17:30', to: '20:30', creditMinutes: 180 },
  { from: '10:00', to: '14:00', creditMinutes: 240 },
  { from: '09:00', to: '16:00', creditMinutes: 0 },
] as const;
const tags = ['children', 'light-duties'] as const;

const oneIn = (n: number) => fc.integer({ min: 1, max: n }).map((k) => k === 1);
const some = (list: readonly string[]): fc.Arbitrary<string[]> => fc.subarray([...list], { maxLength: 1 });
const none: fc.Arbitrary<string[]> = fc.constant([]);

const person = (share: { women: number }): fc.Arbitrary<Omit<Person, 'crn'>> =>
  fc.record({
    sex: oneIn(share.women).map((yes) => (yes ? ('female' as const) : ('male' as const))),
    avoidAllMale: fc.boolean(),
    minMinutes: fc.constantFrom(0, 180, 420, 840, 1_260, 1_680, 417),
    maxMinutes: fc.constantFrom(0, 180, 420, 600, 840),
    urgency: fc.integer({ min: 1, max: 5 }),
    mustCommence: oneIn(6),
    availability: fc.array(
      fc
        .tuple(fc.constantFrom(...week), fc.constantFrom(...windows))
        .map(([date, window]) => ({ date, ...window })),
      { maxLength: 8 },
    ),
    excludedTags: oneIn(5).chain((yes) => (yes ? some(tags) : none)),
    neededTags: oneIn(8).chain((yes) => (yes ? some(tags) : none)),
    directSupervision: oneIn(8),
    eteMinutesLeft: fc.constantFrom(0, 240, 420, 840),
    usualProject: fc.constant(null),
  });

const session = fc.record({
  project: fc.constantFrom('P1', 'P2', 'P3', 'P4'),
  kind: fc.constantFrom(
    'group' as const,
    'group' as const,
    'group' as const,
    'individual' as const,
    'ete' as const,
  ),
  date: fc.constantFrom(...week),
  shift: fc.constantFrom(...shifts),
  capacity: fc.constantFrom(0, 1, 2, 3, 4, 6, 10),
  minAttendance: fc.integer({ min: 0, max: 5 }),
  womenOnly: oneIn(8),
  womanPresent: oneIn(3),
  tags: some(tags),
});

export interface WeekShape {
  people: number;
  sessions: number;
  pins: number;
}

/**
 * Any faultless week up to a size: tight capacity, lone women, cliques kept apart, pins (which may be impossible), zero
 * people, zero sessions.
 */
export function arbitraryWeek(shape: WeekShape): fc.Arbitrary<RosterProblem> {
  return fc
    .record({ women: fc.constantFrom(2, 4, 10), easy: fc.boolean(), clique: fc.integer({ min: 0, max: 5 }) })
    .chain(({ women, easy, clique }) =>
      fc
        .record({
          people: fc.array(person({ women }), { maxLength: shape.people, size: 'max' }),
          sessions: fc.array(session, { maxLength: shape.sessions, size: 'max' }),
          travel: fc.infiniteStream(fc.integer({ min: 0, max: 110 })),
          links: fc.infiniteStream(fc.nat()),
          pins: oneIn(3).chain((yes) => (yes ? fc.nat({ max: shape.pins }) : fc.constant(0))),
        })
        .map((drawn) => weekOf(drawn, easy, clique)),
    );
}

interface Drawn {
  people: Omit<Person, 'crn'>[];
  sessions: (Omit<Session, 'id' | 'from' | 'to' | 'creditMinutes'> & { shift: (typeof shifts)[number] })[];
  travel: Iterator<number>;
  links: Iterator<number>;
  pins: number;
}

function weekOf(drawn: Drawn, easy: boolean, clique: number): RosterProblem {
  const sessions = drawn.sessions.map(({ shift, ...rest }, i) =>
    givenSession(`S${i}`, { ...rest, ...shift }),
  );
  const projects = [...new Set(sessions.map((s) => s.project))];
  const link = (below: number) => drawn.links.next().value % below;
  const people = drawn.people.map((draw, i) =>
    givenPerson(`X${100_000 + i}`, {
      ...draw,
      maxMinutes: draw.minMinutes + draw.maxMinutes,
      usualProject: projects.length > 0 && link(2) === 0 ? projects[link(projects.length)]! : null,
      ...(easy ? { availability: week.map((date) => ({ date, from: '08:00', to: '21:00' })) } : {}),
    }),
  );
  const travel: TravelRow[] = [];
  for (const p of people)
    for (const project of projects) if (link(8) > 0) travel.push([p.crn, project, drawn.travel.next().value]);
  const pairs = new Map<string, readonly [string, string]>();
  const keep = (a: number, b: number) => {
    if (a !== b) pairs.set(`${Math.min(a, b)} ${Math.max(a, b)}`, [people[a]!.crn, people[b]!.crn]);
  };
  if (people.length > 0) {
    const members = Array.from({ length: clique }, () => link(people.length));
    for (const a of members) for (const b of members) keep(a, b);
    for (let i = 0; i < people.length / 8; i += 1) keep(link(people.length), link(people.length));
  }
  const booked = (most: number): Booking[] => {
    if (people.length === 0 || sessions.length === 0) return [];
    const chosen = new Map<string, Booking>();
    for (let i = 0; i < most; i += 1) {
      const booking: Booking = [people[link(people.length)]!.crn, sessions[link(sessions.length)]!.id];
      chosen.set(booking.join(), booking);
    }
    return [...chosen.values()];
  };
  return {
    format: 'roster-problem/1',
    weekStart,
    policy: givenPolicy(),
    people,
    sessions,
    travel,
    keepApart: [...pairs.values()],
    published: booked(people.length / 2),
    pinned: bookable(booked(drawn.pins), { people, sessions, travel }),
  };
}

/** Pins of people who are free and can get there, so that most weeks with pins have a roster; the rest are left in. */
function bookable(pins: Booking[], week: Pick<RosterProblem, 'people' | 'sessions' | 'travel'>): Booking[] {
  const reach = new Map(week.travel.map(([crn, project, minutes]) => [`${crn} ${project}`, minutes]));
  return pins.filter(([crn, id], i) => {
    const p = week.people.find((person) => person.crn === crn)!;
    const s = week.sessions.find((one) => one.id === id)!;
    const free = p.availability.some((w) => w.date === s.date && w.from <= s.from && s.to <= w.to);
    const near = (reach.get(`${crn} ${s.project}`) ?? Number.POSITIVE_INFINITY) <= 90;
    return i % 5 === 4 || (free && near && (!s.womenOnly || p.sex === 'female') && s.capacity > 0);
  });
}
