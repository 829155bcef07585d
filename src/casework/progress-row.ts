import type { HoursSummary } from '../../db/hours-list.ts';
import type { RequirementRow } from '../../db/requirements.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { withinShare } from '../../solver/hours/bookings.ts';
import { creditOf } from '../../solver/hours/ledger.ts';
import type { Worked } from '../../solver/hours/pace.ts';
import { applyToExtendBy } from '../../solver/hours/reviews.ts';
import type { Track } from '../../solver/hours/track.ts';
import type { Region } from '../../solver/policy/entry.ts';
import { bookedHours } from './booked-hours.ts';
import { finishInWords } from './finish-words.ts';
import type { Occasion } from './occasion.ts';
import { trackOf } from './track-of.ts';
import { whatToDo } from './what-to-do.ts';

/** A requirement in a list: the same figures as in the answer for it alone, from sums. */
export interface ProgressRow
  extends Pick<RequirementRow, 'crn' | 'eventNumber' | 'sentenceDate' | 'deadline' | 'orderedMinutes'>,
    Pick<Track, 'state' | 'finish' | 'daysInHand'> {
  region: Region;
  pdu: string;
  creditedMinutes: number;
  leftMinutes: number;
  bookedMinutes: number;
  pace: { soFarMinutes: number | null; neededMinutes: number | null };
  commencement: Track['commencement'] & { firstWorked: IsoDate | null };
  applyToExtendBy: IsoDate;
  /** When the hours will be done, and whether that is in time. */
  why: string;
  /** What somebody should do now; null: nothing. */
  toDo: string | null;
}

export function progressRow(summary: HoursSummary, occasion: Occasion): ProgressRow {
  const { person, requirement, sums } = summary;
  const { crn, eventNumber, sentenceDate, deadline, orderedMinutes } = requirement;
  const { eteSharePercent } = occasion.limits;
  const terms = { eteSharePercent, orderedMinutes };
  const { creditedMinutes, leftMinutes, eteLeftMinutes } = creditOf(sums, terms);
  const booked = withinShare(summary.booked, eteLeftMinutes);
  const worked = workedBySums(summary, terms);
  const { state, finish, daysInHand, paceSoFarMinutes, paceNeededMinutes, commencement } = trackOf(
    { ...summary, leftMinutes, worked, booked },
    occasion,
  );
  const row = {
    crn,
    eventNumber,
    region: person.region,
    pdu: person.pdu,
    sentenceDate,
    deadline,
    orderedMinutes,
    creditedMinutes,
    leftMinutes,
    bookedMinutes: booked.reduce((sum, { minutes }) => sum + minutes, 0),
    state,
    finish,
    daysInHand,
    pace: { soFarMinutes: paceSoFarMinutes, neededMinutes: paceNeededMinutes },
    commencement: { by: commencement.by, late: commencement.late, firstWorked: worked.firstWorked },
    applyToExtendBy: applyToExtendBy(deadline, occasion.limits),
  };
  return { ...row, ...inWords(row, booked, summary, occasion) };
}

function inWords(
  row: Omit<ProgressRow, 'why' | 'toDo'>,
  bookings: HoursSummary['booked'],
  { requirement: { status }, attendance }: HoursSummary,
  { today }: Occasion,
): Pick<ProgressRow, 'why' | 'toDo'> {
  const booked = bookedHours(bookings, row.leftMinutes, today);
  // On which day they were done, only the ledger of the requirement alone tells.
  if (row.state === 'complete') return { why: 'All hours are credited.', toDo: null };
  const hours = {
    ...row,
    asOf: today,
    status,
    booked,
    attendance,
    completedOn: null,
    finishAsAttended: null,
  };
  return { why: finishInWords(hours), toDo: whatToDo(hours) };
}

function workedBySums(
  { sums, sumsBefore, firstWorked }: HoursSummary,
  terms: Parameters<typeof creditOf>[1],
): Worked {
  const minutesOf = (some: HoursSummary['sums']) =>
    creditOf({ ...some, adjustmentMinutes: 0 }, terms).creditedMinutes;
  const beforeThisWeekMinutes = minutesOf(sumsBefore);
  return { firstWorked, beforeThisWeekMinutes, thisWeekMinutes: minutesOf(sums) - beforeThisWeekMinutes };
}
