import type { z } from '@hono/zod-openapi';
import { at, withQuery } from '../../../pages/ask.ts';
import type { Page } from '../../../pages/page.ts';
import { Summary } from '../../../pages/parts/summary.tsx';
import { Table } from '../../../pages/parts/table.tsx';
import { Tag } from '../../../pages/parts/tag.tsx';
import { A, Empty, Heading, Heading2 } from '../../../pages/parts/text.tsx';
import { Pagination } from '../../../pages/parts/ways.tsx';
import { countOf, longDate } from '../../../pages/words.ts';
import type { venueSchema, venuesSchema } from '../../schemas.ts';
import { managers } from '../who.ts';
import { WeeklyHours } from './weekly-hours.tsx';

type Venue = z.infer<typeof venueSchema>;

/** Where groups can be held. */
export const venuesPage: Page = {
  path: '/venues',
  who: managers,
  get: async ({ ask, query, show }) => {
    const { content, page } = await ask.get<z.infer<typeof venuesSchema>>(
      withQuery('/v1/venues', { page: query('page') }),
    );
    const title = 'Venues';
    const body = (
      <>
        <Heading>{title}</Heading>
        {content.length === 0 ? (
          <Empty>No venue is kept yet. Venues come in through the API.</Empty>
        ) : (
          <Table
            caption={countOf(page.totalElements, 'venue', 'venues')}
            columns={[
              { head: 'Venue', names: true },
              { head: 'Code' },
              { head: 'PDU' },
              { head: 'What people with needs find' },
            ]}
            rows={content.map(({ code, name, pdu, tags }) => [
              <A href={at`/venues/${code}`}>{name}</A>,
              code,
              pdu,
              tags.join(', ') || 'Nothing is told',
            ])}
          />
        )}
        <Pagination page={page} path="/venues" />
      </>
    );
    return show({ title, body, back: { href: '/groups', words: 'All groups' } });
  },
};

/** One venue: its rooms, its hours, and when it is closed. */
export const venuePage: Page = {
  path: '/venues/:code',
  who: managers,
  get: async ({ ask, param, today, show }) => {
    const venue = await ask.get<Venue>(at`/v1/venues/${param('code')}`);
    const body = (
      <>
        <Heading caption={`Venue ${venue.code}`}>{venue.name}</Heading>
        <Summary
          lines={[
            { name: 'PDU', value: venue.pdu },
            { name: 'What people with needs find', value: venue.tags.join(', ') || 'Nothing is told' },
          ]}
        />
        {venue.rooms.length === 0 ? (
          <Empty>No room is kept of this venue: no group can meet here yet.</Empty>
        ) : (
          <Table
            caption="Rooms"
            columns={[{ head: 'Room', names: true }, { head: 'Code' }, { head: 'Seats', number: true }]}
            rows={venue.rooms.map(({ name, code, seats }) => [name, code, seats])}
          />
        )}
        <WeeklyHours
          caption="Open"
          hours={venue.hours}
          none="No hours are kept: no group can meet here yet."
        />
        <Heading2>Closed</Heading2>
        {venue.closures.length === 0 ? (
          <Empty>No closure is known.</Empty>
        ) : (
          <Table
            caption="Closed"
            captionHidden
            columns={[{ head: 'From' }, { head: 'To' }, { head: 'Why' }, { head: 'State' }]}
            rows={venue.closures.map(({ fromDate, toDate, reason }) => [
              longDate(fromDate),
              longDate(toDate),
              reason,
              toDate < today ? (
                <Tag words="Over" colour="grey" />
              ) : (
                <Tag words="Closed then" colour="yellow" />
              ),
            ])}
          />
        )}
      </>
    );
    return show({ title: venue.name, body, back: { href: '/venues', words: 'All venues' } });
  },
};
