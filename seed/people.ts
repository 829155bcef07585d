import type { Rows } from '../db/rows.ts';
import { type Borough, pduOf } from './boroughs.ts';
import type { Chance } from './chance.ts';
import { scattered } from './places.ts';
import { shape } from './shape.ts';
import { apportioned, dealt } from './shares.ts';

export type PersonRow = Rows['people'][number];

/** The first crn is X100001: the letter X, so that no real person is meant. */
const firstNumber = 100_001;
const lastNumber = 999_999;

/** Most people a region can have: one for each crn with the letter X. */
export const mostPeople = lastNumber - firstNumber + 1;

const needs: readonly (readonly [tags: string[], weight: number])[] = [
  [[], 87],
  [['light-duties'], 7],
  [['indoor'], 2],
  [['step-free'], 2],
  [['light-duties', 'step-free'], 2],
];

/** People spread over the boroughs by population, homes around the middle of each; in the order of their crns, which go on from those of people of other regions before them. */
export function inventPeople(
  count: number,
  boroughs: readonly Borough[],
  chance: Chance,
  peopleBefore = 0,
): PersonRow[] {
  const spread = apportioned(
    count,
    boroughs.map((borough) => borough.population),
  );
  const homes = chance
    .of('boroughs')
    .shuffled(boroughs.flatMap((borough, i) => Array<Borough>(spread[i]!).fill(borough)));
  const sexes = dealt(chance.of('sexes'), count, [
    ['female', shape.womenPercent],
    ['male', 100 - shape.womenPercent],
  ] as const);
  const employments = dealt(chance.of('employments'), count, [
    ['employed', shape.employedPercent],
    ['unemployed', 100 - shape.employedPercent],
  ] as const);

  return homes.map((borough, i) => {
    const crn = `X${firstNumber + peopleBefore + i}`;
    const own = chance.of(crn);
    const home = scattered(own, borough, shape.homeKilometres);
    const sex = sexes[i]!;
    return {
      crn,
      pdu: pduOf(borough).code,
      sex,
      avoidAllMale: own.happens(shape.avoidAllMalePercent) && sex === 'female',
      employment: employments[i]!,
      homeLatitude: home.latitude,
      homeLongitude: home.longitude,
      excludedTags: [
        ...(own.happens(shape.excludedChildrenPercent) ? ['children'] : []),
        ...(own.happens(shape.excludedVulnerableAdultsPercent) ? ['vulnerable-adults'] : []),
      ],
      neededTags: own.weighted(needs),
      directSupervision: own.happens(shape.directSupervisionPercent),
    };
  });
}

/** Where a person lives. */
export function homeOf(person: PersonRow) {
  return { latitude: person.homeLatitude, longitude: person.homeLongitude };
}
