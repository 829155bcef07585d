import type { z } from '@hono/zod-openapi';
import type { Child } from 'hono/jsx';
import { at, withQuery } from '../../pages/ask.ts';
import { allOf } from '../../pages/lists.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { Table } from '../../pages/parts/table.tsx';
import { LimitedTag, Tag } from '../../pages/parts/tag.tsx';
import { A, Empty, Heading2, P } from '../../pages/parts/text.tsx';
import { Pagination } from '../../pages/parts/ways.tsx';
import { countOf, numberInWords, shortDate } from '../../pages/words.ts';
import type { notEligibleSchema, waitingSchema } from '../grouping-schemas.ts';
import type { Grouping } from './proposal-card.tsx';
import { RunHead } from './run-frame.tsx';
import { managers } from './who.ts';
import { weeksInWords } from './words.tsx';

type Waiting = z.infer<typeof waitingSchema>['content'][number] & { restricted?: true };
type NotEligible = z.infer<typeof notEligibleSchema>['content'][number] & { restricted?: true };

const pageSize = 25;

interface Reason {
  key: string;
  sentence: string;
}

/** How many people each reason keeps, those that keep most first. */
function tally<P>(people: readonly P[], reasonsOf: (person: P) => readonly Reason[]) {
  const many = new Map<string, { sentence: string; people: number }>();
  for (const person of people)
    for (const { key, sentence } of reasonsOf(person))
      many.set(key, { sentence, people: (many.get(key)?.people ?? 0) + 1 });
  return [...many].sort(([, one], [, other]) => other.people - one.people);
}

interface ListGiven<P> {
  path: string;
  reason: string;
  page: number;
  people: readonly P[];
  reasonsOf(person: P): readonly Reason[];
  /** What heads the table of reasons. */
  head: string;
  columns: readonly { head: string; names?: boolean }[];
  cells(person: P): readonly Child[];
}

/** People by the reasons that keep them, then those of one reason or all, page by page. */
function ByReason<P>({ path, reason, page, people, reasonsOf, head, columns, cells }: ListGiven<P>) {
  const reasons = tally(people, reasonsOf);
  const chosen = reasons.find(([key]) => key === reason);
  const listed = chosen
    ? people.filter((person) => reasonsOf(person).some(({ key }) => key === reason))
    : people;
  const totalPages = Math.ceil(listed.length / pageSize);
  const number = Math.min(page, totalPages - 1);
  return (
    <>
      <Heading2>By reason</Heading2>
      <P>Somebody who is kept by several reasons counts with each.</P>
      <Table
        caption="People by reason"
        captionHidden
        columns={[
          { head, names: true },
          { head: 'People', number: true },
        ]}
        rows={reasons.map(([key, { sentence, people: many }]) => [
          <A href={withQuery(path, { reason: key })}>{sentence}</A>,
          numberInWords(many),
        ])}
      />
      <Heading2>{chosen ? `Those of whom it is said: ${chosen[1].sentence}` : 'Everyone'}</Heading2>
      <P>
        {`${countOf(listed.length, 'person', 'people')}. `}
        {chosen && <A href={path}>See everyone</A>}
      </P>
      <Table
        caption={chosen ? chosen[1].sentence : 'Everyone'}
        captionHidden
        small
        columns={columns}
        rows={listed.slice(number * pageSize, (number + 1) * pageSize).map(cells)}
      />
      <Pagination
        page={{ number, totalPages, totalElements: listed.length }}
        path={path}
        query={{ reason: chosen ? reason : undefined }}
      />
    </>
  );
}

const pageAsked = (query: Asked['query']) => Math.max(0, Number.parseInt(query('page') ?? '0', 10) || 0);

const Crn = ({ referral, crn }: { referral: string; crn: string }) => (
  <A href={at`/waiting-list/${referral}`} hidden=": the referral">
    {crn}
  </A>
);

const limited = (crn: string, columns: number): Child[] => [
  crn,
  <LimitedTag />,
  ...Array.from({ length: columns - 2 }, () => ''),
];

const waitingColumns = [
  { head: 'CRN', names: true },
  { head: 'Programme' },
  { head: 'Waiting for' },
  { head: 'Must finish by' },
  { head: 'Why' },
  { head: 'What if' },
];

