import { daysAWeek } from '../calendar.ts';
import type { ProgrammeTemplate } from './template.ts';

/**
 * The fewest days that a template can take from the day of its first session to that of its last, both counted, if there
 * were a slot on every day: what its weekly range, its least days between sessions and its gaps leave.
 */
export function leastDays(template: ProgrammeTemplate): number {
  const weekdays = Array.from({ length: daysAWeek }, (_, weekday) => weekday);
  return Math.min(...weekdays.map((weekday) => daysFrom(template, weekday)));
}

/** The same for a first session on a weekday, 0 Monday: each session on the first day that it may have. */
function daysFrom({ sessions, sessionsAWeek, leastDaysBetween, gaps }: ProgrammeTemplate, weekday: number) {
  const first = weekday;
  let last = first;
  let week = Math.floor(first / daysAWeek);
  let inWeek = 1;
  sessions.slice(1).forEach(({ phase }, i) => {
    const beginsReview = phase === 'review' && sessions[i]!.phase !== 'review';
    let day = Math.max(
      last + Math.max(1, leastDaysBetween),
      first + gaps.weeksAfterFirst * daysAWeek,
      beginsReview ? last + gaps.weeksBeforeReview * daysAWeek : 0,
    );
    if (Math.floor(day / daysAWeek) === week && inWeek === sessionsAWeek.max) day = (week + 1) * daysAWeek;
    inWeek = Math.floor(day / daysAWeek) === week ? inWeek + 1 : 1;
    week = Math.floor(day / daysAWeek);
    last = day;
  });
  return last - first + 1;
}
