import type { z } from '@hono/zod-openapi';
import type { IsoDate } from '../../../solver/calendar.ts';
import { daysAWeek, daysBetween } from '../../../solver/calendar.ts';
import { referralStates } from '../../../solver/referral-states.ts';
import { at, withQuery } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { Input, Select } from '../../pages/parts/fields.tsx';
import { ButtonGroup, ButtonLink } from '../../pages/parts/form.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { LimitedTag, Tag } from '../../pages/parts/tag.tsx';
import { A, Empty, Heading, P } from '../../pages/parts/text.tsx';
import { Pagination } from '../../pages/parts/ways.tsx';
import { type Pdus, pdusOf } from '../../pages/pdus.ts';
import { fieldsOf } from '../../pages/posted.ts';
import { countOf, shortDate } from '../../pages/words.ts';
import type { programmesSchema } from '../programme-schemas.ts';
import type { referralsSchema } from '../referral-schemas.ts';
import { ProgrammeFilters } from './filters.tsx';
import { followers, mayChange } from './who.ts';
import { StateTag, sexWords, stateWords, weeksInWords } from './words.tsx';

type Programmes = z.infer<typeof programmesSchema>;
type Referrals = z.infer<typeof referralsSchema>;
/** A row of which a reader may see the CRN alone is told so. */
type Row = Referrals['content'][number] & { restricted?: true };

const path = '/waiting-list';
const filterNames = ['region', 'pdu', 'programme', 'state', 'sex', 'text'] as const;
const pageSize = 50;

/** Whether somebody may attend; if not, every check that fails, in the words of the API. */
export const Eligible = ({ eligible, failed }: Row['eligibility']) =>
  eligible ? (
    <Tag words="May attend" colour="teal" />
  ) : (
    <>
      <Tag words="May not attend" colour="red" />
      {failed.map(({ sentence }) => (
        <span class="app-below app-sentences">{sentence}</span>
      ))}
    </>
  );

/** Whether somebody can start; if not, from when. */
export const Ready = ({ from, today }: { from: IsoDate; today: IsoDate }) =>
  from <= today ? (
    <Tag words="Ready" colour="teal" />
  ) : (
    <span class="app-nowrap">{`From ${shortDate(from)}`}</span>
  );

/** The day by which the programme must end, and whether that is past. */
export const FinishBy = ({ by, today }: { by: IsoDate; today: IsoDate }) => (
  <>
    <span class="app-nowrap">{shortDate(by)}</span>
    {by < today && (
      <span class="app-below">
        <Tag words="Past" colour="red" />
      </span>
    )}
  </>
);

const columns = [
  { head: 'CRN', names: true },
  { head: 'Programme' },
  { head: 'State' },
  { head: 'Sex' },
  { head: 'PDU' },
  { head: 'Waiting since' },
  { head: 'Ready' },
  { head: 'Must finish by' },
  { head: 'Eligibility' },
];

const limited = (crn: string) => [crn, <LimitedTag />, ...columns.slice(2).map(() => '')];

const cells = (row: Row, pdus: Pdus, today: IsoDate) =>
  row.restricted
    ? limited(row.crn)
    : [
        <A href={at`/waiting-list/${row.id}`} hidden={`, referral to ${row.programme}`}>
          {row.crn}
        </A>,
        row.programme,
        <StateTag state={row.state} />,
        sexWords[row.sex],
        pdus.nameOf(row.pdu),
        <>
          <span class="app-nowrap">{shortDate(row.referredOn)}</span>
          <span class="app-below">
            {weeksInWords(Math.floor(Math.max(0, daysBetween(row.referredOn, today)) / daysAWeek))}
          </span>
        </>,
        <Ready from={row.readyFrom} today={today} />,
        <FinishBy by={row.mustFinishBy} today={today} />,
        <Eligible {...row.eligibility} />,
      ];

/** Who waits, and for what: the waiting list, looked at by filters. */
async function waitingList({ ask, query, caller, today, show }: Asked): Promise<Response> {
  const given = Object.fromEntries(filterNames.map((name) => [name, query(name)?.trim() ?? '']));
  const filters = { ...given, state: query('state') ?? 'waiting' };
  const [{ content: programmes }, pdus, list] = await Promise.all([
    ask.get<Programmes>('/v1/programmes'),
    pdusOf(ask, query('region')),
    ask.look<Referrals>(withQuery('/v1/referrals', { ...filters, page: query('page'), size: pageSize })),
  ]);
  const field = fieldsOf(filters, list.refused);
  const rows: Row[] = list.done?.content ?? [];
  const page = list.done?.page;
  const body = (
    <>
      <Heading>Waiting list</Heading>
      {mayChange(caller) && (
        <ButtonGroup>
          <ButtonLink href="/groups/form">Form groups</ButtonLink>
          <A href="/forecast">See the forecast</A>
        </ButtonGroup>
      )}
      <ProgrammeFilters
        path={path}
        field={field}
        caller={caller}
        allRegions
        pdus={pdus}
        programmes={programmes}
      >
        <Select
          field={field('state')}
          label="State"
          choices={[
            { value: '', words: 'All' },
            ...referralStates.map((value) => ({ value, words: stateWords(value) })),
          ]}
        />
        <Select
          field={field('sex')}
          label="Sex"
          choices={[
            { value: '', words: 'All' },
            { value: 'male', words: 'Men' },
            { value: 'female', words: 'Women' },
          ]}
        />
        <Input field={field('text')} label="CRN, or part of it" type="search" />
      </ProgrammeFilters>
      {page && page.totalElements > 0 && (
        <>
          <P>
            {`${countOf(page.totalElements, 'referral', 'referrals')}, those who must finish first at the top. `}
            <A href={withQuery('/v1/referrals', { ...filters, format: 'csv' })}>
              Download all of them as CSV
            </A>
          </P>
          <Table
            caption="Referrals by the day to finish by"
            captionHidden
            small
            columns={columns}
            rows={rows.map((row) => cells(row, pdus, today))}
          />
          <Pagination page={page} path={path} query={filters} />
        </>
      )}
      {page && page.totalElements === 0 && (
        <Empty>
          Nobody is on this list. Clear the filters to see everybody who waits; people come onto it when they
          are referred to a programme.
        </Empty>
      )}
    </>
  );
  return show({ title: 'Waiting list', body, refused: list.refused, wide: true });
}

/** Who waits for a programme. */
export const waitingListPage: Page = {
  path,
  who: followers,
  get: waitingList,
};
