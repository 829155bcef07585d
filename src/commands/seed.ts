import { planAllocations } from '../../db/allocations.ts';
import type { Db } from '../../db/connect.ts';
import { keepRows } from '../../db/intake.ts';
import { listPeople } from '../../db/people.ts';
import { inventCountry } from '../../seed/country.ts';
import { inventRegion } from '../../seed/region.ts';
import { type RegionSummary, summaryOf } from '../../seed/summary.ts';
import { openDatabase } from './database.ts';
import { comingWeek, mondayGiven, wholeGiven } from './given.ts';
import { type ExitCode, exitCode, GivenWrong, type Io } from './io.ts';
import { table, thousands } from './table.ts';

export const mostPeopleInvented = 50_000;

/**
 * Invents a region, or the country, keeps it and plans by its allocations as from now; the same seed and week give the
 * same bytes.
 */
export async function seedRegion(
  db: Db,
  request: { people: number; seed: number; weekStart: string },
  now: string,
  invent = inventRegion,
): Promise<RegionSummary> {
  const rows = invent(request);
  await keepRows(db, rows);
  await planAllocations(db, now);
  return summaryOf(rows);
}

/** Whether anybody is kept: an invented region is never mixed with what is there. */
export async function isEmpty(db: Db): Promise<boolean> {
  return (await listPeople(db, {}, { size: 1, number: 0 })).total === 0;
}

/** `scheduler seed`: an invented London region, or all 12 regions, into an empty database. */
export async function seedCommand(
  io: Io,
  given: { people: string; seed: string; week?: string; allRegions?: true; json?: true },
): Promise<ExitCode> {
  const request = {
    people: wholeGiven(given.people, '--people', 1, mostPeopleInvented),
    seed: wholeGiven(given.seed, '--seed', 0, Number.MAX_SAFE_INTEGER),
    weekStart: given.week === undefined ? comingWeek(io) : mondayGiven(given.week, '--week'),
  };
  const db = openDatabase(io);
  try {
    if (!(await isEmpty(db)))
      throw new GivenWrong(
        `seed: ${io.databaseFile} has people in it; an invented region wants an empty database`,
      );
    const invent = given.allRegions ? inventCountry : inventRegion;
    const summary = await seedRegion(db, request, io.clock.now(), invent);
    if (given.json) io.out(JSON.stringify({ ...request, ...summary }));
    else {
      const where = given.allRegions ? 'England and Wales' : 'London';
      io.out(`An invented ${where} for the week of ${request.weekStart}, in ${io.databaseFile}\n`);
      io.out(
        table(
          ['what', 'how many'],
          Object.entries(summary).map(([name, n]) => [words(name), thousands(n)]),
        ),
      );
    }
    return exitCode.done;
  } finally {
    db.$client.close();
  }
}

const words = (camel: string) => camel.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
