import { addDays, daysAWeek, type IsoDate, weekdayOf } from '../calendar.ts';
import type { DatedWindow } from '../roster/problem.ts';
import { type DatedSession, misplacedAmong } from './calendar/member-rules.ts';
import { type Slot, sessionIn, slotsOn } from './calendar/slots.ts';
import type { TimedSession } from './opening/nouns.ts';
import type { ProgrammeTemplate } from './template.ts';

/** A rolling group is to go on for those who came in at an entry point. */
export interface NextRound {
  template: ProgrammeTemplate;
  slots: readonly Slot[];
  /** Everything planned of the group, by date. */
  planned: readonly DatedSession[];
  /** Group sessions that need a day, in order. */
  numbers: readonly number[];
  /** Whether the venue and the room can be used at a time. */
  isOpen(time: DatedWindow): boolean;
  mostWeeks: number;
}

/**
 * Days for sessions of the next round of a rolling group: in order, after all that is planned, each in the first slot that
 * can be used, as far apart and as few a week as the template asks. Null: a session finds none within the weeks given.
 */
export function nextRound({
  template,
  slots,
  planned,
  numbers,
  isOpen,
  mostWeeks,
}: NextRound): TimedSession[] | null {
  const laid: TimedSession[] = [];
  let after: IsoDate = planned
    .map(({ date }) => date)
    .sort()
    .at(-1)!;
  for (const number of numbers) {
    const { minutes } = template.sessions[number - 1]!;
    const found = firstTime(after, mostWeeks, (date) =>
      misplacedIn(template, [...planned, ...laid], { number, date })
        ? []
        : slotsOn(slots, 'group', weekdayOf(date)).flatMap((slot) => {
            const window = sessionIn(slot, minutes);
            return window && isOpen({ date, ...window }) ? [{ date, ...window }] : [];
          }),
    );
    if (!found) return null;
    laid.push({ number, ...found });
    after = found.date;
  }
  return laid;
}

/** The order of the round before binds nothing: only how near and how many a week. */
function misplacedIn(template: ProgrammeTemplate, others: readonly DatedSession[], session: DatedSession) {
  return misplacedAmong(template, session, others).some(({ rule }) => rule === 'apart' || rule === 'week');
}

function firstTime(
  after: IsoDate,
  mostWeeks: number,
  timesOn: (date: IsoDate) => DatedWindow[],
): DatedWindow | null {
  for (let days = 1; days <= mostWeeks * daysAWeek; days += 1) {
    const [time] = timesOn(addDays(after, days));
    if (time) return time;
  }
  return null;
}
