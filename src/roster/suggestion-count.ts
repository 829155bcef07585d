/** How many suggestions to tell of: if it is not told, and the most that it can be told; for the shell and the API. */
export const suggestionCount = { usual: 10, most: 100 };
