import type { z } from '@hono/zod-openapi';
import { Table } from '../../../pages/parts/table.tsx';
import { Bullets, Heading2, P } from '../../../pages/parts/text.tsx';
import { countOf, longDate, timesInWords } from '../../../pages/words.ts';
import type { planSchema } from '../../group-schemas.ts';
import type { Names, Told } from './group.ts';

/** How a proposed group would open now, as this reader is told. */
export type Plan = Omit<z.infer<typeof planSchema>, 'breaches' | 'oneToOnes'> & {
  breaches: Told<z.infer<typeof planSchema>['breaches'][number]>[];
  oneToOnes: unknown[];
};

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What keeps a group from opening, and the dates that it would have. */
export function PlanOf({ plan, names }: { plan: Plan; names: Names }) {
  const { sessions, oneToOnes, breaches } = plan;
  return (
    <>
      {breaches.length > 0 && (
        <>
          <Heading2>What keeps it from opening</Heading2>
          <Bullets
            items={breaches.map((breach) =>
              'restricted' in breach ? `${breach.crn}: limited access` : capitalised(breach.sentence),
            )}
          />
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
