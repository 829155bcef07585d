/** What can become of a member at a session of their programme. */
export const attendanceOutcomes = [
  'attended-complied',
  'attended-failed-to-comply',
  'acceptable-absence',
  'unacceptable-absence',
] as const;

export type AttendanceOutcome = (typeof attendanceOutcomes)[number];

const attended: readonly AttendanceOutcome[] = ['attended-complied', 'attended-failed-to-comply'];

/** Whether the member was there: only then is the session done. */
export function isAttended(outcome: AttendanceOutcome): boolean {
  return attended.includes(outcome);
}
