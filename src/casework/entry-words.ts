import type { HoursAppointment } from '../../db/hours.ts';
import type { AppointmentEntry, Entry } from '../../solver/hours/entries.ts';
import { outcomeOf } from '../../solver/hours/outcomes.ts';
import { countInWords } from '../http/in-words.ts';

/** What a line of the ledger came from, in words. `at`: the appointment of an outcome. */
export function entryInWords(
  entry: Entry,
  at: (appointment: string) => HoursAppointment | undefined,
): string {
  if (entry.kind === 'course') return `Course completed: ${entry.course}`;
  if (entry.kind === 'adjustment') {
    const forTravel = entry.travelFor === null ? '' : `, for travel to ${entry.travelFor}`;
    return `Adjustment${forTravel}: ${entry.reason}`;
  }
  return outcomeInWords(entry, at(entry.appointment)?.projectName ?? null);
}

function outcomeInWords(entry: AppointmentEntry, projectName: string | null): string {
  const { outcome, from, to, breakMinutes, penaltyMinutes } = entry;
  const parts = [
    `${outcomeOf(outcome)!.name}: ${projectName === null ? '' : `${projectName}, `}${from} to ${to}`,
    breakMinutes > 0 && `a break of ${countInWords(breakMinutes, 'minute')}`,
    penaltyMinutes > 0 && `${countInWords(penaltyMinutes, 'minute')} taken off`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}
