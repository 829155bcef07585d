import type { GroupingRow } from '../../db/groupings.ts';
import { grouped } from '../../solver/grouped.ts';
import type { CandidateDetail } from '../../solver/groups/candidates/nouns.ts';
import { type GroupFacts, groupFactsOf } from '../../solver/groups/facts.ts';
import type { Groups } from '../../solver/groups/groups.ts';
import { pointsOfGroup, verdictOnGroups } from '../../solver/groups/judge.ts';
import { sumOfGroupLines } from '../../solver/groups/points-by-line.ts';
import type { GroupProblem, GroupSex } from '../../solver/groups/problem.ts';
import { rules } from '../../solver/groups/rules.ts';
import { countInWords, listInWords, peopleInWords } from '../http/in-words.ts';
import type { GroupsWhatIf } from './groups-what-if.ts';
import type { PosedGroups } from './pose-groups.ts';
import type { NotEligible } from './waiting-referrals.ts';

/** A run as it is kept, read back. */
export interface Grouping extends Omit<GroupingRow, 'problem' | 'answer' | 'candidates' | 'whatIf'> {
  problem: GroupProblem;
  answer: Groups;
  beside: Pick<PosedGroups, 'details' | 'notEligible' | 'leftOut'>;
  whatIf: GroupsWhatIf | null;
}

/** Somebody in a group that could open. */
interface Joiner {
  referral: string;
  crn: string;
  weeksWaiting: number;
  travelMinutes: number;
  lastChance: boolean;
}

/** A group that should open, or people who should join one that runs. */
export interface ProposedGroup extends Pick<CandidateDetail, 'room' | 'pattern' | 'startsOn' | 'finishesOn'> {
  facilitators: string[];
  candidate: string;
  programme: string;
  venue: string;
  sex: GroupSex;
  running: boolean;
  sessions: number;
  size: { members: number; joiners: number; min: number; optimum: number; max: number; seats: number };
  people: Joiner[];
  points: number;
}

/** Somebody who waits on, and why. */
export interface StillWaiting {
  referral: string;
  crn: string;
  programme: string;
  weeksWaiting: number;
  mustFinishBy: string;
  lastChance: boolean;
  because: { rule: string; candidates: number; sentence: string }[];
  sentence: string;
}

/** Reads a kept run back. */
export function groupingOf({ problem, answer, candidates, whatIf, ...row }: GroupingRow): Grouping {
  return {
    ...row,
    problem: JSON.parse(problem) as GroupProblem,
    answer: JSON.parse(answer) as Groups,
    beside: JSON.parse(candidates) as Grouping['beside'],
    whatIf: whatIf === null ? null : (JSON.parse(whatIf) as GroupsWhatIf),
  };
}

/** A run as its manager sees it: figures by the judge, and one sentence. */
export function groupingView(grouping: Grouping) {
  const { problem, answer, beside, whatIf } = grouping;
  const facts = groupFactsOf(problem, answer.groups);
  const { points, byLine } = verdictOnGroups(facts);
  const groups = proposedGroups(facts, beside.details);
  const placed = groups.reduce((sum, { people }) => sum + people.length, 0);
  return {
    id: grouping.id,
    region: grouping.region,
    asOf: grouping.asOf,
    horizonWeeks: grouping.horizonWeeks,
    createdAt: grouping.createdAt,
    status: answer.status,
    points,
    bound: answer.bound,
    byLine,
    whatIf: whatIf !== null,
    asked: whatIf && askedOtherwise(whatIf),
    counts: {
      eligible: problem.referrals.length,
      placed,
      waiting: answer.waiting.length,
      notEligible: beside.notEligible.length,
      candidates: problem.candidates.length,
    },
    leftOut: beside.leftOut,
    groups,
    conflicts: answer.conflicts ?? [],
    sentence: inOneSentence(grouping, groups, placed),
  };
}

