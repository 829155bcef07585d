import { judge } from '../../solver/roster/judge.ts';
import type { RosterProblem } from '../../solver/roster/problem.ts';
import type { Roster } from '../../solver/roster/roster.ts';
import type { OracleAnswer } from '../given/oracle.ts';

/** Ours and HiGHS agree on a week; or HiGHS had no proof in its time, and nothing speaks against ours; or they do not agree. */
export type Agreement = 'agree' | 'no proof' | 'disagree';

/** What HiGHS says of our answer, and the judge of our roster. */
export function agreementOf(problem: RosterProblem, ours: Roster, highs: OracleAnswer): Agreement {
  if (ours.status === 'infeasible' || highs.status === 'infeasible') {
    if (ours.status === highs.status) return 'agree';
    return ours.status === 'infeasible' && highs.status === 'unproven' && highs.bookings.length === 0
      ? 'no proof'
      : 'disagree';
  }
  const verdict = judge(problem, ours.bookings);
  if (verdict.breaches.length > 0 || verdict.points !== ours.points) return 'disagree';
  const peer = judge(problem, highs.bookings);
  const hasRoster = peer.breaches.length === 0;
  if (hasRoster && (ours.bound < peer.points || (ours.status === 'optimal' && ours.points < peer.points)))
    return 'disagree';
  if (highs.status !== 'optimal') return 'no proof';
  return ours.points <= highs.points && ours.bound >= highs.points ? 'agree' : 'disagree';
}
