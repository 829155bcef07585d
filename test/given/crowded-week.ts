import fc from 'fast-check';
import type { Booking, RosterProblem, TravelRow } from '../../solver/roster/problem.ts';
import type { WeekShape } from './arbitrary-week.ts';
import { givenPerson, givenProblem, givenSession, week } from './problems.ts';

const shifts = [
  { from: '09:00', to: '16:00', creditMinutes: 420 },
  { from: '09:00', to: '15:30', creditMinutes: 390 },
  { from: '10:00', to: '14:00', creditMinutes: 240 },
  { from: '17:30', to: '20:30', creditMinutes: 180 },
] as const;
const days = week.slice(0, 4);
const oneIn = (n: number) => fc.integer({ min: 1, max: n }).map((k) => k === 1);

const person = fc.record({
  sex: fc.constantFrom('female' as const, 'male' as const),
  avoidAllMale: fc.boolean(),
  minMinutes: fc.constantFrom(180, 417, 420, 840),
  over: fc.constantFrom(0, 180, 420, 840),
  urgency: fc.integer({ min: 1, max: 5 }),
  mustCommence: oneIn(6),
  free: fc.subarray(days, { minLength: 2 }),
  directSupervision: oneIn(10),
  eteMinutesLeft: fc.constantFrom(0, 240, 420, 840),
});
const session = fc.record({
  project: fc.constantFrom('P1', 'P2', 'P3'),
  kind: fc.constantFrom(...(['group', 'group', 'group', 'group', 'individual', 'ete'] as const)),
  date: fc.constantFrom(...days),
  shift: fc.constantFrom(...shifts),
  capacity: fc.integer({ min: 1, max: 4 }),
  minAttendance: fc.integer({ min: 1, max: 3 }),
  womenOnly: oneIn(10),
  womanPresent: oneIn(4),
});

/**
 * Any small week in which nearly everyone could be nearly anywhere, so that the rules that couple people decide: few places,
 * sessions that need one more, women who need each other, people kept apart. Pins may be impossible.
 */
export function crowdedWeek(shape: WeekShape): fc.Arbitrary<RosterProblem> {
  return fc
    .record({
      drawn: fc.array(person, { minLength: Math.ceil(shape.people / 2), maxLength: shape.people }),
      sessions: fc.array(session, { minLength: Math.ceil(shape.sessions / 2), maxLength: shape.sessions }),
      minutes: fc.infiniteStream(fc.integer({ min: 0, max: 95 })),
      links: fc.infiniteStream(fc.nat()),
      pins: fc.nat(shape.pins),
    })
    .map(({ drawn, sessions: offered, minutes, links, pins }) => {
      const link = (below: number) => links.next().value % below;
      const sessions = offered.map(({ shift, ...rest }, i) => givenSession(`S${i}`, { ...rest, ...shift }));
      const projects = [...new Set(sessions.map((s) => s.project))];
      const people = drawn.map(({ over, free, ...rest }, i) =>
        givenPerson(`X${100_000 + i}`, {
          ...rest,
          maxMinutes: rest.minMinutes + over,
          availability: free.map((date) => ({ date, from: '08:00', to: '21:00' })),
          usualProject: link(2) === 0 ? projects[link(projects.length)]! : null,
        }),
      );
      const bookings = (most: number): Booking[] => {
        const chosen = Array.from(
          { length: most },
          (): Booking => [people[link(people.length)]!.crn, sessions[link(sessions.length)]!.id],
        );
        return [...new Map(chosen.map((booking) => [booking.join(), booking])).values()];
      };
      const pairs = Array.from({ length: Math.floor(people.length / 3) }, () =>
        [people[link(people.length)]!.crn, people[link(people.length)]!.crn].sort(),
      ).filter(([a, b]) => a !== b);
      return givenProblem(people, sessions, {
        travel: people.flatMap((p) =>
          projects.map((project): TravelRow => [p.crn, project, minutes.next().value]),
        ),
        keepApart: [...new Map(pairs.map(([a, b]) => [`${a} ${b}`, [a!, b!] as const])).values()],
        published: bookings(2),
        pinned: bookings(pins),
      });
    });
}
