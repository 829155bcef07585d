import type { z } from '@hono/zod-openapi';
import { at, withQuery } from '../../../pages/ask.ts';
import type { Page } from '../../../pages/page.ts';
import { Summary } from '../../../pages/parts/summary.tsx';
import { Table } from '../../../pages/parts/table.tsx';
import { A, Empty, Heading, Heading2 } from '../../../pages/parts/text.tsx';
import { Pagination } from '../../../pages/parts/ways.tsx';
import { countOf, longDate, regionInWords } from '../../../pages/words.ts';
import type { facilitatorSchema, facilitatorsSchema } from '../../schemas.ts';
import { managers } from '../who.ts';
import { WeeklyHours } from './weekly-hours.tsx';

type Facilitator = z.infer<typeof facilitatorSchema>;

const areaInWords = (pdus: readonly string[]) => (pdus.length === 0 ? 'The whole region' : pdus.join(', '));

/** Who holds groups. */
export const facilitatorsPage: Page = {
  path: '/facilitators',
  who: managers,
  get: async ({ ask, query, show }) => {
    const { content, page } = await ask.get<z.infer<typeof facilitatorsSchema>>(
      withQuery('/v1/facilitators', { page: query('page') }),
    );
    const title = 'Facilitators';
    const body = (
      <>
        <Heading>{title}</Heading>
        {content.length === 0 ? (
          <Empty>No facilitator is kept yet. Facilitators come in through the API.</Empty>
        ) : (
          <Table
            caption={countOf(page.totalElements, 'facilitator', 'facilitators')}
            columns={[
              { head: 'Facilitator', names: true },
              { head: 'Region' },
              { head: 'Works in' },
              { head: 'Trained for' },
            ]}
            rows={content.map(({ id, name, region, pdus, programmes }) => [
              <A href={at`/facilitators/${id}`}>{name}</A>,
              regionInWords(region),
              areaInWords(pdus),
              programmes.join(', ') || 'Nothing yet',
            ])}
          />
        )}
        <Pagination page={page} path="/facilitators" />
      </>
    );
    return show({ title, body, back: { href: '/groups', words: 'All groups' } });
  },
};

/** One facilitator: what they are trained for, when they work, and their leave. */
export const facilitatorPage: Page = {
  path: '/facilitators/:id',
  who: managers,
  get: async ({ ask, param, show }) => {
    const one = await ask.get<Facilitator>(at`/v1/facilitators/${param('id')}`);
    const body = (
      <>
        <Heading caption={`Facilitator ${one.id}`}>{one.name}</Heading>
        <Summary
          lines={[
            { name: 'Region', value: regionInWords(one.region) },
            { name: 'Works in', value: areaInWords(one.pdus) },
            { name: 'Trained for', value: one.programmes.join(', ') || 'Nothing yet' },
          ]}
        />
        <WeeklyHours
          caption="Hours"
          hours={one.hours}
          none="No hours are kept: they can hold no group yet."
        />
        <Heading2>Leave</Heading2>
        {one.leave.length === 0 ? (
          <Empty>No leave is known.</Empty>
        ) : (
          <Table
            caption="Leave"
            captionHidden
            columns={[{ head: 'From' }, { head: 'To' }]}
            rows={one.leave.map(({ fromDate, toDate }) => [longDate(fromDate), longDate(toDate)])}
          />
        )}
      </>
    );
    return show({ title: one.name, body, back: { href: '/facilitators', words: 'All facilitators' } });
  },
};
