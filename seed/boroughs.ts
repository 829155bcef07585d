import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Rows } from '../db/rows.ts';
import type { Region } from '../solver/policy/entry.ts';
import type { Place } from '../solver/travel.ts';

export type PduRow = Rows['pdus'][number];

/** A borough of London, the City, or an invented part of another region. */
export interface Borough extends Place {
  region: Region;
  name: string;
  population: number;
}

/**
 * The 32 boroughs and the City, in the order of `london-boroughs.csv`. Its columns, all public facts:
 * - `borough`: the name;
 * - `latitude`, `longitude`: a point near its middle, WGS 84, decimal degrees to three places;
 * - `population_thousands`: people who live there, in thousands.
 */
export function londonBoroughs(): Borough[] {
  const lines: Record<string, string>[] = parse(
    readFileSync(new URL('./london-boroughs.csv', import.meta.url), 'utf8'),
    { columns: true },
  );
  return lines.map((line) => ({
    region: 'london',
    name: line.borough!,
    latitude: Number(line.latitude),
    longitude: Number(line.longitude),
    population: Number(line.population_thousands) * 1_000,
  }));
}

/** A borough as a PDU: its code is its name in small letters and hyphens, as it would stand in an address. */
export function pduOf(borough: Borough): PduRow {
  return {
    code: borough.name.toLowerCase().replaceAll(' ', '-'),
    name: borough.name,
    region: borough.region,
  };
}
