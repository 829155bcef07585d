import type { Entry, Region, Unit } from './entry.ts';
import { groupPoints } from './group-points.ts';
import { limits } from './limits.ts';
import { points } from './points.ts';
import { programmes } from './programmes.ts';
import { service } from './service.ts';
import { type Source, sources } from './sources.ts';

type Table = Record<string, Entry<number> | Entry<readonly number[]>>;
type Values<T extends Table> = { [K in keyof T]: T[K]['values'][number]['value'] };

/** The numbers in force for a region on a date, by their names in code. */
export interface Policy {
  region: Region;
  date: string;
  limits: Values<typeof limits>;
  points: Values<typeof points>;
  programmes: Values<typeof programmes>;
  groupPoints: Values<typeof groupPoints>;
  service: Values<typeof service>;
}

/** One line of the policy as an officer reads it. */
export interface PolicyLine {
  group: 'limits' | 'points' | 'programmes' | 'groupPoints' | 'service';
  key: string;
  name: string;
  value: number | readonly number[];
  unit: Unit;
  region: Region | 'national';
  from: string;
  source: Source;
  sourceTitle: string;
}

/** Increases when any number or its meaning changes: rosters record it so that an old one can be explained. */
export const policyVersion = 1;

const groups = { limits, points, programmes, groupPoints, service } as const;

function valueInForce<V extends number | readonly number[]>(entry: Entry<V>, region: Region, date: string) {
  const begun = entry.values.filter((v) => v.from <= date);
  const latest = (where: Region | 'national') =>
    begun
      .filter((v) => v.region === where)
      .reduce<(typeof begun)[number] | undefined>((a, b) => (a && a.from > b.from ? a : b), undefined);
  const found = latest(region) ?? latest('national');
  if (!found) throw new RangeError(`policy: "${entry.name}" has no value on ${date}`);
  return found;
}

function valuesInForce<T extends Table>(table: T, region: Region, date: string): Values<T> {
  const pairs = Object.entries(table).map(([key, entry]) => [
    key,
    valueInForce(entry as Entry<number | readonly number[]>, region, date).value,
  ]);
  return Object.fromEntries(pairs) as Values<T>;
}

/**
 * The numbers in force for a region on a date (`YYYY-MM-DD`). A region's own value goes before the national one;
 * of several, the latest that has begun.
 */
export function policyInForce(region: Region, date: string): Policy {
  return {
    region,
    date,
    limits: valuesInForce(limits, region, date),
    points: valuesInForce(points, region, date),
    programmes: valuesInForce(programmes, region, date),
    groupPoints: valuesInForce(groupPoints, region, date),
    service: valuesInForce(service, region, date),
  };
}

/** Every number in force for a region on a date, with unit, from-date and source, in the order of the register. */
export function policyLines(region: Region, date: string): PolicyLine[] {
  return (Object.keys(groups) as (keyof typeof groups)[]).flatMap((group) =>
    Object.entries(groups[group] as Table).map(([key, entry]) => {
      const found = valueInForce(entry as Entry<number | readonly number[]>, region, date);
      return {
        group,
        key,
        name: entry.name,
        value: found.value,
        unit: entry.unit,
        region: found.region,
        from: found.from,
        source: found.source,
        sourceTitle: sources[found.source],
      };
    }),
  );
}