const waitingCells =
  (run: number) =>
  (person: Waiting): readonly Child[] =>
    person.restricted
      ? limited(person.crn, waitingColumns.length)
      : [
          <Crn {...person} />,
          person.programme,
          weeksInWords(person.weeksWaiting),
          <>
            <span class="app-nowrap">{shortDate(person.mustFinishBy)}</span>
            {person.lastChance && (
              <span class="app-below">
                <Tag words="Last chance" colour="orange" />
              </span>
            )}
          </>,
          <ul class="govuk-list app-tight app-sentences">
            {person.because.length === 0 && <li>no group could start</li>}
            {person.because.map(({ sentence, candidates }) => (
              <li>{`${sentence} (${countOf(candidates, 'group', 'groups')})`}</li>
            ))}
          </ul>,
          <A
            href={withQuery(at`/groupings/${run}/what-if/pinned`, { crn: person.crn })}
            hidden={`: ${person.crn}`}
          >
            Pin to a group
          </A>,
        ];

async function waitingPage({ ask, param, query, show }: Asked): Promise<Response> {
  const run = await ask.get<Grouping>(at`/v1/groupings/${param('id')}`);
  const path = at`/groupings/${run.id}/waiting`;
  const people = await allOf<Waiting>(ask, `/v1${path}`);
  const body = (
    <>
      <RunHead run={run} current={path} />
      {people.length === 0 ? (
        <Empty>Nobody who may attend is left waiting.</Empty>
      ) : (
        <ByReason
          {...{ path, people, page: pageAsked(query), reason: query('reason') ?? '' }}
          head="Why no group takes them"
          reasonsOf={({ because = [] }: Partial<Waiting>) =>
            because.map(({ rule, sentence }) => ({ key: rule, sentence }))
          }
          columns={waitingColumns}
          cells={waitingCells(run.id)}
        />
      )}
    </>
  );
  return show({
    title: `Left waiting: run ${run.id}`,
    body,
    wide: true,
    back: { href: at`/groupings/${run.id}`, words: 'The proposals' },
  });
}

const notEligibleColumns = [
  { head: 'CRN', names: true },
  { head: 'Programme' },
  { head: 'Why' },
  { head: 'What to do' },
];

const notEligibleCells = (person: NotEligible): readonly Child[] => {
  if (person.restricted) return limited(person.crn, notEligibleColumns.length);
  const isMissing = person.failed.some(({ because }) => because !== 'fails');
  return [
    <Crn {...person} />,
    person.programme,
    <ul class="govuk-list app-tight app-sentences">
      {person.failed.length === 0 && <li>{person.sentence}</li>}
      {person.failed.map(({ sentence }) => (
        <li>{sentence}</li>
      ))}
    </ul>,
    isMissing ? (
      <A href={at`/waiting-list/${person.referral}/facts`} hidden={` of ${person.crn}`}>
        Put what is missing on file
      </A>
    ) : (
      'Check what is on file, or withdraw the referral'
    ),
  ];
};

async function notEligiblePage({ ask, param, query, show }: Asked): Promise<Response> {
  const run = await ask.get<Grouping>(at`/v1/groupings/${param('id')}`);
  const path = at`/groupings/${run.id}/not-eligible`;
  const people = await allOf<NotEligible>(ask, `/v1${path}`);
  const body = (
    <>
      <RunHead run={run} current={path} />
      {people.length === 0 ? (
        <Empty>Everyone who waits may attend.</Empty>
      ) : (
        <ByReason
          {...{ path, people, page: pageAsked(query), reason: query('reason') ?? '' }}
          head="Why they may not attend"
          reasonsOf={({ failed = [] }: Partial<NotEligible>) =>
            failed.map(({ check, because, sentence }) => ({ key: `${check}-${because}`, sentence }))
          }
          columns={notEligibleColumns}
          cells={notEligibleCells}
        />
      )}
    </>
  );
  return show({
    title: `Not eligible: run ${run.id}`,
    body,
    wide: true,
    back: { href: at`/groupings/${run.id}`, words: 'The proposals' },
  });
}

/** Whom a run leaves out, and why. */
export const leftOutPages: readonly Page[] = [
  { path: '/groupings/:id/waiting', who: managers, get: waitingPage },
  { path: '/groupings/:id/not-eligible', who: managers, get: notEligiblePage },
];
