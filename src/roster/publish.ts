import type { Db } from '../../db/connect.ts';
import { type Published, type PublishRefusal, publishDraft } from '../../db/publish.ts';
import type { NewAppointment } from '../../db/week-appointments.ts';
import { grouped } from '../../solver/grouped.ts';
import { judge } from '../../solver/roster/judge.ts';
import type { Session } from '../../solver/roster/problem.ts';
import type { Clock } from '../deps.ts';
import { inWeek, type RosterInWeek } from './in-week.ts';
import { judgedNow } from './judged.ts';
import type { Refusal } from './refusals.ts';
import { dayUnderWay } from './under-way.ts';
import type { OpenRequirement } from './week-requirements.ts';
import { breachesInWords, outOfWeekInWords } from './words.ts';

/**
 * Publishes a draft: freezes it, supersedes the one it replaces and makes its appointments, all or nothing. It is
 * judged once more, on the data as they are. Refused: as in `publishDraft`; or it breaks a rule now, or has bookings
 * that the week has no more.
 */
export async function publishRoster(
  db: Db,
  id: number,
  clock: Pick<Clock, 'now' | 'today'>,
): Promise<Published | Refusal<PublishRefusal | 'breaks-rules'>> {
  const answer = await publishDraft(db, id, clock.now(), (now) => {
    const found = inWeek(now);
    const verdict = judge(found.week.problem, found.bookings);
    const breaches = [...outOfWeekInWords(found.outOfWeek), ...breachesInWords(verdict.breaches)];
    if (breaches.length > 0) return { no: { refused: 'breaks-rules' as const, breaches } };
    const openFrom = dayUnderWay(found.roster.weekStart, clock.today());
    return {
      appointments: appointmentsOf(found),
      judged: judgedNow(found, verdict.points),
      ...(openFrom === null ? {} : { openFrom }),
    };
  });
  return 'no' in answer ? answer.no : answer;
}

/**
 * Each booking as an appointment for one of the person's requirements: the one with the earliest deadline that can be
 * worked on the day and has minutes left, in training hours where the session is training, after what the person's
 * earlier bookings of the week take.
 */
export function appointmentsOf({ week, bookings }: RosterInWeek): NewAppointment[] {
  const sessions = new Map(week.problem.sessions.map((session) => [session.id, session]));
  const byPerson = grouped(bookings, ([crn]) => crn);
  return [...byPerson].flatMap(([crn, booked]) => {
    const left = (week.requirements.get(crn) ?? []).map((requirement) => ({ ...requirement }));
    return booked
      .map(([, id]) => sessions.get(id)!)
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .map((session) => {
        const served = servedBy(session, left);
        served.remainingMinutes -= session.creditMinutes;
        if (session.kind === 'ete') served.eteMinutesLeft -= session.creditMinutes;
        return { crn, session: session.id, eventNumber: served.eventNumber };
      });
  });
}

/** Rounding a week up to whole sessions may leave none with minutes: then the first that can be worked on the day. */
function servedBy({ kind, date }: Session, requirements: OpenRequirement[]): OpenRequirement {
  const workable = requirements.filter((r) => r.workableFrom <= date && date <= r.deadline);
  const withMinutes = workable.filter((r) => r.remainingMinutes > 0);
  const withShare = kind === 'ete' ? withMinutes.filter((r) => r.eteMinutesLeft > 0) : withMinutes;
  return withShare[0] ?? withMinutes[0] ?? workable[0]!;
}
