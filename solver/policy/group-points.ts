import { national } from './entry.ts';

/** What programme groups are worth, line by line: keys are those of group-problem/1. */
export const groupPoints = {
  placed: national('won for each person placed in a programme group', 'points', 1_000, 'assumed'),
  waitedWeek: national(
    'won for each whole week that a person placed in a programme group has waited',
    'points',
    20,
    'assumed',
  ),
  startWeek: national(
    'lost for each whole week until the first session, for each person placed in a programme group',
    'points',
    15,
    'assumed',
  ),
  lastChance: national(
    'won for each person placed in a programme group whom no later start would let finish in time',
    'points',
    1_500,
    'assumed',
  ),
  opened: national(
    'lost for each programme group opened that has no members yet',
    'points',
    2_500,
    'assumed',
  ),
  offOptimum: national(
    'lost for each person by which an open programme group is off its best size',
    'points',
    150,
    'assumed',
  ),
  travelMinute: national(
    'lost for each minute of one-way travel of each person placed in a programme group',
    'points',
    1,
    'assumed',
  ),
} as const;
