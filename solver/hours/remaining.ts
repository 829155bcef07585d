/** What is served, or spoken for, of the minutes that a court ordered. */
export interface Served {
  creditedMinutes: number;
  /**
   * Booked and without an outcome. In the past too: they count as served until somebody says otherwise, as in the
   * case-management system (`formats/appointments.md`, rule 1), so that nobody is booked beyond their order.
   */
  bookedMinutes: number;
}

/** Minutes of a requirement that are still to be booked; never negative. */
export function remainingMinutes(orderedMinutes: number, served: Served): number {
  return Math.max(0, orderedMinutes - served.creditedMinutes - served.bookedMinutes);
}
