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
