import { rules } from '../../../solver/groups/rules.ts';
import { listInWords } from '../../http/in-words.ts';
import { at } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { ButtonGroup, ButtonLink } from '../../pages/parts/form.tsx';
import { A, Bullets, Details, Empty, Figures, Heading2, P, Warning } from '../../pages/parts/text.tsx';
import { longDate, numberInWords } from '../../pages/words.ts';
import { askedInWords } from './asked-otherwise.ts';
import { type Names, namesFor } from './names.ts';
import { type Grouping, ProposalCard } from './proposal-card.tsx';
import { RunHead } from './run-frame.tsx';
import { managers } from './who.ts';
import { StatusTag } from './words.tsx';
import { PointsTable } from './worth.tsx';

const sentences = new Map<string, string>(rules.map(({ name, sentence }) => [name, sentence]));

const Conflicts = ({ conflicts }: Pick<Grouping, 'conflicts'>) => (
  <>
    <Warning>What is pinned cannot be kept. Take one of these away and try again.</Warning>
    <Bullets
      items={conflicts.map(
        ({ referral, candidate, rules: broken }) =>
          `${referral} cannot be in ${candidate}: ${listInWords((broken ?? []).map((rule) => sentences.get(rule) ?? rule))}`,
      )}
    />
  </>
);

const Worth = ({ run }: { run: Grouping }) => (
  <Details summary="What the points are made of">
    <PointsTable
      caption="Points of this run"
      byLine={run.byLine}
      totals={[
        ['All together', run.points],
        ['No answer can have more than', run.bound],
      ]}
    />
    <P>
      What each is worth stands in <A href="/policy#groupPoints">rules and numbers</A>.
    </P>
  </Details>
);

const statusWords = {
  optimal: 'Nothing better can be found.',
  feasible: 'With more time a better answer may be found.',
  infeasible: 'No answer keeps what is pinned.',
} as const;

const notWeighed = {
  tooFew: 'too few of those who wait could join, or it was never worth opening',
  noRoom: 'no room is free',
  noFacilitator: 'no facilitators are free',
  beyondMost: 'beyond the most that are weighed at a time',
} as const;

const LeftOut = ({ leftOut, counts }: Pick<Grouping, 'leftOut' | 'counts'>) => (
  <Details summary="What was weighed">
    <P>{`${numberInWords(counts.candidates)} groups were weighed: programmes, venues, rooms, weekly slots and starts together. Not weighed were:`}</P>
    <Bullets
      items={Object.entries(notWeighed).map(
        ([why, words]) => `${numberInWords(leftOut[why as keyof typeof notWeighed])}: ${words}`,
      )}
    />
  </Details>
);

/** What was asked otherwise than it is kept, in a list. */
export const AskedOtherwise = ({ run, names }: { run: Grouping; names: Names }) =>
  run.asked === null ? null : (
    <div class="govuk-inset-text">
      <P>{`In run ${run.id} some things are not as they are kept:`}</P>
      <Bullets items={askedInWords(run.asked, run.groups, names)} />
    </div>
  );

async function groupingPage({ ask, param, show }: Asked): Promise<Response> {
  const run = await ask.get<Grouping>(at`/v1/groupings/${param('id')}`);
  const names = await namesFor(ask, run.region, run.groups, run.asked);
  const { counts, groups } = run;
  const body = (
    <>
      <RunHead run={run} current={at`/groupings/${run.id}`} />
      <p class="govuk-body-l">{`${run.sentence}.`}</p>
      <AskedOtherwise run={run} names={names} />
      {run.conflicts.length > 0 && <Conflicts conflicts={run.conflicts} />}
      <Figures
        figures={[
          { value: numberInWords(counts.placed), name: 'people placed' },
          { value: numberInWords(counts.waiting), name: 'left waiting' },
          { value: numberInWords(counts.notEligible), name: 'may not attend' },
          { value: numberInWords(groups.length), name: 'groups' },
        ]}
      />
      <P>
        <StatusTag status={run.status} />{' '}
        {`${statusWords[run.status]} ${numberInWords(run.points)} points; groups start within ${run.horizonWeeks} weeks of ${longDate(run.asOf)}.`}
      </P>
      <Worth run={run} />
      <LeftOut leftOut={run.leftOut} counts={counts} />
      <Heading2>Proposals</Heading2>
      {groups.length === 0 ? (
        <>
          <Empty>
            No group is proposed. See why people are left waiting, and what would make the near groups run.
          </Empty>
          <ButtonGroup>
            <ButtonLink href={at`/groupings/${run.id}/near`}>See the near groups</ButtonLink>
            <A href={at`/groupings/${run.id}/waiting`}>See who is left waiting</A>
          </ButtonGroup>
        </>
      ) : (
        <ul class="app-cards">
          {groups.map((group) => (
            <ProposalCard run={run.id} group={group} names={names} />
          ))}
        </ul>
      )}
    </>
  );
  return show({
    title: `Groups that could open: run ${run.id}`,
    body,
    wide: true,
    back: { href: '/groups', words: 'Groups' },
  });
}

/** What a run proposes, side by side. */
export const groupingPages: readonly Page[] = [{ path: '/groupings/:id', who: managers, get: groupingPage }];
