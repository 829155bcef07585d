import type { GivenRegion } from './region.ts';

/** Adds Wales to the week of London's two PDUs: two people of Cardiff, and a session for them. */
export function withWales(week: GivenRegion): void {
  week.pdu('cardiff', { region: 'wales' }).project('W001');
  for (const crn of ['X200001', 'X200002']) week.person(crn).requirement(crn).travel(crn, 'W001', 30);
  week.session('W001', '2026-12-01', { minAttendance: 2 });
}
