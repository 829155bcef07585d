import type { z } from '@hono/zod-openapi';
import { at, withQuery } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { ButtonGroup, ButtonLink } from '../../pages/parts/form.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { A, Empty, Heading, Heading2, P } from '../../pages/parts/text.tsx';
import { numberInWords, regionInWords } from '../../pages/words.ts';
import type { groupingDifferenceSchema } from '../grouping-schemas.ts';
import { candidateInWords } from './asked-otherwise.ts';
import { AskedOtherwise } from './grouping.tsx';
import { type Names, namesFor } from './names.ts';
import { type Grouping, ProposalCard } from './proposal-card.tsx';
import { managers } from './who.ts';
import { pointLines } from './words.tsx';

type Difference = z.infer<typeof groupingDifferenceSchema>;
type Move = Difference['people'][number] & { restricted?: true };

/** More with a plus, fewer with a minus: the sign is read, not only seen. */
const signed = (n: number) => (n > 0 ? `+${numberInWords(n)}` : numberInWords(n));

const Sides = ({ run, other, difference }: { run: Grouping; other: Grouping; difference: Difference }) => (
  <Table
    caption="The two runs beside each other"
    captionHidden
    small
    columns={[
      { head: 'What', names: true },
      { head: `Run ${other.id}`, number: true },
      { head: `Run ${run.id}`, number: true },
      { head: 'Difference', number: true },
    ]}
    rows={[
      ...(
        [
          ['People placed', 'placed'],
          ['People left waiting', 'waiting'],
        ] as const
      ).map(([words, count]) => [
        words,
        numberInWords(other.counts[count]),
        numberInWords(run.counts[count]),
        signed(run.counts[count] - other.counts[count]),
      ]),
      [
        'Groups',
        numberInWords(other.groups.length),
        numberInWords(run.groups.length),
        signed(run.groups.length - other.groups.length),
      ],
      ...Object.entries(pointLines).map(([line, words]) => {
        const of = line as keyof typeof pointLines;
        return [
          `Points: ${words.toLowerCase()}`,
          numberInWords(other.byLine[of]),
          numberInWords(run.byLine[of]),
          signed(difference.byLine[of]),
        ];
      }),
      [
        'Points, all together',
        numberInWords(other.points),
        numberInWords(run.points),
        signed(difference.points),
      ],
    ]}
  />
);

const Only = ({ run, ids, names }: { run: Grouping; ids: readonly string[]; names: Names }) => (
  <section>
    <h2 class="govuk-heading-m">{`Only in run ${run.id}`}</h2>
    {ids.length === 0 ? (
      <Empty>{`Every group of run ${run.id} is in the other, too.`}</Empty>
    ) : (
      <ul class="app-cards app-cards--one">
        {run.groups
          .filter(({ candidate }) => ids.includes(candidate))
          .map((group) => (
            <ProposalCard run={run.id} group={group} names={names} />
          ))}
      </ul>
    )}
  </section>
);

function Moves({
  people,
  known,
  names,
  crnOf,
}: {
  people: readonly Move[];
  known: Grouping['groups'];
  names: Names;
  crnOf: Map<string, string>;
}) {
  const place = (id: string | null) => (id === null ? 'Left waiting' : candidateInWords(id, known, names));
  return (
    <Table
      caption="People who are placed otherwise"
      captionHidden
      columns={[{ head: 'Person', names: true }, { head: 'Before' }, { head: 'Now' }]}
      rows={people.map((move) =>
        move.restricted
          ? [`Referral ${move.referral}`, 'Limited access', '']
          : [
              <A href={at`/waiting-list/${move.referral}`} hidden=": the referral">
                {crnOf.get(move.referral) ?? move.referral}
              </A>,
              place(move.from),
              place(move.to),
            ],
      )}
    />
  );
}

/** The CRNs of those whom the runs place: the difference tells referrals. */
const crnsIn = (...runs: readonly Grouping[]) =>
  new Map(
    runs.flatMap(({ groups }) =>
      groups.flatMap(({ people }) => people.map(({ referral, crn }) => [referral, crn] as const)),
    ),
  );

async function differencePage({ ask, param, query, show }: Asked): Promise<Response> {
  const id = param('id');
  const asked = withQuery(at`/v1/groupings/${id}/difference`, { with: query('with') });
  const difference = await ask.get<Difference>(asked);
  const [run, other] = await Promise.all([
    ask.get<Grouping>(at`/v1/groupings/${id}`),
    ask.get<Grouping>(at`/v1/groupings/${difference.with}`),
  ]);
  const all = [...run.groups, ...other.groups];
  const names = await namesFor(ask, run.region, all, run.asked ?? other.asked);
  const body = (
    <>
      <Heading caption={regionInWords(run.region)}>{`What run ${run.id} has over run ${other.id}`}</Heading>
      <p class="govuk-body-l">{`${difference.sentence.charAt(0).toUpperCase()}${difference.sentence.slice(1)}.`}</p>
      <AskedOtherwise run={{ ...run, groups: all }} names={names} />
      <ButtonGroup>
        <ButtonLink href={at`/groupings/${run.id}`}>{`See run ${run.id}`}</ButtonLink>
        <ButtonLink href={at`/groupings/${run.id}/what-if`} kind="secondary">
          Ask something else, too
        </ButtonLink>
        <A href={at`/groupings/${other.id}`}>{`Back to run ${other.id}`}</A>
      </ButtonGroup>
      <Heading2>The runs beside each other</Heading2>
      <Sides run={run} other={other} difference={difference} />
      <div class="app-sides">
        <Only run={other} ids={difference.closed} names={names} />
        <Only run={run} ids={difference.opened} names={names} />
      </div>
      <Heading2>People who are placed otherwise</Heading2>
      {difference.people.length === 0 ? (
        <Empty>Everybody is where they were.</Empty>
      ) : (
        <Moves people={difference.people} known={all} names={names} crnOf={crnsIn(run, other)} />
      )}
      <P>Nothing is opened by either run.</P>
    </>
  );
  return show({
    title: `What run ${run.id} has over run ${other.id}`,
    body,
    wide: true,
    back: { href: at`/groupings/${run.id}`, words: `Run ${run.id}` },
  });
}

/** What one run has over another. */
export const differencePages: readonly Page[] = [
  { path: '/groupings/:id/difference', who: managers, get: differencePage },
];
