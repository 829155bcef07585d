import type { Against } from '../../db/lists.ts';
import type { ProjectRow } from '../../db/projects.ts';
import type { SessionRow } from '../../db/sessions.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import {
  attendanceWithinCapacity,
  creditLeft,
  datesInOrder,
  onTheMap,
  runByNow,
  windowInOrder,
  withinProject,
} from '../../solver/row-checks.ts';

/** What speaks against a project as it would be kept: off the map, or ended before it starts. */
export function againstProject(today: IsoDate): Against<ProjectRow> {
  return (project, kept) => {
    const region = kept.pdu(project.pdu)?.region;
    return [
      ...(region ? onTheMap(project, 'latitude', 'longitude', policyInForce(region, today)) : []),
      ...datesInOrder(project, 'startDate', 'endDate', 'start date'),
    ];
  };
}

/** What speaks against a session as it would be kept: its times, break, places and status, a date out of its project's. */
export function againstSession(today: IsoDate): Against<SessionRow> {
  return (session, kept) => [
    ...windowInOrder(session),
    ...creditLeft(session),
    ...attendanceWithinCapacity(session),
    ...runByNow(session, today),
    ...withinProject(session, kept.project(session.project)),
  ];
}
