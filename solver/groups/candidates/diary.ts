import { contains, type IsoDate, overlaps, weekdayOf } from '../../calendar.ts';
import { grouped } from '../../grouped.ts';
import type { DatedWindow } from '../../roster/problem.ts';
import type { Facilitator } from './nouns.ts';

/** What a room or a facilitator is given, by day: when, and to which of the candidates, by place in their list. */
export type Diary = Map<IsoDate, (DatedWindow & { by: number })[]>;

export function give(diary: Diary, { date, from, to }: DatedWindow, by: number): void {
  const there = diary.get(date);
  if (there) there.push({ date, from, to, by });
  else diary.set(date, [{ date, from, to, by }]);
}

/** The candidates that have some of these times. */
export function sharing(diary: Diary, times: readonly DatedWindow[]): Set<number> {
  const found = new Set<number>();
  for (const time of times)
    for (const taken of diary.get(time.date) ?? []) if (overlaps(taken, time)) found.add(taken.by);
  return found;
}

/** Whether what is booked already leaves a time free. */
export function freeBesides(booked: readonly DatedWindow[]): (time: DatedWindow) => boolean {
  const byDate = grouped(booked, ({ date }) => date);
  return (time) => !(byDate.get(time.date) ?? []).some((other) => overlaps(other, time));
}

/** Whether a facilitator works at a time, is not on leave and has nothing booked; each time is looked up once. */
export function freeFacilitator({ hours, leave, booked }: Facilitator): (time: DatedWindow) => boolean {
  const known = new Map<string, boolean>();
  const notBooked = freeBesides(booked);
  const lookUp = (time: DatedWindow) => {
    const { date } = time;
    const weekday = weekdayOf(date);
    return (
      hours.some((open) => open.weekday === weekday && contains(open, time)) &&
      !leave.some(({ fromDate, toDate }) => fromDate <= date && date <= toDate) &&
      notBooked(time)
    );
  };
  return (time) => {
    const key = `${time.date} ${time.from} ${time.to}`;
    const free = known.get(key) ?? lookUp(time);
    known.set(key, free);
    return free;
  };
}
