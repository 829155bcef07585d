import type { Child } from 'hono/jsx';
import { Heading } from '../../../pages/parts/text.tsx';
import { SubNavigation } from '../../../pages/parts/ways.tsx';
import { type Group, groupAt, type Names } from './group.ts';

/** The frame of the pages of one group: what it is, and its parts. */
export function GroupFrame({
  group,
  names,
  current,
  children,
}: {
  group: Group;
  names: Names;
  current: string;
  children: Child;
}) {
  const here = groupAt(group.id);
  return (
    <>
      <Heading caption={names.programme}>{`Group ${group.id}`}</Heading>
      <SubNavigation
        label={`Group ${group.id}`}
        current={current}
        items={[
          { href: here, words: 'Calendar' },
          { href: `${here}/one-to-ones`, words: 'One-to-ones' },
          { href: `${here}/members`, words: 'Members' },
        ]}
      />
      {children}
    </>
  );
}

/** The way back from a page that changes a group. */
export const backTo = (href: string, words: string) => ({ href, words: `Back to ${words}` });

/** A person by the CRN, with the way to all that is known of them. */
export const PersonLink = ({ crn }: { crn: string }) => (
  <a class="govuk-link" href={`/people/${encodeURIComponent(crn)}`}>
    {crn}
  </a>
);
