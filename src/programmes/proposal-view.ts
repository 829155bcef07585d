import type { CandidateDetail } from '../../solver/groups/candidates/nouns.ts';
import { type GroupFacts, groupFactsOf } from '../../solver/groups/facts.ts';
import { pointsOfGroup, pointsOfPlace } from '../../solver/groups/judge.ts';
import { sumOfGroupLines } from '../../solver/groups/points-by-line.ts';
import type { Candidate, Referral } from '../../solver/groups/problem.ts';
import { joinRulesAgainst } from '../../solver/groups/rules.ts';
import type { ProgrammeTemplate } from '../../solver/groups/template.ts';
import { countInWords, dateInWords } from '../http/in-words.ts';
import { type Grouping, proposedGroups } from './grouping-view.ts';
import { templateInForce } from './templates.ts';

/** One group of a run in full: every session that it would have, and why each person is in it. Null: it is none of the run. */
export function proposalView(grouping: Grouping, id: string, templates: readonly ProgrammeTemplate[]) {
  const { problem, answer, beside } = grouping;
  const facts = groupFactsOf(problem, answer.groups);
  const group = proposedGroups(facts, beside.details).find(({ candidate }) => candidate === id);
  if (!group) return null;
  const candidate = facts.candidate(id);
  const detail = beside.details.find((one) => one.id === id)!;
  return {
    ...group,
    grouping: grouping.id,
    region: grouping.region,
    byLine: pointsOfGroup(candidate, facts.joiners(id), facts),
    people: group.people.map((person) => {
      const referral = facts.referral(person.referral);
      const couldJoin = candidatesOf(referral, facts);
      return {
        ...person,
        couldJoin,
        points: sumOfGroupLines(pointsOfPlace(referral, candidate, facts)),
        sentence: whyHere(person, couldJoin, candidate),
      };
    }),
    ...calendarOf(detail, templateInForce(templates, group.programme, grouping.asOf)),
  };
}

/** How many groups of the run the person may join by the rules of joining. */
const candidatesOf = (referral: Referral, facts: GroupFacts): number =>
  facts.problem.candidates.filter((candidate) => joinRulesAgainst(referral, candidate, facts).length === 0)
    .length;

function whyHere(
  {
    crn,
    weeksWaiting,
    travelMinutes,
    lastChance,
  }: {
    crn: string;
    weeksWaiting: number;
    travelMinutes: number;
    lastChance: boolean;
  },
  couldJoin: number,
  { sessions }: Candidate,
): string {
  const could =
    couldJoin === 1
      ? 'this is the one group they could join'
      : `they could join ${countInWords(couldJoin, 'group')}`;
  const last = lastChance ? ', and one that starts later would not finish in time' : '';
  return `${crn} has waited ${countInWords(weeksWaiting, 'week')} and is ${countInWords(travelMinutes, 'minute')} away; ${could}${last}; free for every session from ${dateInWords(sessions[0]!.date)} on`;
}

function calendarOf({ sessions, oneToOnes }: CandidateDetail, template: ProgrammeTemplate | undefined) {
  const about = (number: number) => {
    const told = template?.sessions.find((session) => session.number === number);
    return { module: told?.module ?? null, phase: told?.phase ?? null };
  };
  return {
    calendar: sessions.map(({ number, date, from, to, facilitators }) => ({
      ...{ number, date, from, to },
      ...about(number),
      facilitators: [...facilitators],
    })),
    oneToOnes: oneToOnes.map(({ number, places }) => ({
      number,
      ...about(number),
      places: places.map(({ date, from, to, facilitators }) => ({
        ...{ date, from, to },
        facilitators: [...facilitators],
      })),
    })),
  };
}
