import type { z } from '@hono/zod-openapi';
import { addMonths } from '../../../solver/calendar.ts';
import { hoursInWords } from '../../http/in-words.ts';
import { at, NotAnswered, type Problem, withQuery } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { AreaFields, Filters } from '../../pages/parts/area.tsx';
import { Input, Select } from '../../pages/parts/fields.tsx';
import { Button, LookForm } from '../../pages/parts/form.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { LimitedTag } from '../../pages/parts/tag.tsx';
import { A, Empty, Figures, Heading, Heading2, P } from '../../pages/parts/text.tsx';
import { Pagination } from '../../pages/parts/ways.tsx';
import { type Pdus, pdusOf } from '../../pages/pdus.ts';
import { fieldsOf } from '../../pages/posted.ts';
import { isWithheld, type Restricted } from '../../pages/told.ts';
import { countOf, numberInWords, shortDate } from '../../pages/words.ts';
import type { atRiskSchema, reviewsSchema } from '../list-schemas.ts';
import { reviewMonths } from '../reviews.ts';
import { recorders } from './requirement-head.tsx';
import { StateTag } from './tags.tsx';

type AtRisk = z.infer<typeof atRiskSchema>;
type Reviews = z.infer<typeof reviewsSchema>;
type AtRiskRow = AtRisk['content'][number];
type ReviewRow = Reviews['content'][number];

const link = ({ crn, eventNumber }: AtRiskRow) => (
  <A href={at`/people/${crn}/requirements/${eventNumber}`} hidden={`requirement ${eventNumber}`}>
    {crn}
  </A>
);

const limitedCells = ({ crn }: Restricted, cells: number) => [
  crn,
  <LimitedTag />,
  ...Array.from({ length: cells - 2 }, () => ''),
];

const why = ({ why: reason, toDo }: AtRiskRow) => (
  <>
    {reason}
    {toDo !== null && (
      <>
        {' '}
        <strong>{toDo}</strong>
      </>
    )}
  </>
);

const atRiskColumns = [
  { head: 'CRN', names: true },
  { head: 'State' },
  { head: 'PDU' },
  { head: 'Deadline' },
  { head: 'Left', number: true },
  { head: 'Why, and what to do' },
];

const atRiskCells = (row: AtRiskRow | Restricted, pdus: Pdus) =>
  isWithheld(row)
    ? limitedCells(row, atRiskColumns.length)
    : [
        link(row),
        <StateTag state={row.state} />,
        pdus.nameOf(row.pdu),
        shortDate(row.deadline),
        hoursInWords(row.leftMinutes),
        why(row),
      ];

const Csv = ({ path }: { path: string }) => (
  <P>
    <A href={path}>Download all of these as CSV</A>
  </P>
);

/** Who will not be done well in time: the least days in hand first. */
export const atRiskPage: Page = {
  path: '/at-risk',
  who: recorders,
  get: async ({ ask, query, show, caller }) => {
    const filter = { region: query('region') ?? '', pdu: query('pdu') ?? '' };
    const [pdus, { content, page }] = await Promise.all([
      pdusOf(ask, filter.region || undefined),
      ask.get<AtRisk>(withQuery('/v1/at-risk', { ...filter, page: query('page') })),
    ]);
    const body = (
      <>
        <Heading>At risk</Heading>
        <P>
          Requirements in force that will not be finished well in time as things stand: first those with no
          end in sight, then those with the least days in hand.
        </P>
        <LookForm action="/at-risk">
          <Filters>
            <AreaFields field={fieldsOf(filter)} pdus={pdus} caller={caller} />
          </Filters>
          <Button kind="secondary">Show these</Button>
        </LookForm>
        {content.length === 0 ? (
          <Empty>
            Nobody is at risk here: everyone will finish well in time. Look at the reviews that are due.
          </Empty>
        ) : (
          <>
            <Heading2>{countOf(page.totalElements, 'requirement', 'requirements')}</Heading2>
            <Csv path={withQuery('/v1/at-risk', { ...filter, format: 'csv' })} />
            <Table
              caption="Requirements at risk"
              captionHidden
              small
              columns={atRiskColumns}
              rows={content.map((row) => atRiskCells(row, pdus))}
            />
            <Pagination page={page} path="/at-risk" query={filter} />
          </>
        )}
      </>
    );
    return show({ title: 'At risk', body, wide: true });
  },
};

