import { grouped } from '../../../../solver/grouped.ts';
import { at } from '../../../pages/ask.ts';
import type { Asked, Page } from '../../../pages/page.ts';
import { ButtonGroup, ButtonLink } from '../../../pages/parts/form.tsx';
import { Table } from '../../../pages/parts/table.tsx';
import { Tag } from '../../../pages/parts/tag.tsx';
import { A, Bullets, Empty, Heading2, Inset } from '../../../pages/parts/text.tsx';
import { isTold, withheld } from '../../../pages/told.ts';
import { capitalised, longDate, timesInWords } from '../../../pages/words.ts';
import { followers, mayChange } from '../who.ts';
import { GroupFrame } from './frame.tsx';
import {
  type Group,
  type GroupSession,
  groupAt,
  groupOf,
  type Names,
  namesOf,
  ownAt,
  sessionAt,
} from './group.ts';
import { GroupSummary } from './group-summary.tsx';
import { Month } from './month.tsx';
import { type Plan, PlanOf } from './plan.tsx';
import { MeetingTag, monthInWords } from './words.tsx';

interface Trouble {
  content: {
    id: string;
    kind: 'group' | 'individual';
    number: number;
    crn: string | null;
    sentence: string;
    restricted?: true;
  }[];
}

const columns = [
  { head: 'Date' },
  { head: 'Time' },
  { head: 'Session', names: true },
  { head: 'Room' },
  { head: 'Held by' },
  { head: 'State' },
];

interface Seen {
  group: Group;
  names: Names;
  today: string;
}

const SessionName = ({ group, session }: { group: Group; session: GroupSession }) => (
  <>
    <A href={sessionAt(group.id, session.id)}>{`Session ${session.number}: ${session.module}`}</A>
    {session.catchUpFor !== null && (
      <>
        {' '}
        <Tag words="Catch-up" colour="purple" />
      </>
    )}
  </>
);

const sessionRow = ({ group, names, today }: Seen, session: GroupSession) => [
  longDate(session.date),
  timesInWords(session.from, session.to),
  <SessionName group={group} session={session} />,
  names.room(session.room),
  names.holders(session.facilitators),
  <MeetingTag meeting={session} today={today} />,
];

/** Every month in which the group meets: as a month on a wall, and as a list. */
function Months(seen: Seen) {
  const { group, today } = seen;
  const owns = group.oneToOnes.filter(isTold);
  const monthOf = ({ date }: { date: string }) => date.slice(0, 7);
  const sessions = grouped(group.sessions, monthOf);
  const months = [...new Set([...group.sessions, ...owns].map(monthOf))].sort();
  return (
    <>
      {months.map((month) => (
        <section id={`month-${month}`}>
          <Heading2>{monthInWords(month)}</Heading2>
          <Month month={month} group={group} today={today} />
          {sessions.has(month) && (
            <Table
              caption={`Group sessions of ${monthInWords(month)}`}
              captionHidden
              small
              columns={columns}
              rows={sessions.get(month)!.map((session) => sessionRow(seen, session))}
            />
          )}
        </section>
      ))}
    </>
  );
}

/** What stands against the plan, each with the way to mend it. */
function Troubles({ group, trouble, changes }: { group: Group; trouble: Trouble; changes: boolean }) {
  if (trouble.content.length === 0) return null;
  return (
    <div class="app-trouble">
      <Heading2>Sessions that cannot be held as they are planned</Heading2>
      <Bullets
        items={trouble.content.map((one) => {
          if (one.restricted) return withheld(one.crn);
          const isGroup = one.kind === 'group';
          const what = isGroup ? `session ${one.number}` : `one-to-one ${one.number}`;
          const href = isGroup
            ? `${sessionAt(group.id, one.id)}${changes ? '/reschedule' : ''}`
            : ownAt(group.id, one.id);
          return (
            <>
              {capitalised(one.sentence)}.{' '}
              <A href={href}>{isGroup && changes ? `Move ${what}` : `See ${what}`}</A>
            </>
          );
        })}
      />
    </div>
  );
}

