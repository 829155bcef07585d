import type { Role } from '../../access/caller.ts';
import { at } from '../../pages/ask.ts';
import { hasRole } from '../../pages/navigation.ts';
import type { Asked } from '../../pages/page.ts';
import { Heading } from '../../pages/parts/text.tsx';
import { SubNavigation } from '../../pages/parts/ways.tsx';

/** Whoever follows people's hours. */
export const followers: readonly Role[] = ['caseworker', 'scheduler', 'programme-manager'];
/** Whoever books them and records what became of it. */
export const recorders: readonly Role[] = ['caseworker', 'scheduler'];

/** A requirement of a person, as addresses name it. */
export interface Named {
  crn: string;
  eventNumber: string;
  /** Its address among the pages. */
  page: string;
  /** Its address in the API. */
  api: string;
}

/** The requirement that an address names. */
export function namedIn({ param }: Pick<Asked, 'param'>): Named {
  const [crn, eventNumber] = [param('crn'), param('eventNumber')];
  const page = at`/people/${crn}/requirements/${eventNumber}`;
  return { crn, eventNumber, page, api: `/v1${page}` };
}

/** The link back to the person. */
export const backToPerson = ({ crn }: Named) => ({ href: at`/people/${crn}`, words: `Back to ${crn}` });

/** The heading of a page of a requirement, and the links to its parts. */
export function RequirementHead({
  named: { crn, eventNumber, page },
  title,
  part,
  caller,
}: {
  named: Named;
  title: string;
  /** The part that is shown, as '/ledger'; null: none of them. */
  part: string | null;
  caller: Asked['caller'];
}) {
  const books = hasRole(caller, recorders);
  const items = [
    { href: page, words: 'Hours' },
    { href: `${page}/appointments`, words: 'Appointments' },
    { href: `${page}/ledger`, words: 'What was credited' },
    ...(books ? [{ href: `${page}/allocations`, words: 'Allocations' }] : []),
  ];
  return (
    <>
      <Heading caption={`${crn}, requirement ${eventNumber}`}>{title}</Heading>
      <SubNavigation
        label="Parts of the requirement"
        items={items}
        current={part === null ? '' : `${page}${part}`}
      />
    </>
  );
}
