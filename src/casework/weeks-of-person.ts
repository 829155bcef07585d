import { isWorked } from '../../solver/hours/entries.ts';
import { type WeekSoFar, weeksSoFar } from '../../solver/hours/weeks.ts';
import type { Occasion } from './occasion.ts';
import type { WithLedger } from './requirement-hours.ts';
import { daysAway } from './track-of.ts';

/**
 * The weeks of a person so far beside their minimum, which is theirs over all their requirements. Of one that is not in
 * force nothing is left to be worked.
 */
export function weeksOfPerson(
  kept: readonly WithLedger[],
  { today, bankHolidays, limits }: Occasion,
): WeekSoFar[] {
  const [first] = kept;
  if (!first) return [];
  const lines = kept.flatMap(({ ledger }) => ledger.lines);
  const worked = lines.flatMap(({ entry }) => (isWorked(entry) ? [entry.date] : []));
  return weeksSoFar(
    {
      today,
      employed: first.rows.person.employment === 'employed',
      firstWorked: worked.sort()[0] ?? null,
      deadline: kept
        .map(({ rows }) => rows.requirement.deadline)
        .sort()
        .at(-1)!,
      orderedMinutes: kept
        .map(({ rows: { requirement }, ledger }) =>
          requirement.status === 'in-force' ? requirement.orderedMinutes : ledger.creditedMinutes,
        )
        .reduce((sum, minutes) => sum + minutes),
      lines,
      daysOut: [...new Set([...bankHolidays, ...daysAway(first.rows)])],
    },
    limits,
  );
}
