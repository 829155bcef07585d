import type { Rows } from '../db/rows.ts';
import { addDays, daysAWeek, type IsoDate } from '../solver/calendar.ts';
import type { Region } from '../solver/policy/entry.ts';
import { type Borough, pduOf } from './boroughs.ts';
import type { Chance } from './chance.ts';
import { nearest } from './places.ts';
import { shape } from './shape.ts';
import { eveningPairs } from './slot-patterns.ts';

const early = { from: '09:00', to: '17:00' };
const late = { from: '12:00', to: '21:00' };
const workingDays = [1, 2, 3, 4, 5] as const;
const pdusOfOne = 6;
/** A week of leave begins so many weeks after the one to roster. */
const awayInWeek = [1, 20] as const;
const leaveDays = 5;

/** How many facilitators so many people have: at least the two that a group needs, unless there are no people. */
function facilitatorCount(people: number): number {
  return people === 0 ? 0 : Math.max(2, Math.round(people / shape.peopleAFacilitator));
}

/**
 * Facilitators, each working late on the same two evenings a week, two and two on the same; some only in a few PDUs,
 * some away for a week to come. Ids F01 and on, after the region's letters; no name tells of a real person.
 */
export function inventFacilitators(
  people: number,
  { region, boroughs, letters }: { region: Region; boroughs: readonly Borough[]; letters: string },
  weekStart: IsoDate,
  chance: Chance,
): Pick<Rows, 'facilitators' | 'facilitatorHours' | 'facilitatorLeave'> {
  const ids = Array.from(
    { length: facilitatorCount(people) },
    (_, i) => `${letters}F${String(i + 1).padStart(2, '0')}`,
  );
  return {
    facilitators: ids.map((id, i) => {
      const own = chance.of(id);
      const near = own.happens(shape.localFacilitatorPercent)
        ? nearest(own.oneOf(boroughs), boroughs, pdusOfOne).map((borough) => pduOf(borough).code)
        : [];
      // The first two hold everything, so that any programme can be held in any region.
      const both = own.happens(shape.bothProgrammesPercent) || i < 2;
      const programmes = both ? ['BBR', 'TSP'] : ['TSP'];
      return { id, name: `Facilitator ${id}`, region, pdus: i < 2 ? [] : near.toSorted(), programmes };
    }),
    facilitatorHours: ids.flatMap((facilitator, i) => {
      const evenings = eveningPairs[Math.floor(i / 2) % eveningPairs.length]!;
      return workingDays.map((weekday) => {
        return { facilitator, weekday, ...(evenings.includes(weekday) ? late : early) };
      });
    }),
    facilitatorLeave: ids.flatMap((facilitator) => {
      const own = chance.of(`leave ${facilitator}`);
      if (!own.happens(shape.facilitatorAwayPercent)) return [];
      const fromDate = addDays(weekStart, own.whole(...awayInWeek) * daysAWeek);
      return [{ facilitator, fromDate, toDate: addDays(fromDate, leaveDays - 1) }];
    }),
  };
}
