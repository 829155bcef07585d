/** Rows by a key, keys and rows in the order in which they come. Rows without a key (null, undefined) are left out. */
export function grouped<Key, Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key | null | undefined,
): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null || key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
