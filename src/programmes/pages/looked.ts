import { type Ask, NotAnswered, type Outcome } from '../../pages/ask.ts';

const unreadable = 422;

/** What a list answers; where what was filled in to look by cannot be read, why: the form is shown again with it. */
export async function looked<T>(ask: Ask, path: string): Promise<Outcome<T>> {
  try {
    return { done: await ask.get<T>(path) };
  } catch (error) {
    if (error instanceof NotAnswered && error.problem.status === unreadable)
      return { refused: error.problem };
    throw error;
  }
}

/** The most that a list answers at a time. */
const pageSize = 500;

/** All of a list, page after page. `path` has a query or none. */
export async function allOf<T>(ask: Ask, path: string): Promise<T[]> {
  const all: T[] = [];
  const joint = path.includes('?') ? '&' : '?';
  for (let page = 0; ; page += 1) {
    const list = await ask.get<{ content: T[]; page: { totalPages: number } }>(
      `${path}${joint}size=${pageSize}&page=${page}`,
    );
    all.push(...list.content);
    if (page + 1 >= list.page.totalPages) return all;
  }
}
