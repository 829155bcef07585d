import { contains } from '../solver/calendar.ts';
import type { Policy } from '../solver/policy/in-force.ts';
import { estimatedMinutes, greatCircleMetres } from '../solver/travel.ts';
import type { AvailabilityRow } from './availability.ts';
import { homeOf, type PersonRow } from './people.ts';
import { nearest } from './places.ts';
import type { ProjectRow } from './projects.ts';
import { shape } from './shape.ts';
import type { Slot } from './timetable.ts';

/** Whether a place suits the person by tags, by sex and by the supervision that they need. */
function suits(person: PersonRow, project: ProjectRow): boolean {
  if (project.sexPolicy === 'women-only' && person.sex !== 'female') return false;
  if (project.type === 'individual' && person.directSupervision) return false;
  return (
    person.neededTags.every((tag) => project.tags.includes(tag)) &&
    !person.excludedTags.some((tag) => project.tags.includes(tag))
  );
}

/** Whether a woman is sure to be there: whoever avoids all-male environments is only sent where one is. */
function hasAWoman({ project, supervisorSex }: Slot): boolean {
  return project.sexPolicy === 'women-only' || supervisorSex === 'female' || project.hostSex === 'female';
}

/**
 * The slots that a person can work, within their weekly windows and the longest travel time, of the few projects nearest
 * to their home: the nearest one's first.
 */
export function slotsInReach(
  person: PersonRow,
  windows: readonly AvailabilityRow[],
  slotsOf: ReadonlyMap<ProjectRow, readonly Slot[]>,
  { limits }: Policy,
): Slot[] {
  const home = homeOf(person);
  const suitable = [...slotsOf.keys()].filter((project) => suits(person, project));
  const inReach = nearest(home, suitable, shape.historyProjects).filter(
    (project) => estimatedMinutes(greatCircleMetres(home, project), limits) <= limits.maxTravelMinutes,
  );
  return inReach
    .flatMap((project) => slotsOf.get(project)!)
    .filter(
      (slot) =>
        (!person.avoidAllMale || hasAWoman(slot)) &&
        windows.some((window) => window.weekday === slot.weekday && contains(window, slot)),
    );
}
