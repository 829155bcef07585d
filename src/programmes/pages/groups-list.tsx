import type { z } from '@hono/zod-openapi';
import { groupStates } from '../../../db/schema.ts';
import { at, withQuery } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { Select } from '../../pages/parts/fields.tsx';
import { ButtonGroup, ButtonLink } from '../../pages/parts/form.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { A, Empty, Heading, Heading2, P } from '../../pages/parts/text.tsx';
import { type Paged, Pagination } from '../../pages/parts/ways.tsx';
import { pdusOf } from '../../pages/pdus.ts';
import { fieldsOf } from '../../pages/posted.ts';
import { columnDate, countOf, numberInWords, regionInWords, shortDate } from '../../pages/words.ts';
import type { listedGroupSchema } from '../group-schemas.ts';
import type { groupingsSchema } from '../grouping-schemas.ts';
import type { programmesSchema } from '../programme-schemas.ts';
import { ProgrammeFilters } from './filters.tsx';
import { venuesOf } from './names.ts';
import { followers, mayChange } from './who.ts';
import { GroupStateTag, groupSexWords, groupStateWords, StatusTag } from './words.tsx';

type Groups = { content: z.infer<typeof listedGroupSchema>[]; page: Paged };
type Groupings = z.infer<typeof groupingsSchema>;

const path = '/groups';
const filterNames = ['region', 'pdu', 'programme', 'state'] as const;
const pageSize = 50;
const recentRuns = 10;

const GroupsTable = ({ groups, venue }: { groups: Groups['content']; venue: (code: string) => string }) => (
  <Table
    caption="Groups by the day they start"
    captionHidden
    small
    columns={[
      { head: 'Group', names: true },
      { head: 'Programme' },
      { head: 'State' },
      { head: 'For' },
      { head: 'Starts' },
      { head: 'Venue' },
      { head: 'Found by' },
    ]}
    rows={groups.map((group) => [
      <A href={at`/groups/${group.id}`}>{group.id}</A>,
      group.programme,
      <GroupStateTag state={group.state} />,
      groupSexWords[group.sex],
      shortDate(group.startsOn),
      venue(group.venue),
      group.grouping === null ? 'By hand' : <FoundBy run={group.grouping} linked={venue !== asCode} />,
    ])}
  />
);

const asCode = (code: string) => code;

const FoundBy = ({ run, linked }: { run: number; linked: boolean }) =>
  linked ? <A href={at`/groupings/${run}`}>{`Run ${run}`}</A> : <span>{`Run ${run}`}</span>;

const RunsTable = ({ runs }: { runs: Groupings['content'] }) => (
  <Table
    caption="Runs that formed groups, the latest first"
    captionHidden
    small
    columns={[
      { head: 'Run', names: true },
      { head: 'Region' },
      { head: 'When' },
      { head: 'As of' },
      { head: 'Result' },
      { head: 'Groups', number: true },
      { head: 'People placed', number: true },
    ]}
    rows={runs.map((run) => [
      <A href={at`/groupings/${run.id}`}>{`Run ${run.id}${run.whatIf ? ' (what if)' : ''}`}</A>,
      regionInWords(run.region),
      columnDate(run.createdAt.slice(0, 'YYYY-MM-DD'.length)),
      shortDate(run.asOf),
      <StatusTag status={run.status} />,
      numberInWords(run.groups),
      numberInWords(run.placed),
    ])}
  />
);

async function groupsPage({ ask, query, caller, show }: Asked): Promise<Response> {
  const filters = Object.fromEntries(filterNames.map((name) => [name, query(name)?.trim() ?? '']));
  const manages = mayChange(caller);
  const [{ content: programmes }, pdus, list, runs, venues] = await Promise.all([
    ask.get<z.infer<typeof programmesSchema>>('/v1/programmes'),
    pdusOf(ask, query('region')),
    ask.look<Groups>(withQuery('/v1/groups', { ...filters, page: query('page'), size: pageSize })),
    manages ? ask.get<Groupings>(withQuery('/v1/groupings', { size: recentRuns })) : null,
    manages ? venuesOf(ask, undefined) : [],
  ]);
  const field = fieldsOf(filters, list.refused);
  const names = new Map(venues.map(({ code, name }) => [code, name]));
  const { content = [], page } = list.done ?? {};
  const body = (
    <>
      <Heading>Groups</Heading>
      {manages && (
        <ButtonGroup>
          <ButtonLink href="/groups/form">Form groups</ButtonLink>
          <A href="/waiting-list">See who waits</A>
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
            ...groupStates.map((value) => ({ value, words: groupStateWords(value) })),
          ]}
        />
      </ProgrammeFilters>
      {page && page.totalElements > 0 && (
        <>
          <P>
            {`${countOf(page.totalElements, 'group', 'groups')}. `}
            <A href={withQuery('/v1/groups', { ...filters, format: 'csv' })}>Download all of them as CSV</A>
          </P>
          <GroupsTable groups={content} venue={manages ? (code) => names.get(code) ?? code : asCode} />
          <Pagination page={page} path={path} query={filters} />
        </>
      )}
      {page && page.totalElements === 0 && (
        <Empty>
          There are no groups here.{' '}
          {manages
            ? 'Form groups from the waiting list, look at what is proposed, and open those that you want.'
            : 'A programme manager opens them from the waiting list.'}
        </Empty>
      )}
      {runs && (
        <>
          <Heading2>Recent runs</Heading2>
          {runs.content.length > 0 ? (
            <RunsTable runs={runs.content} />
          ) : (
            <Empty>Nobody has formed groups yet. A run proposes groups; nothing is opened by it.</Empty>
          )}
        </>
      )}
    </>
  );
  return show({ title: 'Groups', body, refused: list.refused, wide: true });
}

/** Groups that there are, and the runs that proposed them. */
export const groupsPages: readonly Page[] = [{ path, who: followers, get: groupsPage }];
