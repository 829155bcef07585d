import { byText } from '../by-text.ts';
import type { IsoDate, Window } from '../calendar.ts';
import { type AttendanceOutcome, isAttended } from './attendance.ts';
import type { ProgrammeTemplate, SessionKind } from './template.ts';

/** A session of one member: with the group, alone, or to make up for another. */
export interface AttendedSession extends Window {
  id: string;
  number: number;
  kind: SessionKind;
  date: IsoDate;
  status: 'planned' | 'held' | 'cancelled';
  /** The session that it makes up for; null: none. */
  catchUpFor: string | null;
  /** As it was recorded last; null: nothing is. */
  outcome: AttendanceOutcome | null;
}

/** How far somebody is in their programme. Lists are session numbers of the template, in order. */
export interface Progress {
  /** Sessions of the template. */
  sessions: number;
  /** Attended, or caught up. */
  done: number[];
  /** Absent, and neither caught up nor booked to be. */
  missed: number[];
  /** Past, and nothing recorded yet. */
  awaiting: number[];
  /** To come. */
  planned: number[];
  /** Neither of these: no day is planned on which they could be done. */
  notPlanned: number[];
  /** Catch-ups attended or booked. */
  catchUps: number;
  next: AttendedSession | null;
  /** The day of the last session, past or to come, if nothing stays undone as it stands; null: something does. */
  finishesOn: IsoDate | null;
  /** Whether that is by the day by which they must finish; null: not known, for something stays undone. */
  inTime: boolean | null;
  completed: boolean;
}

/**
 * How far somebody is who has, had and will have these sessions, of every group that they were in: a number is done once
 * one of its sessions was attended. What is past and not recorded counts as done for when they finish.
 */
export function progressOf(
  template: Pick<ProgrammeTemplate, 'sessions'>,
  sessions: readonly AttendedSession[],
  mustFinishBy: IsoDate,
  today: IsoDate,
): Progress {
  const standing = sessions.filter(({ status }) => status !== 'cancelled');
  const numbersOf = (which: readonly AttendedSession[]) => new Set(which.map(({ number }) => number));
  const attended = standing.filter(({ outcome }) => outcome !== null && isAttended(outcome));
  const open = standing.filter(({ outcome }) => outcome === null);
  const toCome = open.filter(({ date, status }) => date >= today && status === 'planned');
  const done = numbersOf(attended);
  const ahead = numbersOf(toCome);
  const waiting = numbersOf(open.filter((session) => !toCome.includes(session)));
  const absent = numbersOf(standing.filter(({ outcome }) => outcome !== null && !isAttended(outcome)));
  const lists = { done, planned: ahead, awaiting: waiting, missed: absent };
  const placed: Record<keyof typeof lists | 'notPlanned', number[]> = {
    done: [],
    planned: [],
    awaiting: [],
    missed: [],
    notPlanned: [],
  };
  for (const { number } of template.sessions) {
    const list = (Object.keys(lists) as (keyof typeof lists)[]).find((name) => lists[name].has(number));
    placed[list ?? 'notPlanned'].push(number);
  }
  const undone = placed.missed.length + placed.notPlanned.length > 0;
  const days = standing.filter(({ number, outcome }) => !done.has(number) || outcome !== null);
  const last =
    days
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? null;
  const finishesOn = undone ? null : last;
  return {
    sessions: template.sessions.length,
    ...placed,
    catchUps: standing.filter(
      ({ catchUpFor, outcome }) => catchUpFor !== null && (outcome === null || isAttended(outcome)),
    ).length,
    next: toCome.toSorted((a, b) => byText(startOf(a), startOf(b)))[0] ?? null,
    finishesOn,
    inTime: finishesOn === null ? null : finishesOn <= mustFinishBy,
    completed: placed.done.length === template.sessions.length,
  };
}

const startOf = ({ date, from, id }: AttendedSession) => `${date} ${from} ${id}`;
