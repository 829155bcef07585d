import { mostSize } from '../http/page.ts';
import { type Ask, withQuery } from './ask.ts';
import type { Paged } from './parts/ways.tsx';

/** A page of a list as the API answers it. */
export interface Listed<T> {
  content: T[];
  page: Paged & { size: number };
}

/** All of a list, page after page. */
export async function allOf<T>(
  ask: Ask,
  path: string,
  query: Parameters<typeof withQuery>[1] = {},
): Promise<T[]> {
  const all: T[] = [];
  for (let page = 0, pages = 1; page < pages; page += 1) {
    const listed = await ask.get<Listed<T>>(withQuery(path, { ...query, size: mostSize, page }));
    all.push(...listed.content);
    pages = listed.page.totalPages;
  }
  return all;
}
