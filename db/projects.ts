import { and, eq, gte, isNull, lte, or } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import type { Db, Tx } from './connect.ts';
import {
  type Against,
  type AreaFilter,
  type Change,
  faultsAgainst,
  inArea,
  type Page,
  type Paged,
  type Patch,
  pageOf,
  patched,
} from './lists.ts';
import { replanProjects } from './replan.ts';
import { pdus, pickUpPoints, pickUpRides, projects, type projectTypes, type sexPolicies } from './schema.ts';
import { isWithin, type Scope } from './scope.ts';

export type ProjectRow = typeof projects.$inferSelect;
export type PickUpPointRow = typeof pickUpPoints.$inferSelect;
/** A ride to the project: pick-up point by code, minutes it takes, time it leaves. */
export type Ride = Omit<typeof pickUpRides.$inferSelect, 'project'>;
export type Project = ProjectRow & { rides: Ride[] };
export type NewProject = ProjectRow & { rides?: Ride[] | undefined };
/** Rides that are given take the place of those kept. */
export type ProjectPatch = Patch<Omit<Project, 'code'>>;

export interface ProjectsFilter extends AreaFilter {
  type?: (typeof projectTypes)[number] | undefined;
  sexPolicy?: (typeof sexPolicies)[number] | undefined;
  /** Runs on this date: begun, and not ended before it. */
  on?: IsoDate | undefined;
}

type Refused = Extract<Change<never>, { refused: string }>;

/** Projects in order of code, without their rides. */
export async function listProjects(db: Db, filter: ProjectsFilter, page: Page): Promise<Paged<ProjectRow>> {
  const where = and(
    inArea(db, projects.pdu, filter),
    filter.type && eq(projects.type, filter.type),
    filter.sexPolicy && eq(projects.sexPolicy, filter.sexPolicy),
    filter.on === undefined
      ? undefined
      : and(
          lte(projects.startDate, filter.on),
          or(isNull(projects.endDate), gte(projects.endDate, filter.on)),
        ),
  );
  return pageOf(db, projects, where, [projects.code], page);
}

/** What a project is called, and the PDU that it belongs to. */
export interface ProjectName {
  name: string;
  pdu: string;
  pduName: string;
}

/** The names of an area's projects, by code. */
export async function projectNames(db: Db, filter: AreaFilter): Promise<Map<string, ProjectName>> {
  const rows = db
    .select({ code: projects.code, name: projects.name, pdu: pdus.code, pduName: pdus.name })
    .from(projects)
    .innerJoin(pdus, eq(pdus.code, projects.pdu))
    .where(inArea(db, projects.pdu, filter))
    .all();
  return new Map(rows.map(({ code, ...names }) => [code, names]));
}

/** One project with the rides to it, or null. Its sessions: `listSessions` with the project as filter. */
export async function projectByCode(db: Db, code: string): Promise<Project | null> {
  return db.transaction((tx) => projectIn(tx, code));
}

/** Keeps a new project. Refused: a code that stands already, an unknown pdu or pick-up point, one ride twice. */
export async function createProject(
  db: Db,
  project: NewProject,
  against: Against<ProjectRow> = () => [],
): Promise<Change<Project>> {
  return db.transaction(
    (tx) => {
      const { rides, ...row } = project;
      if (projectIn(tx, row.code)) return { refused: 'duplicate', field: 'code', value: row.code } as const;
      const refused = refusalOf(tx, project) ?? faultsAgainst(db, row, against);
      if (refused) return refused;
      tx.insert(projects).values(row).run();
      replaceRides(tx, row.code, rides);
      return { kept: projectIn(tx, row.code)! };
    },
    { behavior: 'immediate' },
  );
}

/**
 * Changes some fields of a project; rides that are given take the place of those kept. Appointments that its allocations make are
 * planned again where its last day changes. Null: no such project.
 */
export async function changeProject(
  db: Db,
  code: string,
  patch: ProjectPatch,
  at: string,
  against: Against<ProjectRow> = () => [],
): Promise<Change<Project> | null> {
  return db.transaction(
    (tx) => {
      const before = tx.select().from(projects).where(eq(projects.code, code)).get();
      if (!before) return null;
      const { rides, ...fields } = patch;
      const refused = refusalOf(tx, patch) ?? faultsAgainst(db, patched<ProjectRow>(before, fields), against);
      if (refused) return refused;
      if (Object.values(fields).some((value) => value !== undefined))
        tx.update(projects).set(fields).where(eq(projects.code, code)).run();
      replaceRides(tx, code, rides);
      if (fields.endDate !== undefined && fields.endDate !== before.endDate) replanProjects(db, [code], at);
      return { kept: projectIn(tx, code)! };
    },
    { behavior: 'immediate' },
  );
}

