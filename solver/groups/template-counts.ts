import type { ProgrammeTemplate, SessionKind } from './template.ts';

/** THE REGISTER of what a template may state of itself in all: a number, or the two ends of a range. */
export const templateCounts: Readonly<
  Record<string, { words: string; of(template: ProgrammeTemplate): readonly number[] }>
> = {
  sessions: { words: 'sessions', of: ({ sessions }) => [sessions.length] },
  groupSessions: { words: 'group sessions', of: (template) => [ofKind(template, 'group').length] },
  individualSessions: {
    words: 'individual sessions',
    of: (template) => [ofKind(template, 'individual').length],
  },
  preGroupSessions: {
    words: 'sessions before the group begins',
    of: ({ sessions }) => [sessions.filter(({ phase }) => phase === 'pre-group').length],
  },
  groupMinutes: { words: 'minutes of a group session', of: (template) => lengths(template, 'group') },
  individualMinutes: {
    words: 'minutes of an individual session',
    of: (template) => lengths(template, 'individual'),
  },
  sessionsAWeek: {
    words: 'sessions a week',
    of: ({ sessionsAWeek }) => [sessionsAWeek.min, sessionsAWeek.max],
  },
  groupMinimum: { words: 'people in the smallest group', of: ({ groupSize }) => [groupSize.min] },
  groupOptimum: { words: 'people in the best group', of: ({ groupSize }) => [groupSize.optimum] },
  groupMaximum: { words: 'people in the largest group', of: ({ groupSize }) => [groupSize.max] },
  exceptionMinimum: {
    words: 'people in the smallest group by exception',
    of: ({ groupSize }) => (groupSize.exception ? [groupSize.exception.min] : []),
  },
};

const ofKind = ({ sessions }: ProgrammeTemplate, kind: SessionKind) =>
  sessions.filter((session) => session.kind === kind);

/** The shortest and the longest of a kind. */
function lengths(template: ProgrammeTemplate, kind: SessionKind): number[] {
  const minutes = ofKind(template, kind).map((session) => session.minutes);
  if (minutes.length === 0) return [];
  return [Math.min(...minutes.map(({ min }) => min)), Math.max(...minutes.map(({ max }) => max))];
}