const reviewColumns = [
  { head: 'CRN', names: true },
  { head: 'Review' },
  { head: 'On' },
  { head: 'State' },
  { head: 'PDU' },
  { head: 'Left', number: true },
  { head: 'Why, and what to do' },
];

const reviewCells = (row: ReviewRow | Restricted, pdus: Pdus) =>
  isWithheld(row)
    ? limitedCells(row, reviewColumns.length)
    : [
        link(row),
        `${row.review.months} months`,
        shortDate(row.review.date),
        <StateTag state={row.state} />,
        pdus.nameOf(row.pdu),
        hoursInWords(row.leftMinutes),
        why(row),
      ];

const dueChoices = [
  { value: '', words: 'All' },
  ...reviewMonths.map((months) => ({ value: String(months), words: `${months} months after sentence` })),
];
const trackChoices = [
  { value: '', words: 'All' },
  { value: 'false', words: 'Not on track' },
  { value: 'true', words: 'On track' },
];

/** The filters of the page; nothing said: the month that begins today. */
const reviewFilter = ({ query, today }: Asked) => ({
  from: query('from') || today,
  to: query('to') || addMonths(query('from') ? (query('from') as string) : today, 1),
  due: query('due') ?? '',
  onTrack: query('onTrack') ?? '',
  region: query('region') ?? '',
  pdu: query('pdu') ?? '',
});

const none: Reviews = {
  due: 0,
  notOnTrack: 0,
  content: [],
  page: { number: 0, size: 0, totalElements: 0, totalPages: 0 },
};

/** What the API answers; dates that it refuses are told at their fields. */
async function reviewsIn(
  { ask, query }: Asked,
  filter: Record<string, string>,
): Promise<{ reviews: Reviews; refused?: Problem }> {
  try {
    return { reviews: await ask.get<Reviews>(withQuery('/v1/reviews', { ...filter, page: query('page') })) };
  } catch (error) {
    if (error instanceof NotAnswered && error.problem.status === 422)
      return { reviews: none, refused: error.problem };
    throw error;
  }
}

/** The reviews that fall due, and who is not on track. */
export const reviewsPage: Page = {
  path: '/reviews',
  who: recorders,
  get: async (asked) => {
    const { ask, show, caller } = asked;
    const filter = reviewFilter(asked);
    const [pdus, { reviews, refused }] = await Promise.all([
      pdusOf(ask, filter.region || undefined),
      reviewsIn(asked, filter),
    ]);
    const { content, page, due, notOnTrack } = reviews;
    const field = fieldsOf(filter, refused);
    const body = (
      <>
        <Heading>Reviews</Heading>
        <LookForm action="/reviews">
          <Filters>
            <Input field={field('from')} label="From" type="date" width={10} />
            <Input field={field('to')} label="To" type="date" width={10} />
            <Select field={field('due')} label="Which review" choices={dueChoices} />
            <Select field={field('onTrack')} label="On track" choices={trackChoices} />
            <AreaFields field={field} pdus={pdus} caller={caller} />
          </Filters>
          <Button kind="secondary">Show these</Button>
        </LookForm>
        {content.length === 0 ? (
          !refused && (
            <Empty>No reviews fall due in this time. Choose other dates to see those to come.</Empty>
          )
        ) : (
          <>
            <Figures
              figures={[
                { value: numberInWords(due), name: 'reviews fall due' },
                { value: numberInWords(notOnTrack), name: 'of them not on track' },
              ]}
            />
            <Csv path={withQuery('/v1/reviews', { ...filter, format: 'csv' })} />
            <Table
              caption="Reviews by date"
              small
              columns={reviewColumns}
              rows={content.map((row) => reviewCells(row, pdus))}
            />
            <Pagination page={page} path="/reviews" query={filter} />
          </>
        )}
      </>
    );
    return show({ title: 'Reviews', body, wide: true, refused });
  },
};
