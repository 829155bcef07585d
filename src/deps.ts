import type { Logger } from 'pino';
import type { Db } from '../db/connect.ts';
import type { IsoDate } from '../solver/calendar.ts';
import type { ProgrammeTemplate } from '../solver/groups/template.ts';
import type { Fault } from '../solver/roster/problem.ts';
import type { Access } from './access/access.ts';
import type { FormedGroups, FormGroupsAsked } from './programmes/form-groups.ts';
import type { Runs } from './runs/runs.ts';

/** What time it is, in Europe/London. Only main and the CLI make a real one; tests set their own. */
export interface Clock {
  /** Today's local date. */
  today(): IsoDate;
  /** This instant, UTC, ISO 8601 with a Z. */
  now(): string;
}

/** All that the doors need from outside, wired once by main, the CLI or a test. */
export interface Deps {
  db: Db;
  clock: Clock;
  /** Knows who is asking. */
  access: Access;
  /** Rosters being solved, off the request thread. */
  runs: Runs;
  log: Logger;
  /** The accredited programmes that there are, checked. */
  templates: readonly ProgrammeTemplate[];
  /** Forms groups off the request thread, within the seconds given or soon after. */
  formGroups(asked: FormGroupsAsked): Promise<FormedGroups | { faults: Fault[] }>;
  /** Codes of the accredited programmes that have a template. */
  programmes: ReadonlySet<string>;
}
