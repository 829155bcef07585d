import { z } from '@hono/zod-openapi';
import { stringify } from 'csv-stringify/sync';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { json } from './openapi.ts';

/** A list as a table: one row an item, one column a fact. */
export const csvMediaType = 'text/csv';
const jsonMediaType = 'application/json';

/** What stands in a column of the table of a list: null, nothing. */
export type CsvColumns<Row> = Readonly<Record<string, (row: Row) => string | number | boolean | null>>;

/** The part of a query that asks for the whole list as a table, where an Accept header cannot be sent. */
export const formatQuery = {
  format: z
    .enum(['json', 'csv'])
    .optional()
    .openapi({ description: 'csv: the whole list as a table, as with Accept: text/csv' }),
};

/** An answer that comes as JSON or, if asked for, as a table, for `responses`. */
export function jsonOrCsv<S extends z.ZodType>(schema: S, description: string) {
  const { content, ...rest } = json(schema, description);
  return { ...rest, content: { ...content, [csvMediaType]: { schema: z.string() } } };
}

/** Whether a request asks for a table: by its query or, if that says nothing, by its Accept header. */
export function asksForCsv(c: Context, format: 'json' | 'csv' | undefined): boolean {
  if (format !== undefined) return format === 'csv';
  const supports = [jsonMediaType, csvMediaType];
  return accepts(c, { header: 'Accept', supports, default: jsonMediaType }) === csvMediaType;
}

/** A list as a table for a spreadsheet, to which no cell is a formula; saved under the name given. */
export function csvAnswer<Row>(c: Context, name: string, columns: CsvColumns<Row>, rows: readonly Row[]) {
  const cells = rows.map((row) => Object.values(columns).map((cell) => cell(row)));
  const text = stringify([Object.keys(columns), ...cells], {
    escape_formulas: true,
    cast: { boolean: (is) => (is ? 'true' : 'false') },
  });
  return c.text(text, 200, {
    'content-type': `${csvMediaType}; charset=utf-8`,
    'content-disposition': `attachment; filename="${name}.csv"`,
  });
}
