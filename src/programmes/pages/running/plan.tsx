import type { z } from '@hono/zod-openapi';
import { Table } from '../../../pages/parts/table.tsx';
import { Bullets, Details, Heading2, P } from '../../../pages/parts/text.tsx';
import { isTold, type MaybeTold, withheld } from '../../../pages/told.ts';
import { capitalised, countOf, longDate, timesInWords } from '../../../pages/words.ts';
import type { planSchema } from '../../group-schemas.ts';
import type { Names } from './group.ts';

/** How a proposed group would open now, as this reader is told. */
export type Plan = Omit<z.infer<typeof planSchema>, 'breaches' | 'oneToOnes'> & {
  breaches: MaybeTold<z.infer<typeof planSchema>['breaches'][number]>[];
  oneToOnes: unknown[];
};

/** Whoever reads more than these asks for them. */
const atOnce = 10;

/** What keeps a group from opening, and the dates that it would have. */
export function PlanOf({ plan, names }: { plan: Plan; names: Names }) {
  const { sessions, oneToOnes, breaches } = plan;
  const told = breaches.map((breach) =>
    isTold(breach) ? capitalised(breach.sentence) : withheld(breach.crn),
  );
  return (
    <>
      {breaches.length > 0 && (
        <>
          <Heading2>What keeps it from opening</Heading2>
          <Bullets items={told.slice(0, atOnce)} />
          {told.length > atOnce && (
            <Details summary={`${countOf(told.length - atOnce, 'more reason', 'more reasons')}`}>
              <Bullets items={told.slice(atOnce)} />
            </Details>
          )}
        </>
      )}
      <Heading2>How it would open now</Heading2>
      <P>
        {sessions.length === 0
          ? 'No dates can be laid out for it as things are.'
          : `${countOf(sessions.length, 'group session', 'group sessions')} and ${countOf(oneToOnes.length, 'one-to-one', 'one-to-ones')}. Nothing is reserved until it opens.`}
      </P>
      {sessions.length > 0 && (
        <Table
          caption="Group sessions as planned now"
          captionHidden
          columns={[
            { head: 'Session', names: true },
            { head: 'Date' },
            { head: 'Time' },
            { head: 'Held by' },
          ]}
          rows={sessions.map(({ number, date, from, to, facilitators }) => [
            `Session ${number}`,
            longDate(date),
            timesInWords(from, to),
            names.holders(facilitators),
          ])}
        />
      )}
    </>
  );
}
