import type { Place } from '../solver/travel.ts';
import type { Chance } from './chance.ts';

const kilometresADegree = 111.2;
/** A degree of longitude in London, as a share of one of latitude: the cosine of 51.5 degrees. */
const longitudeShrink = 0.6225;
/** Ten metres or so: as near as an invented home need be. */
const decimals = 10_000;

/** Kilometres between two places of one city, as the crow flies, on a flat map: enough to tell near from far. */
export function kilometres(a: Place, b: Place): number {
  const north = a.latitude - b.latitude;
  const east = (a.longitude - b.longitude) * longitudeShrink;
  return Math.sqrt(north * north + east * east) * kilometresADegree;
}

/** A place at chance around a middle, near it rather than far, at most so many kilometres north or south, east or west. */
export function scattered(chance: Chance, middle: Place, mostKilometres: number): Place {
  const offset = () => ((chance.next() + chance.next() - 1) * mostKilometres) / kilometresADegree;
  const rounded = (degrees: number) => Math.round(degrees * decimals) / decimals;
  return {
    latitude: rounded(middle.latitude + offset()),
    longitude: rounded(middle.longitude + offset() / longitudeShrink),
  };
}

/** The nearest of some places, at most so many, nearest first; the earlier first on a tie. */
export function nearest<T extends Place>(from: Place, places: readonly T[], atMost: number): T[] {
  return places
    .map((place) => [place, kilometres(from, place)] as const)
    .sort(([, a], [, b]) => a - b)
    .slice(0, atMost)
    .map(([place]) => place);
}
