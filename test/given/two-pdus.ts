import { type GivenRegion, givenRegion } from './region.ts';

/** A week of one region in two PDUs: four people of Camden, four of Hackney, and five group sessions. */
export const region = 'london' as const;
export const weekStart = '2026-11-30';
export const camden = 'camden';
export const hackney = 'hackney';

export const people = {
  camden: ['X100001', 'X100002', 'X100003', 'X100004'],
  hackney: ['X100005', 'X100006', 'X100007', 'X100008'],
} as const;

/** Camden's sessions: two of one project, then one of another. */
export const tuesday = 'P001-2026-12-01';
export const wednesday = 'P001-2026-12-02';
export const thursday = 'P002-2026-12-03';
/** Hackney's. */
export const hackneyTuesday = 'P003-2026-12-01';
export const hackneyFriday = 'P003-2026-12-04';

/**
 * That week, to be added to and kept: everyone is a man free from eight to six every day and ready to work, every
 * session credits seven hours and needs two people, and all ways take half an hour.
 */
export function twoPdus(): GivenRegion {
  const given = givenRegion();
  const runs = { minAttendance: 2 };
  given.pdu(camden).project('P001').project('P002');
  for (const crn of people.camden) given.person(crn).requirement(crn);
  given.session('P001', '2026-12-01', runs).session('P001', '2026-12-02', runs);
  given.session('P002', '2026-12-03', runs);
  given.pdu(hackney).project('P003');
  for (const crn of people.hackney) given.person(crn).requirement(crn);
  given.session('P003', '2026-12-01', runs).session('P003', '2026-12-04', runs);
  for (const crn of [...people.camden, ...people.hackney])
    for (const project of ['P001', 'P002', 'P003']) given.travel(crn, project, 30);
  return given;
}
