import type { IsoDate } from '../../calendar.ts';
import type { Policy } from '../../policy/in-force.ts';
import { eligibility } from '../eligibility.ts';
import type { ProgrammeTemplate } from '../template.ts';
import { clashWith, isAvailable } from './free.ts';
import type { GroupSex, OpeningBreach, Placeable, TimedSession } from './nouns.ts';

/** A group as somebody would be in it: only the sessions that would be theirs. */
export interface Joined {
  template: ProgrammeTemplate;
  sex: GroupSex;
  tags: readonly string[];
  sessions: readonly TimedSession[];
  /** Crns of whoever else is in it or joins too. */
  others: readonly string[];
  maxTravelMinutes: number;
  asOf: IsoDate;
  programmePolicy: Policy['programmes'];
}

interface Found {
  by: number;
  session: number | null;
  /** Completes "<the person> ...". */
  sentence: string;
}

export interface PersonRule {
  name: string;
  breach(person: Placeable, group: Joined): Found | null;
}

/** THE REGISTER of what must hold of anybody in a group, in the order in which it is told. */
export const personRules = [
  { name: 'state', breach: mayBePlaced },
  { name: 'programme', breach: sameProgramme },
  { name: 'eligible', breach: isEligible },
  { name: 'sex', breach: rightSex },
  { name: 'ready', breach: readyInTime },
  { name: 'finish', breach: finishesInTime },
  { name: 'available', breach: canCome },
  { name: 'busy', breach: nothingElse },
  { name: 'travel', breach: canGetThere },
  { name: 'need', breach: everyNeed },
  { name: 'keep-apart', breach: keptApart },
] as const satisfies readonly PersonRule[];

/** Every rule that keeps a person out of a group, in order; empty: they may be in it. */
export function breachesOf(
  person: Placeable,
  group: Joined,
  rules: readonly PersonRule[] = personRules,
): OpeningBreach[] {
  return rules.flatMap(({ name, breach }): OpeningBreach[] => {
    const found = breach(person, group);
    if (!found) return [];
    const { referral, crn } = person;
    return [{ rule: name, referral, crn, ...found, sentence: `${crn} ${found.sentence}` }];
  });
}

const whole = (sentence: string, by = 1): Found => ({ by, session: null, sentence });

function mayBePlaced({ state }: Placeable): Found | null {
  return state === 'waiting' || state === 'offered' ? null : whole(`does not wait any more: is ${state}`);
}

function sameProgramme({ programme }: Placeable, { template }: Joined): Found | null {
  return programme === template.code ? null : whole(`is referred to ${programme}, not to ${template.code}`);
}

function isEligible({ sex, facts }: Placeable, { template, asOf, programmePolicy }: Joined): Found | null {
  const answer = eligibility({ sex, facts }, template, asOf, programmePolicy);
  if (answer.eligible) return null;
  const why = answer.failed.map(({ sentence }) => sentence).join('; ');
  return whole(`is not eligible: ${why}`, answer.failed.length);
}

function rightSex({ sex }: Placeable, group: Joined): Found | null {
  if (group.sex === 'mixed' || group.sex === sex) return null;
  return whole(`cannot be in a group for ${group.sex === 'male' ? 'men' : 'women'}`);
}

function readyInTime({ readyFrom }: Placeable, { sessions }: Joined): Found | null {
  const early = sessions.filter(({ date }) => date < readyFrom);
  return several(early, (which) => `is ready from ${readyFrom}, after ${which}`);
}

function finishesInTime({ mustFinishBy }: Placeable, { sessions }: Joined): Found | null {
  const late = sessions.filter(({ date }) => date > mustFinishBy);
  return several(late, (which) => `must finish by ${mustFinishBy}, before ${which}`);
}

function canCome(person: Placeable, { sessions }: Joined): Found | null {
  const missed = sessions.filter((session) => !isAvailable(person, session));
  return several(missed, (which) => `is not free for ${which}`);
}

function nothingElse({ busy }: Placeable, { sessions }: Joined): Found | null {
  const clashes = sessions.flatMap((session) => {
    const clash = clashWith(busy, session);
    return clash ? [{ session, clash }] : [];
  });
  const [first] = clashes;
  return several(
    clashes.map(({ session }) => session),
    (which) => `has ${first!.clash.what} at the time of ${which}`,
  );
}

function canGetThere({ travelMinutes }: Placeable, { maxTravelMinutes }: Joined): Found | null {
  if (travelMinutes === null) return whole('has no known way to the venue');
  const over = travelMinutes - maxTravelMinutes;
  return over <= 0
    ? null
    : whole(`would travel ${travelMinutes} minutes each way: at most ${maxTravelMinutes}`, over);
}

function everyNeed({ needs }: Placeable, { tags }: Joined): Found | null {
  const lacking = needs.filter((need) => !tags.includes(need));
  if (lacking.length === 0) return null;
  return whole(`needs what the venue does not have: ${lacking.join(', ')}`, lacking.length);
}

function keptApart({ keepApart }: Placeable, { others }: Joined): Found | null {
  const there = keepApart.filter((crn) => others.includes(crn));
  if (there.length === 0) return null;
  return whole(`must be kept apart from ${there.join(' and ')}, who would be there too`, there.length);
}

/** A breach by some sessions, the first named with its day; null: there are none. */
function several(sessions: readonly TimedSession[], sentence: (which: string) => string): Found | null {
  const [first] = sessions;
  if (!first) return null;
  const more = sessions.length - 1;
  const others = more === 0 ? '' : ` and ${more} more`;
  const which = `session ${first.number} on ${first.date}${others}`;
  return { by: sessions.length, session: first.number, sentence: sentence(which) };
}
