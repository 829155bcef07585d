import { type Entry, national } from './entry.ts';

/** Limits and settings of unpaid work. Keys are the names used in code; units are in the entries. */
export const limits = {
  orderMinimumMinutes: national('least hours a court can order', 'minutes', 2_400, 'webinar'),
  orderMaximumMinutes: national(
    'most hours a court can order, also over orders made together',
    'minutes',
    18_000,
    'webinar',
  ),
  supervisionDefaultMinimumMinutes: national(
    'least hours on a supervision default order',
    'minutes',
    1_200,
    'public',
  ),
  supervisionDefaultMaximumMinutes: national(
    'most hours on a supervision default order',
    'minutes',
    3_600,
    'public',
  ),
  finishWithinMonths: national(
    'time from sentence in which the hours must be worked',
    'months',
    12,
    'webinar',
  ),
  commenceWithinWorkingDays: national(
    'time from allocation in which the first session must be worked',
    'working days',
    7,
    'webinar',
  ),
  weeklyMinimumEmployedMinutes: national('weekly minimum, employed', 'minutes', 420, 'webinar'),
  weeklyMinimumUnemployedMinutes: national('weekly minimum, unemployed', 'minutes', 1_680, 'webinar'),
  weeklyBuildUpMinutes: national<readonly number[]>(
    'weekly minimum, unemployed, in the first, second, third week of work and on: the build-up',
    'minutes',
    [420, 840, 1_260, 1_680],
    'assumed',
  ),
  weeklyMaximumEmployedMinutes: national(
    'most minutes offered a week, employed, unless the deadline needs more',
    'minutes',
    840,
    'assumed',
  ),
  weeklyMaximumUnemployedMinutes: national(
    'most minutes offered a week, unemployed, unless the deadline needs more',
    'minutes',
    2_100,
    'assumed',
  ),
  firstMinutes: national(
    "the hours that come first: everyone's first 7 before anyone's further ones",
    'minutes',
    420,
    'assumed',
  ),
  usualSessionMinutes: national('usual length of a working day', 'minutes', 420, 'assumed'),
  urgencyWeeksInHand: national<readonly number[]>(
    'weeks in hand before the deadline up to which urgency is 5, 4, 3 and 2; beyond, 1',
    'weeks',
    [0, 4, 8, 16],
    'assumed',
  ),
  eteSharePercent: {
    name: 'most of the ordered hours that employment-related training may count for',
    unit: 'percent',
    values: [
      { from: '2000-01-01', region: 'national', value: 20, source: 'webinar' },
      { from: '2022-01-01', region: 'london', value: 30, source: 'london' },
    ],
  } satisfies Entry<number> as Entry<number>,
  maxTravelMinutes: national('longest travel each way', 'minutes', 90, 'webinar'),
  sessionsADay: national('most sessions a person works in a day', 'sessions', 1, 'assumed'),
  viableAttendance: national(
    'fewest people with whom a group session runs, where the session names no other number',
    'people',
    3,
    'assumed',
  ),
  reviewMonths: national<readonly number[]>(
    'reviews of the order, from sentence',
    'months',
    [6, 9],
    'public',
  ),
  absencesToWarn: national('unacceptable absences that bring a warning', 'absences', 1, 'public'),
  absencesToEnforce: national(
    'unacceptable absences within the window that bring referral for enforcement',
    'absences',
    2,
    'public',
  ),
  absenceWindowMonths: national('window in which unacceptable absences add up', 'months', 12, 'public'),
  walkingMetresAMinute: national('walking speed, for estimated travel', 'metres a minute', 80, 'assumed'),
  walkingAccessMinutes: national('access time on foot, for estimated travel', 'minutes', 0, 'assumed'),
  transitMetresAMinute: national(
    'public transport speed door to door once aboard, for estimated travel',
    'metres a minute',
    300,
    'assumed',
  ),
  transitAccessMinutes: national(
    'access and waiting time of public transport, for estimated travel',
    'minutes',
    15,
    'assumed',
  ),
  detourPercent: national(
    'length of a way on the ground over the great circle, for estimated travel',
    'percent',
    130,
    'assumed',
  ),
} as const;
