import type { z } from '@hono/zod-openapi';
import { at } from '../../../pages/ask.ts';
import type { Page } from '../../../pages/page.ts';
import { ButtonLink } from '../../../pages/parts/form.tsx';
import { Table } from '../../../pages/parts/table.tsx';
import { Tag, type TagColour } from '../../../pages/parts/tag.tsx';
import { A, Empty, Heading2, P } from '../../../pages/parts/text.tsx';
import { isTold, type MaybeTold, withheld } from '../../../pages/told.ts';
import { countOf, shortDate } from '../../../pages/words.ts';
import type { memberSchema } from '../../member-schemas.ts';
import { followers, mayChange } from '../who.ts';
import { GroupFrame, PersonLink } from './frame.tsx';
import { type Group, groupAt, groupOf, namesOf, ownAt, sessionAt } from './group.ts';

/** Somebody in a group and how far they are. */
export type Member = z.infer<typeof memberSchema>;

const states: Readonly<Record<Member['state'], readonly [string, TagColour]>> = {
  waiting: ['Waits', 'yellow'],
  offered: ['Offered', 'blue'],
  placed: ['Has a place', 'blue'],
  started: ['Under way', 'blue'],
  completed: ['Completed', 'teal'],
  withdrawn: ['Withdrawn', 'grey'],
};

/** Whether they will finish: what the API says of it, as a word. */
function FinishTag({ member: { progress, state } }: { member: Member }) {
  if (progress.completed) return <Tag words="Completed" colour="teal" />;
  if (progress.inTime === null) return <Tag words="Something is missing" colour="yellow" />;
  if (!progress.inTime) return <Tag words="Too late" colour="red" />;
  return <Tag words={state === 'started' ? 'On time' : states[state][0]} colour="teal" />;
}

/** Where what somebody missed or has no day for is put right. */
function Mend({ group, member }: { group: Group; member: Member }) {
  const { referral, crn, progress } = member;
  const owns = group.oneToOnes.filter(isTold).filter((own) => own.referral === referral);
  const links = [
    ...progress.missed.map((number) => {
      const own = owns.find((one) => one.number === number && one.catchUpFor === null);
      const session = group.sessions.find((one) => one.number === number && one.catchUpFor === null);
      const words = `Catch up session ${number}`;
      if (own) return { href: `${ownAt(group.id, own.id)}/catch-ups`, words };
      const path = session && `${sessionAt(group.id, session.id)}/catch-ups`;
      return path ? { href: `${path}?referral=${encodeURIComponent(referral)}`, words } : null;
    }),
    ...progress.notPlanned.map((number) =>
      group.sessions.some((one) => one.number === number)
        ? null
        : {
            href: `${groupAt(group.id)}/one-to-ones/new?referral=${encodeURIComponent(referral)}&number=${number}`,
            words: `Arrange one-to-one ${number}`,
          },
    ),
    {
      href: `${groupAt(group.id)}/members/${encodeURIComponent(referral)}/leave`,
      words: 'Take out of the group',
    },
  ].filter((link) => link !== null);
  return (
    <ul class="govuk-list app-links">
      {links.map(({ href, words }) => (
        <li>
          <A href={href} hidden={`for ${crn}`}>
            {words}
          </A>
        </li>
      ))}
    </ul>
  );
}

const numbersInWords = (numbers: readonly number[]) => (numbers.length === 0 ? 'None' : numbers.join(', '));

function Present({
  group,
  members,
  changes,
}: {
  group: Group;
  members: MaybeTold<Member>[];
  changes: boolean;
}) {
  const columns = [
    { head: 'CRN', names: true },
    { head: 'Will they finish' },
    { head: 'How far they are' },
    { head: 'Attended', number: true },
    { head: 'Missed' },
    { head: 'Catch-ups', number: true },
    { head: 'Must finish by' },
    ...(changes ? [{ head: 'What to do' }] : []),
  ];
  return (
    <Table
      caption="Members"
      captionHidden
      small
      columns={columns}
      rows={members.map((member) =>
        isTold(member)
          ? [
              <PersonLink crn={member.crn} />,
              <FinishTag member={member} />,
              member.sentence,
              `${member.progress.done.length} of ${member.progress.sessions}`,
              numbersInWords(member.progress.missed),
              member.progress.catchUps,
              shortDate(member.mustFinishBy),
              ...(changes ? [group.state === 'open' ? <Mend group={group} member={member} /> : ''] : []),
            ]
          : [withheld(member.crn), '', '', '', '', '', '', ...(changes ? [''] : [])],
      )}
    />
  );
}

const Left = ({ members }: { members: readonly Member[] }) => (
  <>
    <Heading2>Have left</Heading2>
    <Table
      caption="Have left the group"
      captionHidden
      small
      columns={[
        { head: 'CRN', names: true },
        { head: 'Left on' },
        { head: 'Why' },
        { head: 'Since then' },
        { head: 'Attended', number: true },
      ]}
      rows={members.map(({ crn, leftOn, leftReason, state, progress }) => [
        <PersonLink crn={crn} />,
        shortDate(leftOn!),
        leftReason ?? '',
        <Tag words={states[state][0]} colour={states[state][1]} />,
        `${progress.done.length} of ${progress.sessions}`,
      ])}
    />
  </>
);

/** Who is in a group, how far each is, and what each needs. */
export const membersPage: Page = {
  path: '/groups/:id/members',
  who: followers,
  get: async (asked) => {
    const { ask, caller, show } = asked;
    const group = await groupOf(asked);
    const [names, { content }] = await Promise.all([
      namesOf(asked, group),
      ask.get<{ content: MaybeTold<Member>[] }>(at`/v1/groups/${group.id}/members`),
    ]);
    const here = content.filter((one) => !isTold(one) || one.leftOn === null);
    const left = content.filter(isTold).filter(({ leftOn }) => leftOn !== null);
    const changes = mayChange(caller);
    const path = groupAt(group.id);
    const body = (
      <GroupFrame group={group} names={names} current={`${path}/members`}>
        <Heading2>{countOf(group.size.members, 'person', 'people')} in the group</Heading2>
        {here.length === 0 ? (
          <Empty>
            Nobody is in this group.{' '}
            {changes && group.state === 'open' && (
              <A href={`${path}/join`}>See who of those who wait could join it</A>
            )}
          </Empty>
        ) : (
          <Present group={group} members={here} changes={changes} />
        )}
        {changes && group.state === 'open' && here.length > 0 && (
          <ButtonLink href={`${path}/join`} kind="secondary">
            Add somebody who waits
          </ButtonLink>
        )}
        {left.length > 0 && <Left members={left} />}
        <P>
          <A href={at`/v1/groups/${group.id}/members?format=csv`}>
            Members and how far they are as a table (CSV)
          </A>
        </P>
      </GroupFrame>
    );
    const back = { href: '/groups', words: 'All groups' };
    return show({ title: `Members of group ${group.id}`, body, back, wide: true });
  },
};
