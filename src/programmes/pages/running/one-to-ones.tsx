import { grouped } from '../../../../solver/grouped.ts';
import type { Page } from '../../../pages/page.ts';
import { ButtonLink } from '../../../pages/parts/form.tsx';
import { Table } from '../../../pages/parts/table.tsx';
import { Tag } from '../../../pages/parts/tag.tsx';
import { A, Bullets, Empty, Heading2 } from '../../../pages/parts/text.tsx';
import { isTold, isWithheld, withheld } from '../../../pages/told.ts';
import { longDate, timesInWords } from '../../../pages/words.ts';
import { followers, mayChange } from '../who.ts';
import { GroupFrame, PersonLink } from './frame.tsx';
import { type Group, groupAt, groupOf, type Names, namesOf, type OneToOne, ownAt } from './group.ts';
import { MeetingTag } from './words.tsx';

const columns = [
  { head: 'Time' },
  { head: 'One-to-one', names: true },
  { head: 'With' },
  { head: 'Held by' },
  { head: 'State' },
];

const row = (group: Group, names: Names, today: string, own: OneToOne) => [
  timesInWords(own.from, own.to),
  <>
    <A href={ownAt(group.id, own.id)} hidden={`with ${own.crn} on ${longDate(own.date)}`}>
      {`One-to-one ${own.number}: ${own.module}`}
    </A>
    {own.catchUpFor !== null && (
      <>
        {' '}
        <Tag words="Catch-up" colour="purple" />
      </>
    )}
  </>,
  <PersonLink crn={own.crn} />,
  names.facilitator(own.facilitator),
  <MeetingTag meeting={own} today={today} />,
];

/** All one-to-ones of a group, day by day. */
export const oneToOnesPage: Page = {
  path: '/groups/:id/one-to-ones',
  who: followers,
  get: async (asked) => {
    const { caller, today, show } = asked;
    const group = await groupOf(asked);
    const names = await namesOf(asked, group);
    const days = [...grouped(group.oneToOnes.filter(isTold), ({ date }) => date)];
    const limited = [...new Set(group.oneToOnes.filter(isWithheld).map(({ crn }) => crn))];
    const here = `${groupAt(group.id)}/one-to-ones`;
    const body = (
      <GroupFrame group={group} names={names} current={here}>
        {mayChange(caller) && group.state === 'open' && (
          <ButtonLink href={`${here}/new`}>Arrange a one-to-one</ButtonLink>
        )}
        {days.length === 0 && (
          <Empty>
            No one-to-ones stand in the calendar of this group. They are laid out when it opens, or arranged
            one by one.
          </Empty>
        )}
        {days.map(([date, owns]) => (
          <section id={`day-${date}`}>
            <Heading2>{longDate(date)}</Heading2>
            <Table
              caption={`One-to-ones on ${longDate(date)}`}
              captionHidden
              small
              columns={columns}
              rows={owns.map((own) => row(group, names, today, own))}
            />
          </section>
        ))}
        {limited.length > 0 && <Bullets items={limited.map(withheld)} />}
      </GroupFrame>
    );
    const back = { href: '/groups', words: 'All groups' };
    return show({ title: `One-to-ones of group ${group.id}`, body, back, wide: true });
  },
};
