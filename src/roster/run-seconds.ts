/** Seconds that a run may take: if it is not told, and the most that it can be told; for the shell and the API. */
export const runSeconds = { usual: 10, most: 3_600 };

const peopleASecond = 200;

/** Seconds for a region among many, where nobody says: by its size, so that large ones come as near their bound as small ones. */
export function secondsFor(people: number): number {
  return Math.min(runSeconds.most, Math.max(runSeconds.usual, Math.ceil(people / peopleASecond)));
}
