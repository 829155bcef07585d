import type { RequirementRow } from '../../db/requirements.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { type Progress, type Track, track } from '../../solver/hours/track.ts';
import type { Occasion } from './occasion.ts';

/** A requirement as far as its finish goes, whether read whole or in sums. */
export interface Standing
  extends Pick<Progress, 'leftMinutes' | 'worked' | 'booked' | 'attendance' | 'absences'> {
  requirement: Pick<RequirementRow, 'deadline' | 'allocatedDate'>;
  /** Of the region and of all regions, besides bank holidays. */
  nonWorkingDates: readonly IsoDate[];
}

/** Days on which a person cannot work, bank holidays besides: by their own word, or since nobody does. Each date once. */
export function daysAway({ absences, nonWorkingDates }: Pick<Standing, 'absences' | 'nonWorkingDates'>) {
  return [...new Set([...absences, ...nonWorkingDates])];
}

/** Whether a requirement will be finished in time. */
export function trackOf(standing: Standing, { today, limits, bankHolidays }: Occasion): Track {
  const { requirement, leftMinutes, worked, booked, attendance } = standing;
  const { deadline, allocatedDate } = requirement;
  const absences = daysAway(standing);
  return track(
    { today, deadline, allocatedDate, leftMinutes, worked, booked, attendance, bankHolidays, absences },
    limits,
  );
}
