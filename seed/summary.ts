import type { Rows } from '../db/rows.ts';
import { minutesAnHour } from '../solver/calendar.ts';

/** How many of what a region has: lines for a table, in the order in which an officer would ask. */
export interface RegionSummary {
  pdus: number;
  people: number;
  employed: number;
  women: number;
  requirements: number;
  projects: number;
  groupProjects: number;
  individualProjects: number;
  eteProjects: number;
  sessionsPlanned: number;
  sessionsPast: number;
  pickUpPoints: number;
  keepApartPairs: number;
  commitments: number;
  allocations: number;
  appointments: number;
  venues: number;
  facilitators: number;
  programmeReferrals: number;
  hoursOrdered: number;
  hoursCredited: number;
}

/** Counts of a region's rows; hours are whole, rounded down. */
export function summaryOf(rows: Rows): RegionSummary {
  const projectsOf = (type: string) => rows.projects.filter((project) => project.type === type).length;
  const planned = rows.sessions.filter((session) => session.status === 'planned').length;
  const minutesOrdered = rows.requirements.reduce((sum, row) => sum + row.orderedMinutes, 0);
  const minutesCredited = rows.appointments.reduce((sum, row) => sum + (row.creditedMinutes ?? 0), 0);
  return {
    pdus: rows.pdus.length,
    people: rows.people.length,
    employed: rows.people.filter((person) => person.employment === 'employed').length,
    women: rows.people.filter((person) => person.sex === 'female').length,
    requirements: rows.requirements.length,
    projects: rows.projects.length,
    groupProjects: projectsOf('group'),
    individualProjects: projectsOf('individual'),
    eteProjects: projectsOf('ete'),
    sessionsPlanned: planned,
    sessionsPast: rows.sessions.length - planned,
    pickUpPoints: rows.pickUpPoints.length,
    keepApartPairs: rows.keepApart.length,
    commitments: rows.commitments.length,
    allocations: rows.allocations.length,
    appointments: rows.appointments.length,
    venues: rows.venues.length,
    facilitators: rows.facilitators.length,
    programmeReferrals: rows.referrals.length,
    hoursOrdered: Math.floor(minutesOrdered / minutesAnHour),
    hoursCredited: Math.floor(minutesCredited / minutesAnHour),
  };
}
