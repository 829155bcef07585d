import type { groupStates } from '../../../db/schema.ts';
import type { ReferralState } from '../../../solver/referral-states.ts';
import { listInWords } from '../../http/in-words.ts';
import { Tag, type TagColour } from '../../pages/parts/tag.tsx';
import { countOf, timesInWords, weekdayName } from '../../pages/words.ts';

type GroupState = (typeof groupStates)[number];

/** Who a group is for. */
export const groupSexWords: Readonly<Record<'male' | 'female' | 'mixed', string>> = {
  male: 'Men',
  female: 'Women',
  mixed: 'Men and women',
};

/** One person of a sex. */
export const sexWords: Readonly<Record<'male' | 'female', string>> = { male: 'Man', female: 'Woman' };

/** What asks for a programme. */
export const basisWords = {
  requirement: 'Programme requirement of an order',
  licence: 'Condition of a licence',
} as const;

const stateTags: Readonly<Record<ReferralState, { words: string; colour: TagColour }>> = {
  waiting: { words: 'Waiting', colour: 'yellow' },
  offered: { words: 'Offered', colour: 'blue' },
  placed: { words: 'Placed', colour: 'blue' },
  started: { words: 'Started', colour: 'teal' },
  completed: { words: 'Completed', colour: 'teal' },
  withdrawn: { words: 'Withdrawn', colour: 'grey' },
};

/** Where a referral stands, in a word. */
export const stateWords = (state: ReferralState): string => stateTags[state].words;

/** Where a referral stands. */
export const StateTag = ({ state }: { state: ReferralState }) => <Tag {...stateTags[state]} />;

const groupStateTags: Readonly<Record<GroupState, { words: string; colour: TagColour }>> = {
  proposed: { words: 'Proposed', colour: 'yellow' },
  open: { words: 'Open', colour: 'teal' },
  closed: { words: 'Closed early', colour: 'grey' },
  completed: { words: 'Completed', colour: 'grey' },
};

/** Where a group stands, in a word. */
export const groupStateWords = (state: GroupState): string => groupStateTags[state].words;

/** Where a group stands. */
export const GroupStateTag = ({ state }: { state: GroupState }) => <Tag {...groupStateTags[state]} />;

const statusTags = {
  optimal: { words: 'Proven best', colour: 'teal' },
  feasible: { words: 'Best found', colour: 'blue' },
  infeasible: { words: 'Impossible', colour: 'red' },
} as const;

/** What came of a run. */
export const StatusTag = ({ status }: { status: keyof typeof statusTags }) => <Tag {...statusTags[status]} />;

/** What groups win and lose points for, in the order of the API. */
export const pointLines = {
  placed: 'People placed',
  waitedWeek: 'Weeks that they have waited',
  startWeek: 'Weeks until they start',
  lastChance: 'Last chances kept',
  opened: 'Groups opened',
  offOptimum: 'People more or fewer than the best size',
  travelMinute: 'Minutes of travel',
} as const;

export type PointsByLine = Readonly<Record<keyof typeof pointLines, number>>;

interface Window {
  weekday: number;
  from: string;
  to: string;
}

/** Weekly times, days of one time together: "Mondays and Wednesdays, 6:00pm to 8:30pm". */
export function windowsInWords(windows: readonly Window[]): string {
  const byTime = new Map<string, string[]>();
  for (const { weekday, from, to } of windows) {
    const time = timesInWords(from, to);
    byTime.set(time, [...(byTime.get(time) ?? []), `${weekdayName(weekday)}s`]);
  }
  return listInWords([...byTime].map(([time, days]) => `${listInWords(days)}, ${time}`));
}

/** 37 as "37 weeks". */
export const weeksInWords = (weeks: number): string => countOf(weeks, 'week', 'weeks');

/** 25 as "25 minutes". */
export const minutesInWords = (minutes: number): string => countOf(minutes, 'minute', 'minutes');
