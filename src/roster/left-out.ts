import type { Db } from '../../db/connect.ts';
import { rosterInWeek } from './remembered.ts';
import type { LeftOut } from './week-requirements.ts';

/** Requirements left out for one reason. */
export interface LeftOutReason {
  reason: LeftOut['reason'];
  message: string;
  requirements: number;
}

/** The requirements of a roster's area that no session of the week can serve, and why; null: there is no such roster. */
export async function leftOutOf(
  db: Db,
  id: number,
): Promise<{ reasons: LeftOutReason[]; leftOut: LeftOut[] } | null> {
  const found = await rosterInWeek(db, id);
  if (!found) return null;
  const { leftOut } = found.week;
  const reasons = new Map<string, LeftOutReason>();
  for (const { reason, message } of leftOut) {
    const counted = reasons.get(reason) ?? { reason, message, requirements: 0 };
    counted.requirements += 1;
    reasons.set(reason, counted);
  }
  return { reasons: [...reasons.values()].sort((a, b) => b.requirements - a.requirements), leftOut };
}
