import { daysAWeek, daysBetween } from '../calendar.ts';
import { grouped } from '../grouped.ts';
import type {
  Candidate,
  CandidateId,
  GroupProblem,
  Programme,
  ProgrammeCode,
  Referral,
  ReferralId,
} from './problem.ts';

/** A candidate that runs, and who joins it. */
export interface FormedGroup {
  candidate: CandidateId;
  referrals: readonly ReferralId[];
}

/** A problem and the groups formed of it, looked up by name: what the rules and the judge read. */
export interface GroupFacts {
  problem: GroupProblem;
  groups: readonly FormedGroup[];
  referral(id: ReferralId): Referral;
  candidate(id: CandidateId): Candidate;
  programme(code: ProgrammeCode): Programme;
  /** Minutes one way; undefined where the person cannot get there. */
  travelMinutes(crn: string, venue: string): number | undefined;
  /** The candidates that the referral joins: one, if the answer is sound. */
  groupsOf(id: ReferralId): readonly Candidate[];
  /** Those who join the candidate. */
  joiners(id: CandidateId): readonly Referral[];
  /** Whether it runs already, or is opened. */
  isOpen(id: CandidateId): boolean;
  /** The most people it can have: of its programme, and of its room. */
  mostPeople(candidate: Candidate): number;
  /** The same problem with other groups: cheaper than from the beginning. */
  regrouped(groups: readonly FormedGroup[]): GroupFacts;
}

/** Indexes a faultless problem and groups that name its candidates and referrals. Throws RangeError on an unknown name. */
export function groupFactsOf(problem: GroupProblem, groups: readonly FormedGroup[]): GroupFacts {
  const named = <T>(what: string, map: ReadonlyMap<string, T>) => {
    return (name: string): T => {
      const found = map.get(name);
      if (!found) throw new RangeError(`${what} ${name} is not in the problem`);
      return found;
    };
  };
  const referral = named('referral', new Map(problem.referrals.map((one) => [one.id, one])));
  const candidate = named('candidate', new Map(problem.candidates.map((one) => [one.id, one])));
  const programme = named('programme', new Map(problem.programmes.map((one) => [one.code, one])));
  const rows = grouped(problem.travel, ([crn]) => crn);

  const regrouped = (formed: readonly FormedGroup[]): GroupFacts => {
    const placed = formed.flatMap((group) =>
      group.referrals.map((id) => ({ id, referral: referral(id), candidate: candidate(group.candidate) })),
    );
    const ofReferral = grouped(placed, ({ id }) => id);
    const ofCandidate = grouped(placed, (one) => one.candidate.id);
    const opened = new Set(formed.map((group) => candidate(group.candidate).id));
    return {
      problem,
      groups: formed,
      referral,
      candidate,
      programme,
      travelMinutes: (crn, venue) => rows.get(crn)?.find((row) => row[1] === venue)?.[2],
      groupsOf: (id) => ofReferral.get(id)?.map((one) => one.candidate) ?? [],
      joiners: (id) => ofCandidate.get(id)?.map((one) => one.referral) ?? [],
      isOpen: (id) => opened.has(id) || candidate(id).members > 0,
      mostPeople: (one) => Math.min(programme(one.programme).maxSize, one.seats),
      regrouped,
    };
  };
  return regrouped(groups);
}

/** Whole weeks from the day of the problem to the candidate's first session; none if it is past. */
export function weeksToStart({ asOf }: GroupProblem, { sessions }: Candidate): number {
  return Math.max(0, Math.floor(daysBetween(asOf, sessions[0]!.date) / daysAWeek));
}
