import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../db/connect.ts';
import { inventRegion } from '../../seed/region.ts';
import { addDays } from '../../solver/calendar.ts';
import { expectedNow } from '../../src/access/acting.ts';
import type { Caller, Role } from '../../src/access/caller.ts';
import { seedRegion } from '../../src/commands/seed.ts';
import { type Served, serve } from '../../src/http/serve.ts';
import { runWeek } from '../../src/roster/run-week.ts';
import { createRuns } from '../../src/runs/runs.ts';
import { aTest } from './acting.ts';
import { type Door, givenDoor } from './door.ts';
import { inventedWeek } from './invented-region.ts';
import { makePageSubjects, type PageSubjects } from './page-subjects.ts';

/** A service with real runs, over a file of its own. */
export interface Service {
  door: Door;
  served: Served;
  /** From now on it is nine on this day. */
  on(date: string): void;
  close(): Promise<void>;
}

/** A served region in which there is something on every page. */
export interface PagesRegion extends Service {
  subjects: PageSubjects;
  /** Somebody of a role who may see what the addresses name: the supervisor holds the session. */
  callers: Readonly<Record<Role, Caller>>;
}

/** Fewer have too few facilitators for a group. */
const usualPeople = 500;
const seconds = 2;
const region = 'london';

/** Serves an empty file with real runs; closed by whoever opened it, since a whole test file uses it. */
export async function openService(today: string): Promise<Service> {
  let day = today;
  const clock = { today: () => day, now: () => `${day}T09:00:00.000Z` };
  const folder = mkdtempSync(join(tmpdir(), 'scheduler-pages-'));
  const db = connect(join(folder, 'scheduler.sqlite'), aTest, expectedNow);
  const runs = await createRuns({
    ...{ db, clock, work: runWeek, threads: 1, failInterrupted: 'all' },
    elapsedMs: () => performance.now(),
    log: { error: () => {} },
  });
  const door = givenDoor({ db, clock, runs });
  const served = await serve(door.deps, 0);
  return {
    door,
    served,
    on: (date) => {
      day = date;
    },
    close: async () => {
      await served.close();
      await runs.close();
      db.$client.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * An invented London whose week is rostered and published on the Friday before, with a second draft, groups that are
 * proposed and one that is open. Then it is the day of the session that the addresses name.
 */
export async function openPagesRegion(people = usualPeople): Promise<PagesRegion> {
  const service = await openService(addDays(inventedWeek, -3));
  const { door, on } = service;
  await seedRegion(
    door.db,
    { people, seed: 1, weekStart: inventedWeek },
    door.deps.clock.now(),
    inventRegion,
  );
  const subjects = await makePageSubjects(door, { region, weekStart: inventedWeek, seconds });
  on(subjects.date);
  return { ...service, subjects, callers: callersOf(subjects) };
}

function callersOf({ supervisor }: PageSubjects): PagesRegion['callers'] {
  const of = (role: Role, name: string): Caller => ({ name, roles: [role], regions: [region], pdus: null });
  return {
    scheduler: of('scheduler', 'S. Cheduler'),
    'programme-manager': of('programme-manager', 'P. Manager'),
    caseworker: of('caseworker', 'C. Worker'),
    supervisor: of('supervisor', supervisor),
    admin: of('admin', 'A. Admin'),
  };
}
