import type { Rows } from '../db/rows.ts';
import { minutesOf, timeOf } from '../solver/calendar.ts';
import type { Policy } from '../solver/policy/in-force.ts';
import { estimatedMinutes, greatCircleMetres } from '../solver/travel.ts';
import { type Borough, pduOf } from './boroughs.ts';
import type { Chance } from './chance.ts';
import { homeOf, type PersonRow } from './people.ts';
import { kilometres, nearest } from './places.ts';
import type { ProjectRow } from './projects.ts';
import { shape } from './shape.ts';
import type { Slot } from './timetable.ts';

const projectsAPerson = 3;
/** What a journey planner says, of the estimate. */
const plannedPercent = [85, 130] as const;

/** Minutes as a journey planner gave them for some people to the projects nearest to them; the rest is estimated. */
export function inventTravelMinutes(
  people: readonly PersonRow[],
  projects: readonly ProjectRow[],
  policy: Policy,
  chance: Chance,
): Rows['travelMinutes'] {
  return people.flatMap((person) => {
    const own = chance.of(person.crn);
    if (!own.happens(shape.importedTravelPercent)) return [];
    const home = homeOf(person);
    return nearest(home, projects, projectsAPerson).map((project) => {
      const estimate = estimatedMinutes(greatCircleMetres(home, project), policy.limits);
      const minutes = Math.max(1, Math.round((estimate * own.whole(...plannedPercent)) / 100));
      return { crn: person.crn, project: project.code, minutes };
    });
  });
}

/** The vans leave so that they are there some minutes before the earliest session. */
const earlyMinutes = 10;
const boroughsAProject = 3;
/** A van in London traffic: minutes to set off, and for each kilometre as the crow flies. */
const setOffMinutes = 5;
const minutesAKilometre = 2.5;

/** Pick-up points in the middle of boroughs, with rides to the projects that lie farthest from the middle of the city. */
export function inventPickUps(
  boroughs: readonly Borough[],
  slotsOf: ReadonlyMap<ProjectRow, readonly Slot[]>,
): Pick<Rows, 'pickUpPoints' | 'pickUpRides'> {
  const population = boroughs.reduce((sum, borough) => sum + borough.population, 0);
  const mean = (of: (borough: Borough) => number) =>
    boroughs.reduce((sum, borough) => sum + of(borough) * borough.population, 0) / population;
  const middle = { latitude: mean((b) => b.latitude), longitude: mean((b) => b.longitude) };
  const open = [...slotsOf].filter(([, slots]) => slots.length > 0);
  const far = open
    .sort(([a], [b]) => kilometres(b, middle) - kilometres(a, middle))
    .slice(0, Math.ceil((open.length * shape.farProjectPercent) / 100));

  const pointOf = (borough: Borough) => ({
    code: `PU-${pduOf(borough).code}`,
    name: `${borough.name} pick-up`,
    latitude: borough.latitude,
    longitude: borough.longitude,
  });
  const rides = far.flatMap(([project, slots]) => {
    const starts = Math.min(...slots.map((slot) => minutesOf(slot.from)));
    // Not the borough where the project is: whoever lives there is near enough.
    const elsewhere = boroughs.filter((borough) => pduOf(borough).code !== project.pdu);
    return nearest(project, elsewhere, boroughsAProject).map((borough) => {
      const minutes = Math.round(setOffMinutes + kilometres(borough, project) * minutesAKilometre);
      return { borough, project: project.code, minutes, departs: timeOf(starts - earlyMinutes - minutes) };
    });
  });
  const served = new Set(rides.map((ride) => ride.borough));
  return {
    pickUpPoints: boroughs.filter((borough) => served.has(borough)).map(pointOf),
    pickUpRides: rides
      .map(({ borough, ...ride }) => ({ pickUpPoint: pointOf(borough).code, ...ride }))
      .sort((a, b) => (`${a.pickUpPoint} ${a.project}` < `${b.pickUpPoint} ${b.project}` ? -1 : 1)),
  };
}
