import { at, type Problem, withQuery } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { Input } from '../../pages/parts/fields.tsx';
import { Button, ButtonGroup, Form } from '../../pages/parts/form.tsx';
import { A, Heading, Inset, P } from '../../pages/parts/text.tsx';
import { fieldsOf, type Posted } from '../../pages/posted.ts';
import { formingSeconds } from '../grouping-schemas.ts';
import { withMore } from './asked-otherwise.ts';
import { saidOf } from './form-groups.tsx';
import { AskedOtherwise } from './grouping.tsx';
import { namesFor } from './names.ts';
import { numberIn } from './numbers.ts';
import type { Grouping } from './proposal-card.tsx';
import { RunHead } from './run-frame.tsx';
import { firstAnswers, type WhatIfKind, whatIfKinds } from './what-if-kinds.tsx';
import { managers } from './who.ts';

const runOf = ({ ask, param }: Asked) => ask.get<Grouping>(at`/v1/groupings/${param('id')}`);

async function chooser(asked: Asked): Promise<Response> {
  const run = await runOf(asked);
  const path = at`/groupings/${run.id}/what-if`;
  const names = await namesFor(asked.ask, run.region, run.groups, run.asked);
  const body = (
    <>
      <RunHead run={run} current={path} />
      <P>
        Ask for the best groups if something were not as it is. Nothing is changed by asking: the answer is a
        run of its own, shown beside this one.
      </P>
      <AskedOtherwise run={run} names={names} />
      <div class="app-places">
        {whatIfKinds.map(({ kind, title, about }) => (
          <div class="app-places__one">
            <h2 class="govuk-heading-s">
              <A href={`${path}/${kind}`}>{title}</A>
            </h2>
            <P>{about}</P>
          </div>
        ))}
      </div>
    </>
  );
  return asked.show({
    title: `What if: run ${run.id}`,
    body,
    wide: true,
    back: { href: at`/groupings/${run.id}`, words: 'The proposals' },
  });
}

/** What the address of the form has chosen already: somebody, or a group. */
const chosenIn = ({ query }: Asked) => ({
  ...firstAnswers,
  seconds: String(formingSeconds.usual),
  'pinned[0][0]': query('crn') ?? '',
  'pinned[0][1]': query('candidate') ?? '',
  forbidden: query('candidate') ?? '',
});

async function shownWith(asked: Asked, kind: WhatIfKind, posted?: Posted, refused?: Problem) {
  const run = await runOf(asked);
  const names = await namesFor(asked.ask, run.region, run.groups, run.asked);
  const first: Readonly<Record<string, string>> = chosenIn(asked);
  const field = fieldsOf(posted?.values ?? first, refused);
  const path = at`/groupings/${run.id}/what-if`;
  const choices = await kind.choices(asked.ask, run, names);
  const body = (
    <>
      <Heading caption={`Run ${run.id}`}>{kind.title}</Heading>
      <P>{kind.about}</P>
      {run.asked && (
        <>
          <AskedOtherwise run={run} names={names} />
          <P>All of that is asked again, with what you fill in here.</P>
        </>
      )}
      <Form>
        <kind.Fields
          run={run}
          names={names}
          field={field}
          ticked={(name) => posted?.all(name) ?? [first[name] ?? '']}
          choices={choices}
        />
        <Input
          field={field('seconds')}
          label="How many seconds may it take?"
          hint={`From 1 to ${formingSeconds.most}`}
          type="number"
          width={3}
        />
        <Inset>
          The next page comes when the time is over, or as soon as nothing better can be found. Sent twice, it
          is done once.
        </Inset>
        <ButtonGroup>
          <Button>See what would happen</Button>
          <A href={path}>Cancel</A>
        </ButtonGroup>
      </Form>
    </>
  );
  return asked.show({ title: kind.title, body, refused, back: { href: path, words: 'What if' } });
}

async function form(asked: Asked, kind: WhatIfKind): Promise<Response> {
  const { ask, go } = asked;
  const posted = await asked.posted();
  const run = await runOf(asked);
  const more = await kind.read(posted, ask, run);
  const { done, refused } = await ask.send<Grouping>(
    'POST',
    '/v1/groupings',
    {
      ...{ region: run.region, asOf: run.asOf, horizonWeeks: run.horizonWeeks },
      seconds: numberIn(posted, 'seconds'),
      whatIf: withMore(run.asked, more),
    },
    { key: posted.sending.key },
  );
  if (refused) return shownWith(asked, kind, posted, onTheForm(refused));
  return go(withQuery(at`/groupings/${done.id}/difference`, { with: run.id }), saidOf(done));
}

/** What the API says of a pin or of a group within the question stands at the field of the form. */
const onTheForm = (refused: Problem): Problem => ({
  ...refused,
  faults: (refused.faults ?? []).map((fault) => ({
    ...fault,
    path: fault.path.replace(/^whatIf\.(pinned|forbidden)/, '$1').replace(/^forbidden.*/, 'forbidden'),
  })),
});

/** What would happen if something were not as it is kept. */
export const whatIfPages: readonly Page[] = [
  { path: '/groupings/:id/what-if', who: managers, get: chooser },
  ...whatIfKinds.map(
    (kind): Page => ({
      path: `/groupings/:id/what-if/${kind.kind}`,
      who: managers,
      get: (asked) => shownWith(asked, kind),
      post: (asked) => form(asked, kind),
    }),
  ),
];
