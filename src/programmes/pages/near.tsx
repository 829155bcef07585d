import type { z } from '@hono/zod-openapi';
import { grouped } from '../../../solver/grouped.ts';
import { at } from '../../pages/ask.ts';
import { allOf } from '../../pages/lists.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { A, Bullets, Details, Empty, P } from '../../pages/parts/text.tsx';
import { countOf, longDate } from '../../pages/words.ts';
import type { nearGroupsSchema, waitingSchema } from '../grouping-schemas.ts';
import { type Names, namesFor } from './names.ts';
import type { Grouping } from './proposal-card.tsx';
import { RunHead } from './run-frame.tsx';
import { SizeBar } from './size-bar.tsx';
import { managers } from './who.ts';
import { groupSexWords } from './words.tsx';

type Near = z.infer<typeof nearGroupsSchema>['content'][number];
/** Of somebody whom a reader may not see only the referral is told. */
type Away = Near['oneRuleAway'][number] & { restricted?: true };
type Waiting = z.infer<typeof waitingSchema>['content'][number];

interface GroupSize {
  min: number;
  optimum: number;
  max: number;
}

type CrnOf = (referral: string) => string;

const Referrals = ({ ids, crnOf }: { ids: readonly string[]; crnOf: CrnOf }) => (
  <>
    {ids.map((id, i) => (
      <>
        {i > 0 && ', '}
        <A href={at`/waiting-list/${id}`} hidden=": the referral">
          {crnOf(id)}
        </A>
      </>
    ))}
  </>
);

function OneRuleAway({ away, crnOf }: { away: readonly Away[]; crnOf: CrnOf }) {
  const seen = away.filter(({ restricted }) => !restricted);
  const hidden = away.length - seen.length;
  return (
    <Details summary={`${countOf(away.length, 'person', 'people')} kept from it by one rule alone`}>
      <Bullets
        items={[
          ...[...grouped(seen, ({ sentence }) => sentence)].map(([sentence, people]) => (
            <>
              {`${sentence}: `}
              <Referrals ids={people.map(({ referral }) => referral)} crnOf={crnOf} />
            </>
          )),
          ...(hidden > 0 ? [`${countOf(hidden, 'person', 'people')} whose record has limited access`] : []),
        ]}
      />
    </Details>
  );
}

function NearCard({
  run,
  near,
  size,
  names,
  crnOf,
}: {
  run: number;
  near: Near;
  size: GroupSize | undefined;
  names: Names;
  crnOf: CrnOf;
}) {
  const name = `${near.programme} at ${names.venue(near.venue)}`;
  const about = `: ${name} from ${longDate(near.startsOn)}`;
  const many = near.could.length;
  return (
    <li class="app-cards__one">
      <h2 class="govuk-heading-s app-cards__head">{name}</h2>
      {size && <SizeBar size={{ ...size, members: 0, joiners: many, seats: size.max }} />}
      <P>{`${near.sentence}.`}</P>
      <dl class="app-facts">
        <div class="app-facts__one">
          <dt>Could start</dt>
          <dd>{longDate(near.startsOn)}</dd>
        </div>
        <div class="app-facts__one">
          <dt>For</dt>
          <dd>{groupSexWords[near.sex]}</dd>
        </div>
        <div class="app-facts__one">
          <dt>Could join it</dt>
          <dd>{many === 0 ? 'Nobody yet' : <Referrals ids={near.could} crnOf={crnOf} />}</dd>
        </div>
      </dl>
      <OneRuleAway away={near.oneRuleAway} crnOf={crnOf} />
      <ul class="app-actions">
        <li>
          <A href={at`/groupings/${run}/what-if/patterns`} hidden={about}>
            What if there were other slots?
          </A>
        </li>
        <li>
          <A href={at`/groupings/${run}/what-if/venues`} hidden={about}>
            What if there were another venue?
          </A>
        </li>
      </ul>
    </li>
  );
}

async function nearPage({ ask, param, show }: Asked): Promise<Response> {
  const run = await ask.get<Grouping>(at`/v1/groupings/${param('id')}`);
  const path = at`/groupings/${run.id}/near`;
  const [{ content }, waiting, { content: programmes }, names] = await Promise.all([
    ask.get<z.infer<typeof nearGroupsSchema>>(`/v1${path}`),
    allOf<Waiting>(ask, at`/v1/groupings/${run.id}/waiting`),
    ask.get<{ content: { code: string; groupSize: GroupSize }[] }>(`/v1/programmes?on=${run.asOf}`),
    namesFor(ask, run.region, [], run.asked),
  ]);
  const crns = new Map(waiting.map(({ referral, crn }) => [referral, crn]));
  const sizes = new Map(programmes.map(({ code, groupSize }) => [code, groupSize]));
  const body = (
    <>
      <RunHead run={run} current={path} near={content.length} />
      {content.length === 0 ? (
        <Empty>
          No group lacks only people: whoever is left waiting is kept by something else. See why they are left
          waiting, or ask what if there were another venue or other slots.
        </Empty>
      ) : (
        <>
          <P>
            These groups do not open for want of people. Each says how many more would make it run, and who is
            kept from it by one rule alone.
          </P>
          <ul class="app-cards">
            {content.map((near) => (
              <NearCard
                run={run.id}
                near={near}
                size={sizes.get(near.programme)}
                names={names}
                crnOf={(referral) => crns.get(referral) ?? referral}
              />
            ))}
          </ul>
        </>
      )}
    </>
  );
  return show({
    title: `Near groups: run ${run.id}`,
    body,
    wide: true,
    back: { href: at`/groupings/${run.id}`, words: 'The proposals' },
  });
}

/** Groups that do not open for want of people, and what would make them run. */
export const nearPages: readonly Page[] = [{ path: '/groupings/:id/near', who: managers, get: nearPage }];
