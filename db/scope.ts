import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Region } from '../solver/policy/entry.ts';
import type { Db } from './connect.ts';
import { pdus } from './schema.ts';

/** Whose data somebody may see. What lies elsewhere looks to them like what does not exist. */
export interface Scope {
  regions: readonly Region[];
  /** Only these PDUs of the regions; null: all of them. */
  pdus: readonly string[] | null;
  /** Only the sessions of this supervisor; null: those of any. */
  supervisor: string | null;
}

/** Where something that is kept belongs. */
export interface Place {
  region: Region;
  /** Null: to the region as a whole. */
  pdus: readonly string[] | null;
  /** True: read by each PDU of its region, though it belongs to none. */
  shared: boolean;
  /** Who supervises it; undefined: it is nothing that anybody supervises. */
  supervisor?: string | null;
}

/** Whether something lies within a scope; what belongs to a region as a whole is changed only by who sees the whole. */
export function isWithin(scope: Scope, place: Place, to: 'see' | 'change' = 'see'): boolean {
  if (!scope.regions.includes(place.region)) return false;
  if (scope.supervisor !== null && place.supervisor !== undefined && place.supervisor !== scope.supervisor)
    return false;
  const theirs = scope.pdus;
  if (theirs === null) return true;
  if (place.pdus === null || place.pdus.length === 0) return place.shared && to === 'see';
  return to === 'see'
    ? place.pdus.some((pdu) => theirs.includes(pdu))
    : place.pdus.every((pdu) => theirs.includes(pdu));
}

/** The condition that a PDU column lies within a scope; undefined where nothing is kept from it. */
export function pduWithin(db: Db, pdu: SQLiteColumn, scope: Scope | undefined): SQL | undefined {
  if (scope === undefined) return undefined;
  const inScope = and(
    inArray(pdus.region, [...scope.regions]),
    scope.pdus === null ? undefined : inArray(pdus.code, [...scope.pdus]),
  );
  return inArray(pdu, db.select({ code: pdus.code }).from(pdus).where(inScope));
}

/** The condition that a region column lies within a scope: for what each PDU of the region reads. */
export function regionWithin(region: SQLiteColumn, scope: Scope | undefined): SQL | undefined {
  return scope && inArray(region, [...scope.regions]);
}

/** The condition that an area, a PDU or with null its whole region, lies within a scope. */
export function areaWithin(
  { region, pdu }: { region: SQLiteColumn; pdu: SQLiteColumn | null },
  scope: Scope | undefined,
): SQL | undefined {
  if (scope === undefined) return undefined;
  const ofPdu = scope.pdus === null ? undefined : pdu === null ? sql`false` : inArray(pdu, [...scope.pdus]);
  return and(regionWithin(region, scope), ofPdu);
}

/** The condition that a supervisor column is within a scope. */
export function supervisedWithin(supervisor: SQLiteColumn, scope: Scope | undefined): SQL | undefined {
  return scope === undefined || scope.supervisor === null ? undefined : eq(supervisor, scope.supervisor);
}
