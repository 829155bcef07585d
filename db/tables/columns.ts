import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, integer, text } from 'drizzle-orm/sqlite-core';

/** A yes or no. */
export const flag = (name: string) => integer(name, { mode: 'boolean' }).notNull();

/** Small-letter words, as a JSON list. */
export const tags = (name: string) => text(name, { mode: 'json' }).$type<string[]>().notNull();

/** Codes of other rows, as a JSON list. */
export const codes = (name: string) => text(name, { mode: 'json' }).$type<string[]>().notNull();

/** A null PDU (the whole region) as a value, so that unique indexes hold for it too; drizzle-kit splits at commas. */
export const areaOf = (pdu: AnySQLiteColumn) => sql`(case when ${pdu} is null then '' else ${pdu} end)`;
