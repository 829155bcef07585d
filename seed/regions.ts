import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Region } from '../solver/policy/entry.ts';
import type { Place } from '../solver/travel.ts';
import { type Borough, londonBoroughs } from './boroughs.ts';

/** One line of `regions.csv`: where a region lies, and how large it is beside the others. */
interface RegionLine extends Place {
  region: Region;
  name: string;
  letters: string;
  population: number;
}

/** A region as a stage for an invention. */
export interface RegionPlace {
  region: Region;
  /** What the codes of its projects begin with; London's with nothing. */
  letters: string;
  population: number;
  boroughs: readonly Borough[];
}

/**
 * The 12 regions in the order of `regions.csv`. Its columns are public facts, rounded, and the letters are ours:
 * - `region`, `name`: as the policy has it, and as people write it;
 * - `letters`: before the codes of projects there;
 * - `latitude`, `longitude`: a point near the middle of where most people live, WGS 84;
 * - `population_thousands`: people who live there, in thousands.
 *
 * London has its real boroughs. The other regions have as many, invented: London's map moved to their middle, and
 * numbered instead of named.
 */
export function regionPlaces(): RegionPlace[] {
  const lines = regionLines();
  const boroughs = londonBoroughs();
  const london = lines.find((line) => line.region === 'london')!;
  return lines.map((line) => {
    const { region, letters, population } = line;
    const own =
      line === london ? boroughs : boroughs.map((borough, i) => moved(borough, i + 1, london, line));
    return { region, letters, population, boroughs: own };
  });
}

function moved(borough: Borough, number: number, from: RegionLine, to: RegionLine): Borough {
  return {
    region: to.region,
    name: `${to.name} ${number}`,
    latitude: borough.latitude + to.latitude - from.latitude,
    longitude: borough.longitude + to.longitude - from.longitude,
    population: borough.population,
  };
}

function regionLines(): RegionLine[] {
  const lines: Record<string, string>[] = parse(
    readFileSync(new URL('./regions.csv', import.meta.url), 'utf8'),
    { columns: true },
  );
  return lines.map((line) => ({
    region: line.region as Region,
    name: line.name!,
    letters: line.letters!,
    latitude: Number(line.latitude),
    longitude: Number(line.longitude),
    population: Number(line.population_thousands) * 1_000,
  }));
}
