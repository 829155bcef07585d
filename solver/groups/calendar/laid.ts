import type { IsoDate } from '../../calendar.ts';
import type { DatedWindow } from '../../roster/problem.ts';
import type { ProgrammeTemplate } from '../template.ts';
import type { OpenTimes } from './open-times.ts';
import type { Slot } from './slots.ts';

/** What is to be laid onto dates. */
export interface LayoutRequest {
  /** Without faults. */
  template: ProgrammeTemplate;
  slots: readonly Slot[];
  /** The first day on which a session may be. */
  startsOn: IsoDate;
  /** How many members there must be room for in every one-to-one; 1 or more. */
  people: number;
  /** How many one-to-ones can be held side by side: the facilitators there are, over those that one needs. */
  oneToOnesAtOnce: number;
  place: OpenTimes;
  /** Weeks from the start in which everything must find a date: `layoutMostWeeks` of the policy. */
  mostWeeks: number;
}

export interface LaidGroupSession extends DatedWindow {
  number: number;
  kind: 'group';
}

/** As many times as there are members: whichever of them each takes, their own calendar obeys the template. */
export interface LaidOneToOnes {
  number: number;
  kind: 'individual';
  places: readonly DatedWindow[];
}

export type LaidSession = LaidGroupSession | LaidOneToOnes;

/** A slot that would have been used, had it not been closed. */
export interface SkippedSlot {
  number: number;
  date: IsoDate;
  from: string;
  because: string;
}

/** A week between the first and the last in which somebody has fewer sessions than the template asks for, and why. */
export interface LightWeek {
  weekStart: IsoDate;
  /** Those that everyone has in it. */
  sessions: number;
  because: 'closed' | 'gap' | 'one-to-ones';
}

export interface Layout {
  laid: true;
  /** In the template's order. */
  sessions: readonly LaidSession[];
  startsOn: IsoDate;
  /** The last day on which anybody attends. */
  finishesOn: IsoDate;
  skipped: readonly SkippedSlot[];
  lightWeeks: readonly LightWeek[];
}

/** Every day of a laid session: one, or those of the one-to-ones. */
export function datesOf(session: LaidSession): IsoDate[] {
  return session.kind === 'group' ? [session.date] : session.places.map(({ date }) => date);
}

/** The group sessions of a layout, in order. */
export function groupSessionsOf({ sessions }: Layout): LaidGroupSession[] {
  return sessions.filter((session) => session.kind === 'group');
}
