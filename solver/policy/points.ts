import { national } from './entry.ts';

/** What a week's roster is worth, line by line: keys are those of roster-problem/1. */
export const points = {
  firstShortMinute: national(
    'lost, times urgency, for each minute under the first hours (or the weekly minimum, if less)',
    'points',
    60,
    'assumed',
  ),
  shortMinute: national(
    'lost, times urgency, for each further minute under the weekly minimum',
    'points',
    20,
    'assumed',
  ),
  extraMinute: national(
    'won, times urgency, for each minute over the weekly minimum',
    'points',
    1,
    'assumed',
  ),
  notCommenced: national(
    'lost for each person who must commence this week and has no session',
    'points',
    4_000,
    'assumed',
  ),
  stoodDown: national('lost for each group session that nobody attends', 'points', 3_000, 'assumed'),
  travelMinute: national('lost for each minute of one-way travel of each booking', 'points', 1, 'assumed'),
  usualProject: national("won for each booking at the person's usual project", 'points', 60, 'assumed'),
  ete: national('won for each booking on an ETE session', 'points', 90, 'assumed'),
  published: national('won for each booking that the published roster already has', 'points', 120, 'assumed'),
} as const;
