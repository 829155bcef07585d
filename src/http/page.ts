import { z } from '@hono/zod-openapi';
import type { Page, Paged } from '../../db/lists.ts';
import { numberInText } from './numbers.ts';

const defaultSize = 50;
/** The most that one page of a list holds. */
export const mostSize = 500;

/** The part of a query that asks for one page: `?page=0&size=50`. A list adds its filters by `.extend`. */
export const pageQuerySchema = z.object({
  page: numberInText(0, Number.MAX_SAFE_INTEGER)
    .default(0)
    .openapi({ default: 0, description: 'page number, from 0' }),
  size: numberInText(1, mostSize)
    .default(defaultSize)
    .openapi({ default: defaultSize, description: 'items a page' }),
});

type PageQuery = z.infer<typeof pageQuerySchema>;

export const pageSchema = z
  .object({
    size: z.int(),
    number: z.int().openapi({ description: 'from 0' }),
    totalElements: z.int(),
    totalPages: z.int(),
  })
  .openapi('Page');

/** A list as it is sent: one page of content, and how many there are in all. The name is that of the schema. */
export function listOf<S extends z.ZodType>(item: S, name: string) {
  return z.object({ content: z.array(item), page: pageSchema }).openapi(name);
}

/** The page that a query asks for, and the rest of the query: the filters. */
export function pageAsked<Q extends PageQuery>({ page, size, ...filter }: Q) {
  const asked: Page = { number: page, size };
  return { asked, filter };
}

/** One page of rows that are all at hand. */
export function pageOfAll<Row>(all: readonly Row[], { number, size }: Page): Paged<Row> {
  const from = number * size;
  return { rows: all.slice(from, from + size), total: all.length };
}

/** The body of a list: the rows of one page, wrapped. A page after the last is empty, and no error. */
export function pageOf<Row>({ rows, total }: Paged<Row>, { size, number }: Page) {
  return {
    content: rows,
    page: { size, number, totalElements: total, totalPages: Math.ceil(total / size) },
  };
}
