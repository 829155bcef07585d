import { type GroupDetail, present } from '../../db/group-detail.ts';
import type { ProgressOfMember } from '../../db/group-members.ts';
import type { SessionOfGroup } from '../../db/group-session.ts';
import type { Trouble } from '../../db/group-trouble.ts';
import type { ProgrammeTemplate } from '../../solver/groups/template.ts';
import { countInWords, listInWords, peopleInWords } from '../http/in-words.ts';

/** A group as its manager sees it. Who is allocated to anybody's partner, and whether, is no part of it. */
export function groupView(
  group: GroupDetail,
  template: ProgrammeTemplate,
  beside: { trouble: readonly Trouble[]; members: readonly ProgressOfMember[] },
) {
  const { members, catchUpMembers: _, seats, history, sessions: _s, oneToOnes: _o, ...row } = group;
  const here = present(members);
  const { min, optimum, max } = template.groupSize;
  return {
    ...row,
    finishesOn: finishesOn(group),
    size: { members: here.length, min, optimum, max, seats },
    members: here.map(({ referral, crn }) => ({ referral, crn })),
    ...sessionsView(group, template),
    notices: [
      ...sizeNotice(group, template),
      ...arrangeNotice(group, template, beside.members),
      ...troubleNotice(beside.trouble),
    ],
    history,
  };
}

/** The dated sessions of a group, each with what the template says of it. */
export function sessionsView(group: GroupDetail, template: ProgrammeTemplate) {
  const crnOf = new Map(group.members.map(({ referral, crn }) => [referral, crn]));
  const about = (number: number) => {
    const { module, phase } = template.sessions[number - 1]!;
    return { module, phase };
  };
  return {
    sessions: group.sessions.map(({ version: _, ...session }) => ({
      ...session,
      ...about(session.number),
      referrals:
        session.catchUpFor === null
          ? null
          : group.catchUpMembers.filter((one) => one.session === session.id).map(({ referral }) => referral),
    })),
    oneToOnes: group.oneToOnes.map(({ version: _, ...own }) => ({
      ...own,
      ...about(own.number),
      crn: crnOf.get(own.referral)!,
    })),
  };
}

/** One of them, with whom it is for. */
export function sessionExpectedView(
  { group, expected }: SessionOfGroup,
  template: ProgrammeTemplate,
  session: string,
) {
  return {
    ...sessionsView(group, template).sessions.find(({ id }) => id === session)!,
    expected: expected.map(({ referral, crn, recorded }) => ({ referral, crn, recorded })),
  };
}

function finishesOn({ sessions, oneToOnes }: GroupDetail): string | null {
  const standing = [...sessions, ...oneToOnes].filter(({ status }) => status !== 'cancelled');
  return (
    standing
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? null
  );
}

/** That members have one-to-ones without a time. */
function arrangeNotice(
  { state, oneToOnes }: GroupDetail,
  { sessions }: ProgrammeTemplate,
  members: readonly ProgressOfMember[],
) {
  if (state !== 'open') return [];
  const lacking = present(members).flatMap(({ referral, crn, progress: { notPlanned, missed } }) => {
    // One that was missed here is caught up; one that was missed in another group is arranged anew.
    const here = oneToOnes.filter((one) => one.referral === referral).map(({ number }) => number);
    const own = [...notPlanned, ...missed.filter((number) => !here.includes(number))]
      .filter((number) => sessions[number - 1]!.kind === 'individual')
      .sort((a, b) => a - b);
    return own.length === 0 ? [] : [`${crn} ${listInWords(own.map(String))}`];
  });
  if (lacking.length === 0) return [];
  return [
    {
      code: 'arrange',
      sentence: `One-to-ones are still to be arranged, by crn and number of the session: ${lacking.join('; ')}`,
    },
  ];
}

/** That planned sessions cannot be held as they are. */
function troubleNotice(trouble: readonly Trouble[]) {
  const many = new Set(trouble.map(({ id }) => id)).size;
  if (many === 0) return [];
  const stand = many === 1 ? 'stands' : 'stand';
  return [
    {
      code: 'trouble',
      sentence: `${countInWords(many, 'planned session')} ${stand} against a closed day, leave or what members have promised: see its trouble, and move them`,
    },
  ];
}

/** That too few people are left. */
function sizeNotice({ state, exception, members }: GroupDetail, { groupSize, code }: ProgrammeTemplate) {
  const many = present(members).length;
  const least = exception !== null && groupSize.exception ? groupSize.exception.min : groupSize.min;
  if (state !== 'open' || many >= least) return [];
  const are = many === 1 ? 'is' : 'are';
  return [
    {
      code: 'below-minimum',
      sentence: `${peopleInWords(many)} ${are} left, and a group of ${code} needs ${least}: see its offers for who could join it, or which group it could merge with`,
    },
  ];
}