function askedOtherwise({ pinned, forbidden, venues, patterns, seats }: GroupsWhatIf) {
  return {
    pinned: pinned.map(([referral, candidate]) => ({ referral, candidate })),
    forbidden: [...forbidden],
    venues: venues.map(({ rooms, hours, ...venue }) => ({ ...venue, rooms: [...rooms], hours: [...hours] })),
    patterns: patterns.map(({ slots, ...pattern }) => ({ ...pattern, slots: [...slots] })),
    seats: [...seats],
  };
}

/** The groups of the answer in its order, each with who is in it and what it wins. */
export function proposedGroups(facts: GroupFacts, details: readonly CandidateDetail[]): ProposedGroup[] {
  const detailOf = new Map(details.map((detail) => [detail.id, detail]));
  return facts.groups.map(({ candidate: id }) => {
    const candidate = facts.candidate(id);
    const { room, pattern, startsOn, finishesOn, facilitators } = detailOf.get(id)!;
    const { minSize, optimumSize, maxSize } = facts.programme(candidate.programme);
    const joiners = facts.joiners(id);
    return {
      candidate: id,
      programme: candidate.programme,
      venue: candidate.venue,
      sex: candidate.sex,
      running: candidate.members > 0,
      ...{ room, pattern, startsOn, finishesOn, facilitators: [...facilitators] },
      sessions: candidate.sessions.length,
      size: {
        members: candidate.members,
        joiners: joiners.length,
        ...{ min: minSize, optimum: optimumSize, max: maxSize, seats: candidate.seats },
      },
      people: joiners.map(({ id: referral, crn, weeksWaiting, lastChance }) => ({
        ...{ referral, crn, weeksWaiting, lastChance },
        travelMinutes: facts.travelMinutes(crn, candidate.venue)!,
      })),
      points: sumOfGroupLines(pointsOfGroup(candidate, joiners, facts)),
    };
  });
}

const sentenceOf = new Map<string, string>(rules.map(({ name, sentence }) => [name, sentence]));

/** Everyone whom the answer leaves waiting, with every rule that keeps them so. */
export function stillWaiting({ problem, answer }: Grouping): StillWaiting[] {
  const referrals = new Map(problem.referrals.map((referral) => [referral.id, referral]));
  return answer.waiting.map(({ referral: id, because }) => {
    const { crn, programme, weeksWaiting, mustFinishBy, lastChance } = referrals.get(id)!;
    const reasons = because.map((one) => ({ ...one, sentence: sentenceOf.get(one.rule)! }));
    const why = reasons.map(
      ({ sentence, candidates }) => `${sentence} (${countInWords(candidates, 'group')})`,
    );
    return {
      ...{ referral: id, crn, programme, weeksWaiting, mustFinishBy, lastChance, because: reasons },
      sentence: `${crn} waits on: ${why.length === 0 ? 'no group could start' : why.join('; ')}`,
    };
  });
}

/** Those who may not be placed, each check in a sentence; never what is on file. */
export function notEligibleView({ referral, crn, programme, failed, hasTemplate }: NotEligible) {
  const sentences = failed.map(({ sentence }) => sentence);
  return {
    ...{ referral, crn, programme },
    failed: failed.map(({ check, because, sentence }) => ({ check, because, sentence })),
    sentence: hasTemplate
      ? `${crn} may not be placed: ${sentences.join('; ')}`
      : `${crn} may not be placed: the programme ${programme} is not in force`,
  };
}

function inOneSentence(
  { answer, problem }: Grouping,
  groups: readonly ProposedGroup[],
  placed: number,
): string {
  if (answer.status === 'infeasible') return 'No groups can keep what is pinned';
  const opened = groups.filter(({ running, people }) => !running && people.length > 0);
  const joined = groups.filter(({ running, people }) => running && people.length > 0);
  const byProgramme = grouped(opened, ({ programme }) => programme);
  const each = [...byProgramme].map(([programme, of]) => `${of.length} of ${programme}`);
  const open =
    opened.length === 0
      ? 'No group opens'
      : `${countInWords(opened.length, 'group')} could open (${listInWords(each)})`;
  const join = joined.length === 0 ? '' : `, ${countInWords(joined.length, 'running group')} taking joiners`;
  const left = problem.referrals.length - placed;
  return `${open}${join}: ${peopleInWords(placed)} placed, ${left} left waiting`;
}