/** What the manager should know, but for the trouble, which is told in full. */
function Notices({ group, changes }: { group: Group; changes: boolean }) {
  const here = groupAt(group.id);
  const ways: Readonly<Record<string, readonly { href: string; words: string }[]>> = {
    'below-minimum': [
      { href: `${here}/join`, words: 'Who could join' },
      { href: `${here}/merge`, words: 'Which group it could merge with' },
    ],
    arrange: [{ href: `${here}/one-to-ones`, words: 'Arrange one-to-ones' }],
  };
  return (
    <>
      {group.notices
        .filter(({ code }) => code !== 'trouble')
        .map(({ code, sentence }) => (
          <Inset>
            <p class="govuk-body">{`${sentence}.`}</p>
            {changes && (
              <ul class="govuk-list">
                {(ways[code] ?? []).map(({ href, words }) => (
                  <li>
                    <A href={href}>{words}</A>
                  </li>
                ))}
              </ul>
            )}
          </Inset>
        ))}
    </>
  );
}

function Actions({ group }: { group: Group }) {
  const here = groupAt(group.id);
  if (group.state === 'proposed')
    return (
      <ButtonGroup>
        <ButtonLink href={`${here}/open`}>Open this group</ButtonLink>
        <ButtonLink href={`${here}/close`} kind="secondary">
          Put this proposal aside
        </ButtonLink>
      </ButtonGroup>
    );
  if (group.state !== 'open') return null;
  return (
    <ButtonGroup>
      <ButtonLink href={`${here}/join`} kind="secondary">
        Add somebody who waits
      </ButtonLink>
      <ButtonLink href={`${here}/merge`} kind="secondary">
        Merge into another group
      </ButtonLink>
      <ButtonLink href={`${here}/close`} kind="warning">
        Close this group early
      </ButtonLink>
    </ButtonGroup>
  );
}

function Downloads({ group }: { group: Group }) {
  const path = at`/v1/groups/${group.id}`;
  return (
    <>
      <Heading2>Take it with you</Heading2>
      <Bullets
        items={[
          <A href={`${path}/sessions?format=csv`}>All sessions and one-to-ones as a table (CSV)</A>,
          <A href={`${path}/members?format=csv`}>Members and how far they are as a table (CSV)</A>,
        ]}
      />
    </>
  );
}

const planOf = ({ ask }: Asked, group: Group) =>
  group.state === 'proposed' ? ask.get<Plan>(at`/v1/groups/${group.id}/plan`) : null;

/** A group: what it is, what is the matter with it, and when it meets. */
export const calendarPage: Page = {
  path: '/groups/:id',
  who: followers,
  get: async (asked) => {
    const { ask, caller, today, show } = asked;
    const group = await groupOf(asked);
    const [names, trouble, plan] = await Promise.all([
      namesOf(asked, group),
      ask.get<Trouble>(at`/v1/groups/${group.id}/trouble`),
      planOf(asked, group),
    ]);
    const changes = mayChange(caller);
    const body = (
      <GroupFrame group={group} names={names} current={groupAt(group.id)}>
        <Troubles group={group} trouble={trouble} changes={changes} />
        <Notices group={group} changes={changes} />
        <GroupSummary group={group} names={names} caller={caller} />
        {changes && <Actions group={group} />}
        {plan ? <PlanOf plan={plan} names={names} /> : <Months group={group} names={names} today={today} />}
        {!plan && group.sessions.length === 0 && (
          <Empty>No group session stands in the calendar of this group.</Empty>
        )}
        <Downloads group={group} />
      </GroupFrame>
    );
    const back = { href: '/groups', words: 'All groups' };
    return show({ title: `Group ${group.id}`, body, back, wide: true });
  },
};
