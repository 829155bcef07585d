import { isTold, type MaybeTold } from '../../../pages/told.ts';
import { longDate } from '../../../pages/words.ts';
import type { Entry } from './session.tsx';
import { OutcomeTag } from './words.tsx';

/** All that was written down of attendance, the latest last; of each member the last stands. */
export const History = ({
  entries,
  crnOf,
}: {
  entries: readonly (MaybeTold<Entry> | { referral: string; restricted: true })[];
  crnOf(referral: string): string;
}) => (
  <ol class="govuk-list govuk-list--spaced">
    {(entries as readonly MaybeTold<Entry>[]).filter(isTold).map(({ referral, outcome, at, by, note }) => (
      <li>
        {`${crnOf(referral)}: `}
        <OutcomeTag outcome={outcome} />
        {`, written down by ${by} on ${longDate(at.slice(0, 10))}`}
        {note !== null && `: ${note}`}
      </li>
    ))}
  </ol>
);
