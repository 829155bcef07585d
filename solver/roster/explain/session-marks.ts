import type { Facts } from '../facts.ts';
import type { Verdict } from '../judge.ts';
import type { Session, SessionId } from '../problem.ts';
import { loneWomanOn } from '../rules.ts';

/** What a scheduler looks for in a session of a roster, the gravest first. */
export const sessionMarks = [
  'breaks-rule',
  'stood-down',
  'lone-woman',
  'at-minimum',
  'full',
  'women-only',
] as const;
export type SessionMark = (typeof sessionMarks)[number];

/** The marks of each session of a roster that the judge has judged, in that order; those without any have an empty list. */
export function marksOf(facts: Facts, verdict: Verdict): Map<SessionId, SessionMark[]> {
  const broken = new Set(verdict.breaches.map(({ session }) => session));
  const stoodDown = new Set(verdict.stoodDown);
  const has: Record<SessionMark, (session: Session, booked: number) => boolean> = {
    'breaks-rule': ({ id }) => broken.has(id),
    'stood-down': ({ id }) => stoodDown.has(id),
    'lone-woman': (session) => loneWomanOn(session, facts) !== undefined,
    'at-minimum': ({ kind, minAttendance }, booked) =>
      kind === 'group' && booked > 0 && booked === minAttendance,
    full: ({ capacity }, booked) => booked >= capacity,
    'women-only': ({ womenOnly }) => womenOnly,
  };
  return new Map(
    facts.problem.sessions.map((session) => {
      const booked = facts.peopleOn(session.id).length;
      return [session.id, sessionMarks.filter((mark) => has[mark](session, booked))];
    }),
  );
}
