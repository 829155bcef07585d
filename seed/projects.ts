import type { Rows } from '../db/rows.ts';
import { addDays, addMonths, daysAWeek, type IsoDate } from '../solver/calendar.ts';
import { type Borough, pduOf } from './boroughs.ts';
import type { Chance } from './chance.ts';
import { scattered } from './places.ts';
import { shape } from './shape.ts';
import { apportioned, dealt } from './shares.ts';
import { eteWorks, groupWorks, hostKinds, hostNames, individualWorks, type Work } from './works.ts';

export type ProjectRow = Rows['projects'][number];

const worksOf = { group: groupWorks, individual: individualWorks, ete: eteWorks } as const;
const environmentTags: readonly string[] = ['children', 'vulnerable-adults'];

/** Months before the week in which a project began: before any order did, save for a few new ones. */
const startedMonthsBefore = shape.sentencedWithinMonths + 2;
const newProjectPercent = 8;
const newMonthsBefore = [1, 6] as const;
const endingPercent = 5;

/** How many projects so many people have: at least one, unless there are no people. */
export function projectCount(people: number): number {
  return people === 0 ? 0 : Math.max(1, Math.round(people / shape.peopleAProject));
}

/** Women-only groups: never with children or vulnerable adults, so that most women may go. */
function worksFor(type: keyof typeof worksOf, womenOnly: boolean): readonly Work[] {
  if (!womenOnly) return worksOf[type];
  return groupWorks.filter((work) => work.tags.includes('light-duties') && !hasEnvironment(work));
}

function hasEnvironment(work: Work): boolean {
  return work.tags.some((tag) => environmentTags.includes(tag));
}

/** Projects spread over the boroughs by population, most of them groups, in the order of their codes (P001..., after the region's letters). */
export function inventProjects(
  people: number,
  boroughs: readonly Borough[],
  weekStart: IsoDate,
  chance: Chance,
  letters = '',
): ProjectRow[] {
  const count = projectCount(people);
  const spread = apportioned(
    count,
    boroughs.map((borough) => borough.population),
  );
  const places = boroughs.flatMap((borough, i) => Array<Borough>(spread[i]!).fill(borough));
  const types = dealt(chance.of('types'), count, [
    ['group', shape.groupPercent],
    ['individual', shape.individualPercent],
    ['ete', shape.etePercent],
  ] as const);
  const groups = types.filter((type) => type === 'group').length;
  const womenOnlyGroups = dealt(chance.of('women only'), groups, [
    [true, shape.womenOnlyPercent],
    [false, 100 - shape.womenOnlyPercent],
  ]);
  const codeLength = Math.max(3, String(count).length);

  return places.map((borough, i) => {
    const code = `${letters}P${String(i + 1).padStart(codeLength, '0')}`;
    const own = chance.of(code);
    const type = types[i]!;
    const womenOnly = type === 'group' && womenOnlyGroups.pop()!;
    const work = own.oneOf(worksFor(type, womenOnly));
    const isNew = own.happens(newProjectPercent);
    const ends = own.happens(endingPercent);
    return {
      code,
      name: `${borough.name} ${womenOnly ? "women's " : ''}${work.name}`,
      type,
      pdu: pduOf(borough).code,
      ...scattered(own, borough, shape.projectKilometres),
      tags: [...work.tags],
      host: `${own.oneOf(hostNames)} ${own.oneOf(hostKinds)}`,
      hostSex: type === 'individual' ? own.oneOf(['female', 'female', 'male'] as const) : null,
      sexPolicy: womenOnly ? 'women-only' : 'any',
      startDate: addMonths(weekStart, -(isNew ? own.whole(...newMonthsBefore) : startedMonthsBefore)),
      endDate: ends ? addDays(weekStart, own.whole(1, shape.plannedWeeks) * daysAWeek - 1) : null,
    };
  });
}
