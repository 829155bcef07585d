import type { WeekRows } from '../../db/week.ts';
import { minutesOf } from '../../solver/calendar.ts';
import { grouped } from '../../solver/grouped.ts';
import type { Policy } from '../../solver/policy/in-force.ts';
import type { Crn, Session, TravelRow } from '../../solver/roster/problem.ts';
import { type Destination, journeysTo } from '../../solver/travel.ts';

/**
 * One row for each of the people and each project with a session that they can reach in the longest travel time, by crn
 * and project. A pick-up ride counts where it is there before any of the project's sessions of the week begins.
 */
export function weekTravel(
  rows: WeekRows,
  crns: ReadonlySet<Crn>,
  sessions: readonly Session[],
  limits: Policy['limits'],
): TravelRow[] {
  const imported = grouped(rows.travelMinutes, (row) => row.crn);
  const journeys = journeysTo(destinations(rows, sessions), limits);
  return rows.people
    .filter((person) => crns.has(person.crn))
    .toSorted((a, b) => (a.crn < b.crn ? -1 : 1))
    .flatMap(({ crn, homeLatitude, homeLongitude }) =>
      journeys({
        home: { latitude: homeLatitude, longitude: homeLongitude },
        imported: new Map(imported.get(crn)?.map((row) => [row.project, row.minutes])),
      })
        .filter((journey) => journey.minutes <= limits.maxTravelMinutes)
        .map(({ project, minutes }) => [crn, project, minutes] as const),
    );
}

function destinations(rows: WeekRows, sessions: readonly Session[]): Destination[] {
  const points = new Map(rows.pickUpPoints.map((point) => [point.code, point]));
  const rides = grouped(rows.pickUpRides, (ride) => ride.project);
  const sessionsOf = grouped(sessions, (session) => session.project);
  return rows.projects
    .filter((project) => sessionsOf.has(project.code))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, latitude, longitude }) => {
      const firstStart = Math.min(...sessionsOf.get(code)!.map((session) => minutesOf(session.from)));
      return {
        code,
        place: { latitude, longitude },
        pickUps: (rides.get(code) ?? [])
          .filter((ride) => minutesOf(ride.departs) + ride.minutes <= firstStart)
          .map((ride) => ({ place: points.get(ride.pickUpPoint)!, rideMinutes: ride.minutes })),
      };
    });
}
