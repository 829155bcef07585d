import type { z } from '@hono/zod-openapi';
import { hoursInWords } from '../../http/in-words.ts';
import { type Ask, at, withQuery } from '../../pages/ask.ts';
import { hasRole } from '../../pages/navigation.ts';
import type { Page } from '../../pages/page.ts';
import { Table } from '../../pages/parts/table.tsx';
import { A, Empty, Heading2, P } from '../../pages/parts/text.tsx';
import { Pagination } from '../../pages/parts/ways.tsx';
import { isTold, type MaybeTold, withheld } from '../../pages/told.ts';
import { capitalised, countOf, numberInWords } from '../../pages/words.ts';
import type { shortPersonSchema, shortSchema } from '../schemas.ts';
import type { RosterView } from '../view.ts';
import { personHref, rosterOf } from './of-roster.tsx';
import { RosterHead } from './roster-head.tsx';

type Short = MaybeTold<z.infer<typeof shortPersonSchema>>;
type Reason = z.infer<typeof shortSchema>['reasons'][number];
interface ShortList {
  reasons: Reason[];
  content: Short[];
  page: { number: number; totalPages: number; totalElements: number };
}

const everyone = 'all';
const [firstFew, aPage] = [5, 25];
const keyOf = ({ rule }: Reason) => rule ?? 'none';
const idOf = (reason: Reason) => `rule-${keyOf(reason)}`;
interface PeopleGiven {
  roster: RosterView;
  caption: string;
  people: readonly Short[];
  /** Whether the reader may look for other places. */
  canMend: boolean;
}

function People({ roster, caption, people, canMend }: PeopleGiven) {
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        { head: 'Person', names: true },
        { head: 'Hours given of hours due' },
        { head: 'Why' },
        ...(canMend ? [{ head: 'What next' }] : []),
      ]}
      rows={people.map((one) => {
        const person = <A href={personHref(roster.id, one.crn)}>{one.crn}</A>;
        if (!isTold(one)) return [withheld(one.crn), '', '', ''].slice(0, canMend ? 4 : 3);
        return [
          person,
          `${hoursInWords(one.minutes)} of ${hoursInWords(one.minMinutes)}`,
          one.sentence,
          ...(canMend
            ? [
                <A href={`${personHref(roster.id, one.crn)}/places`} hidden={`for ${one.crn}`}>
                  Nearest places
                </A>,
              ]
            : []),
        ];
      })}
    />
  );
}

const listOf = (ask: Ask, roster: RosterView, query: Parameters<typeof withQuery>[1]) =>
  ask.get<ShortList>(withQuery(at`/v1/rosters/${roster.id}/short`, query));

function Reasons({
  path,
  reasons,
  href,
  canMend,
}: {
  path: string;
  reasons: readonly Reason[];
  href(one: Reason): string;
  canMend: boolean;
}) {
  return (
    <>
      <Table
        caption="People short, by the rule that stands nearest to a place"
        columns={[
          { head: 'Rule', names: true },
          { head: 'People', number: true },
        ]}
        rows={reasons.map((one) => [
          <A href={href(one)}>{capitalised(one.sentence)}</A>,
          numberInWords(one.people),
        ])}
      />
      <P>
        <A href={withQuery(path, { rule: everyone })}>Everyone who is short, the most urgent first</A>
      </P>
      {canMend && (
        <P>
          <A href={`${path}/places`}>Where more places would help</A>
        </P>
      )}
    </>
  );
}

interface ByRuleGiven {
  ask: Ask;
  roster: RosterView;
  path: string;
  reasons: Reason[];
  canMend: boolean;
}

/** The first few of each rule, and where the others are. */
async function ByRule({ ask, roster, path, reasons, canMend }: ByRuleGiven) {
  const lists = await Promise.all(
    reasons.map(async (one) => ({
      reason: one,
      list: await listOf(ask, roster, { rule: keyOf(one), size: firstFew }),
    })),
  );
  const unseen = lists.reduce((sum, { reason, list }) => sum + reason.people - list.page.totalElements, 0);
  return (
    <>
      {lists.map(({ reason, list }) => (
        <>
          <Heading2
            id={idOf(reason)}
          >{`${capitalised(reason.sentence)}: ${countOf(reason.people, 'person', 'people')}`}</Heading2>
          <People
            roster={roster}
            caption={`Short: ${reason.sentence}`}
            people={list.content}
            canMend={canMend}
          />
          {list.page.totalElements > list.content.length && (
            <P>
              <A href={withQuery(path, { rule: keyOf(reason) })}>
                {`See all ${numberInWords(list.page.totalElements)}`}
                <span class="govuk-visually-hidden">{`: ${reason.sentence}`}</span>
              </A>
            </P>
          )}
        </>
      ))}
      {unseen > 0 && (
        <P>
          {`${countOf(unseen, 'person', 'people')} with limited access ${unseen === 1 ? 'is' : 'are'} counted above and not told by rule.`}
        </P>
      )}
    </>
  );
}

/** Who is short and why, by rule. */
export const shortPage: Page = {
  path: '/rosters/:id/short',
  who: ['scheduler', 'caseworker'],
  get: async ({ ask, caller, param, query, show }) => {
    const canMend = hasRole(caller, ['scheduler']);
    const roster = await rosterOf(ask, param('id'));
    const path = at`/rosters/${roster.id}/short`;
    const rule = query('rule');
    const page = query('page');
    const asked = { rule: rule === everyone ? undefined : rule, size: aPage, page };
    const list = await listOf(ask, roster, rule === undefined ? { size: firstFew } : asked);
    const { reasons } = list;
    const all = reasons.reduce((sum, { people }) => sum + people, 0);
    const chosen = reasons.find((one) => keyOf(one) === rule);
    const head = <RosterHead roster={roster} title="Who is short and why" part="/short" />;
    if (all === 0)
      return show({
        title: 'Who is short',
        body: (
          <>
            {head}
            <Empty>
              {'Nobody is short: everyone has the hours of their weekly minimum. Next, see '}
              <A href={at`/rosters/${roster.id}/changes`}>what changed</A>.
            </Empty>
          </>
        ),
      });
    const body = (
      <>
        {head}
        <P>
          {`${countOf(all, 'person has', 'people have')} fewer hours than their weekly minimum. Each is counted under the rule that stands nearest to a place: the last that keeps them off a session.`}
        </P>
        <Reasons
          path={path}
          reasons={reasons}
          canMend={canMend}
          href={(one) => (rule === undefined ? `#${idOf(one)}` : withQuery(path, { rule: keyOf(one) }))}
        />
        {rule === undefined ? (
          await ByRule({ ask, roster, path, reasons, canMend })
        ) : (
          <>
            <Heading2>
              {chosen
                ? `${capitalised(chosen.sentence)}: ${countOf(chosen.people, 'person', 'people')}`
                : rule === everyone
                  ? 'Everyone who is short'
                  : 'Nobody is short for this rule'}
            </Heading2>
            <People roster={roster} caption="People short" people={list.content} canMend={canMend} />
            <Pagination page={list.page} path={path} query={{ rule }} />
            <P>
              <A href={path}>All rules</A>
            </P>
          </>
        )}
      </>
    );
    return show({ title: 'Who is short', body, wide: true });
  },
};