/** Pick-up points in order of code. */
export async function listPickUpPoints(db: Db, page: Page): Promise<Paged<PickUpPointRow>> {
  return pageOf(db, pickUpPoints, undefined, [pickUpPoints.code], page);
}

/** One pick-up point, or null. */
export async function pickUpPointByCode(db: Db, code: string): Promise<PickUpPointRow | null> {
  return pickUpPointIn(db, code) ?? null;
}

/** Keeps a new pick-up point. Refused: a code that stands already. */
export async function createPickUpPoint(db: Db, point: PickUpPointRow): Promise<Change<PickUpPointRow>> {
  return db.transaction(
    (tx) => {
      if (pickUpPointIn(tx, point.code))
        return { refused: 'duplicate', field: 'code', value: point.code } as const;
      tx.insert(pickUpPoints).values(point).run();
      return { kept: point };
    },
    { behavior: 'immediate' },
  );
}

/** Whether all projects to which somebody rides from a pick-up point lie within a scope. */
export function isPointWithin(db: Db | Tx, code: string, scope: Scope): boolean {
  const served = db
    .select({ region: pdus.region, pdu: pdus.code })
    .from(pickUpRides)
    .innerJoin(projects, eq(projects.code, pickUpRides.project))
    .innerJoin(pdus, eq(pdus.code, projects.pdu))
    .where(eq(pickUpRides.pickUpPoint, code))
    .all();
  return served.every(({ region, pdu }) => isWithin(scope, { region, pdus: [pdu], shared: false }, 'change'));
}

/** Changes some fields of a pick-up point. Null: no such point. `elsewhere`: it serves projects outside the scope as well. */
export async function changePickUpPoint(
  db: Db,
  code: string,
  patch: Patch<Omit<PickUpPointRow, 'code'>>,
  within?: Scope,
): Promise<Change<PickUpPointRow> | 'elsewhere' | null> {
  return db.transaction(
    (tx) => {
      if (within && !isPointWithin(tx, code, within)) return 'elsewhere';
      if (Object.values(patch).some((value) => value !== undefined))
        tx.update(pickUpPoints).set(patch).where(eq(pickUpPoints.code, code)).run();
      const kept = pickUpPointIn(tx, code);
      return kept ? { kept } : null;
    },
    { behavior: 'immediate' },
  );
}

function projectIn(tx: Tx, code: string): Project | null {
  const row = tx.select().from(projects).where(eq(projects.code, code)).get();
  if (!row) return null;
  const { pickUpPoint, minutes, departs } = pickUpRides;
  const rides = tx
    .select({ pickUpPoint, minutes, departs })
    .from(pickUpRides)
    .where(eq(pickUpRides.project, code))
    .orderBy(pickUpPoint)
    .all();
  return { ...row, rides };
}

function pickUpPointIn(tx: Db | Tx, code: string) {
  return tx.select().from(pickUpPoints).where(eq(pickUpPoints.code, code)).get();
}

function refusalOf(tx: Tx, { pdu, rides = [] }: ProjectPatch): Refused | null {
  if (pdu !== undefined && !tx.select().from(pdus).where(eq(pdus.code, pdu)).get())
    return { refused: 'unknown', field: 'pdu', value: pdu };
  const points = rides.map((ride) => ride.pickUpPoint);
  const unknown = points.find((point) => !pickUpPointIn(tx, point));
  if (unknown !== undefined) return { refused: 'unknown', field: 'rides', value: unknown };
  const twice = points.find((point, i) => points.indexOf(point) < i);
  return twice === undefined ? null : { refused: 'duplicate', field: 'rides', value: twice };
}

function replaceRides(tx: Tx, project: string, rides: readonly Ride[] | undefined) {
  if (!rides) return;
  tx.delete(pickUpRides).where(eq(pickUpRides.project, project)).run();
  if (rides.length)
    tx.insert(pickUpRides)
      .values(rides.map((ride) => ({ ...ride, project })))
      .run();
}
