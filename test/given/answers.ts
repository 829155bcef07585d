import { expect } from 'vitest';
import type { Answer } from './door.ts';

/** The answer is problem+json of that status, with what else is named. */
export function expectProblem(answer: Answer, status: number, more: object = {}) {
  expect({ status: answer.status, type: answer.type, body: answer.body }).toMatchObject({
    status,
    type: 'application/problem+json',
    body: {
      type: expect.any(String),
      title: expect.any(String),
      status,
      detail: expect.any(String),
      ...more,
    },
  });
}

/** The answer is a 422 that names exactly these fields, in this order. */
export function expectFaultsAt(answer: Answer, ...paths: string[]) {
  expectProblem(answer, 422);
  const { faults } = answer.body as { faults: { path: string }[] };
  expect(faults.map(({ path }) => path)).toEqual(paths);
}
