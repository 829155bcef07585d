/** Seconds that a run may take: if it is not told, and the most that it can be told; for the shell and the API. */
export const runSeconds = { usual: 10, most: 3_600 };
