import { byText } from '../../by-text.ts';
import { addDays } from '../../calendar.ts';
import { nextEntryPoint } from '../rolling.ts';
import { inForce } from '../template-faults.ts';
import type { Candidate, CandidateDetail, CandidateRequest } from './nouns.ts';

/**
 * Running groups that can be joined: at their next entry point after today, with the sessions from it on. A group that has
 * none planned, and one whose programme is no longer in force, is not joined.
 */
export function runningCandidates({
  running,
  templates,
  asOf,
}: Pick<CandidateRequest, 'running' | 'templates' | 'asOf'>): {
  candidate: Candidate;
  detail: CandidateDetail;
}[] {
  return running.flatMap((group) => {
    const { id, programme, venue, sex, members, seats, tags, room, pattern, facilitators } = group;
    const template = templates.find((one) => one.code === programme && inForce(one, asOf));
    const entry = template && nextEntryPoint(template, group.sessions, addDays(asOf, 1));
    if (!template || !entry) return [];
    const sessions = group.sessions
      .filter(({ date }) => date >= entry.date)
      .sort((a, b) => byText(a.date, b.date));
    return [
      {
        candidate: {
          id,
          programme,
          venue,
          sex,
          sessions: sessions.map(({ date, from, to }) => ({ date, from, to })),
          members,
          seats,
          tags,
        },
        detail: {
          id,
          room,
          pattern,
          delivery: 'rolling' as const,
          startsOn: entry.date,
          finishesOn: sessions.at(-1)!.date,
          facilitators,
          sessions: sessions.map((session) => ({ ...session, facilitators })),
          oneToOnes: [],
          couldJoin: null,
        },
      },
    ];
  });
}
