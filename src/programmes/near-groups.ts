import { type NearGroup, nearGroups } from '../../solver/groups/explain/near.ts';
import type { WeeklyWindow } from '../../solver/groups/problem.ts';
import { rules } from '../../solver/groups/rules.ts';
import { dateInWords, listInWords } from '../http/in-words.ts';
import type { Grouping } from './grouping-view.ts';

/** A group that lacks people, where and when it would meet, and what would make it run in a sentence. */
export interface NearGroupView extends Omit<NearGroup, 'oneRuleAway'> {
  programme: string;
  venue: string;
  sex: 'female' | 'male' | 'mixed';
  startsOn: string;
  oneRuleAway: { referral: string; rule: string; sentence: string }[];
  sentence: string;
}

const sentenceOf = new Map<string, string>(rules.map(({ name, sentence }) => [name, sentence]));
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const peopleOf = {
  male: ['man', 'men'],
  female: ['woman', 'women'],
  mixed: ['person', 'people'],
} as const;

/** The near groups of a run, those that lack fewest first. `nameOf`: what people call a venue. */
export function nearGroupsOf(
  { problem, answer }: Grouping,
  nameOf: (venue: string) => string,
): NearGroupView[] {
  const candidates = new Map(problem.candidates.map((candidate) => [candidate.id, candidate]));
  return nearGroups(problem, answer.groups).map(({ oneRuleAway, ...near }) => {
    const { programme, venue, sex, sessions } = candidates.get(near.candidate)!;
    const startsOn = sessions[0]!.date;
    const who = peopleOf[sex][near.lacking === 1 ? 0 : 1];
    const within = `within ${problem.policy.maxTravelMinutes} minutes of ${nameOf(venue)}`;
    return {
      ...near,
      ...{ programme, venue, sex, startsOn },
      oneRuleAway: oneRuleAway.map((one) => ({ ...one, sentence: sentenceOf.get(one.rule)! })),
      sentence: `${near.lacking} more ${who} free on ${windowsInWords(near.windows)} ${within}, from ${dateInWords(startsOn)} on, and ${programme} could run with ${near.could.length + near.lacking}`,
    };
  });
}

function windowsInWords(windows: readonly WeeklyWindow[]): string {
  const byTime = new Map<string, string[]>();
  for (const { weekday, from, to } of windows) {
    const time = `${from} to ${to}`;
    byTime.set(time, [...(byTime.get(time) ?? []), `${weekdays[weekday - 1]}s`]);
  }
  return listInWords([...byTime].map(([time, days]) => `${listInWords(days)}, ${time}`));
}
