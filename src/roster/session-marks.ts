import { marksOf, type SessionMark } from '../../solver/roster/explain/session-marks.ts';
import { factsOf } from '../../solver/roster/facts.ts';
import { verdictOn } from '../../solver/roster/judge.ts';
import type { SessionId } from '../../solver/roster/problem.ts';
import { madeOnce } from './remembered.ts';

/** What each mark of a session says. */
const sentences: Readonly<Record<SessionMark, string>> = {
  'breaks-rule': 'breaks a rule',
  'stood-down': 'stood down: nobody is booked',
  'lone-woman': 'one woman among men, and no woman supervises or hosts',
  'at-minimum': 'one fewer and it could not run',
  full: 'no place left',
  'women-only': 'for women only',
};

/** Something that a scheduler looks for in a session, in words. */
export interface MarkInWords {
  mark: SessionMark;
  sentence: string;
}

export const markInWords = (mark: SessionMark): MarkInWords => ({ mark, sentence: sentences[mark] });

/** A session of a roster as it stands in the week's grid. */
export interface StandingSession {
  booked: number;
  marks: SessionMark[];
}

/** How each session of a roster stands, by id. */
export const sessionsStanding = madeOnce(
  'sessions',
  ({ week, bookings }): Map<SessionId, StandingSession> => {
    const facts = factsOf(week.problem, bookings);
    const marks = marksOf(facts, verdictOn(facts));
    return new Map(
      [...marks].map(([id, ofSession]) => [id, { booked: facts.peopleOn(id).length, marks: ofSession }]),
    );
  },
);
