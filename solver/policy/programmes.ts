import { national } from './entry.ts';

/** Numbers of accredited programmes that all of them share, or that a source states of one. */
export const programmes = {
  groupMinimumPeople: national('fewest people in a programme group', 'people', 4, 'webinar'),
  groupOptimumPeople: national('best number of people in a programme group', 'people', 8, 'webinar'),
  groupMaximumPeople: national('most people in a programme group', 'people', 12, 'webinar'),
  groupExceptionMinimumPeople: national(
    'fewest people in a programme group by named exception',
    'people',
    2,
    'bulletin',
  ),
  lowRiskBelowPercent: national(
    'OGRS score under which risk of reoffending is low',
    'percent',
    25,
    'webinar',
  ),
  tspSessions: national('sessions of the Thinking Skills Programme', 'sessions', 19, 'webinar'),
  tspGroupSessions: national('group sessions of the Thinking Skills Programme', 'sessions', 15, 'webinar'),
  tspIndividualSessions: national(
    'individual sessions of the Thinking Skills Programme',
    'sessions',
    4,
    'webinar',
  ),
  tspGroupMinutes: national<readonly number[]>(
    'length of a Thinking Skills Programme group session, from and to',
    'minutes',
    [120, 150],
    'webinar',
  ),
  tspIndividualMinutes: national<readonly number[]>(
    'length of a Thinking Skills Programme individual session, from and to',
    'minutes',
    [50, 60],
    'webinar',
  ),
  tspSessionsAWeek: national<readonly number[]>(
    'Thinking Skills Programme sessions a week, from and to',
    'sessions',
    [1, 4],
    'webinar',
  ),
  programmeSessionsADay: national('most programme sessions a day', 'sessions', 1, 'webinar'),
  bbrSessions: national('sessions of Building Better Relationships', 'sessions', 29, 'webinar'),
  bbrPreparatorySessions: national(
    'preparatory one-to-one sessions of Building Better Relationships',
    'sessions',
    2,
    'webinar',
  ),
  bbrGroupMinutes: national(
    'length of a Building Better Relationships group session',
    'minutes',
    150,
    'webinar',
  ),
  bbrIndividualMinutes: national(
    'length of a Building Better Relationships individual session',
    'minutes',
    60,
    'webinar',
  ),
  adultYears: national<number>('age from which a person is an adult', 'years', 18, 'public'),
  /** The community catalogue asks for 50: a region that keeps to it appends its own dated value. */
  tspLowestOgrsPercent: national<number>(
    'lowest OGRS score with which the Thinking Skills Programme may be attended',
    'percent',
    25,
    'webinar',
  ),
  layoutMostWeeks: national<number>(
    'most weeks from its start in which all sessions of a programme group must find a date',
    'weeks',
    104,
    'assumed',
  ),
  rejoinWithinWeeks: national<number>(
    'time in which somebody who has left a programme group may go on where they stopped',
    'weeks',
    12,
    'public',
  ),
  startWithinWeeks: national<number>(
    'weeks ahead in which groups that could start are looked for',
    'weeks',
    12,
    'assumed',
  ),
  mostCandidates: national<number>(
    'most groups that could start which are weighed at a time, those that run already apart',
    'groups',
    300,
    'assumed',
  ),
  regularFacilitatorPercent: national<number>(
    'least share of the sessions of a group that each of its regular facilitators holds; others cover',
    'percent',
    75,
    'assumed',
  ),
  lastOneToOneWithinWeeks: national<number>(
    'time from its turn in which a one-to-one that no session follows must be held',
    'weeks',
    4,
    'assumed',
  ),
  arrivalWeeksBack: national<number>(
    'weeks looked back on to see how many referrals arrive',
    'weeks',
    26,
    'assumed',
  ),
} as const;
