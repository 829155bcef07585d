import type { z } from '@hono/zod-openapi';
import { at, type Problem, withQuery } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { regionChoices } from '../../pages/parts/area.tsx';
import { Input, Select } from '../../pages/parts/fields.tsx';
import { Button, ButtonGroup, Form } from '../../pages/parts/form.tsx';
import { A, Heading, Inset, P } from '../../pages/parts/text.tsx';
import { fieldsOf } from '../../pages/posted.ts';
import { countOf } from '../../pages/words.ts';
import { formingSeconds, type groupingSchema, mostWeeksAhead } from '../grouping-schemas.ts';
import { numberIn } from './numbers.ts';
import { managers } from './who.ts';

type Grouping = z.infer<typeof groupingSchema>;

interface Policy {
  content: { key: string; value: number | readonly number[] }[];
}

/** What is said of a run that has been made. */
export const saidOf = ({ groups, counts }: Pick<Grouping, 'groups' | 'counts'>): string =>
  `${countOf(groups.length, 'group is', 'groups are')} proposed for ${countOf(counts.placed, 'person', 'people')}. Nothing is opened yet.`;

async function weeksOfPolicy({ ask, today }: Asked, region: string | undefined) {
  if (region === undefined) return undefined;
  const policy = await ask.get<Policy>(withQuery('/v1/policy', { region, date: today }));
  const line = policy.content.find(({ key }) => key === 'startWithinWeeks');
  return typeof line?.value === 'number' ? line.value : undefined;
}

async function shownWith(asked: Asked, given?: Readonly<Record<string, string>>, refused?: Problem) {
  const { caller, today, query, show } = asked;
  const choices = regionChoices(caller);
  const region = query('region') ?? choices[0]?.value;
  const weeks = await weeksOfPolicy(asked, choices[0]?.value);
  const first = { region: region ?? '', asOf: today, seconds: String(formingSeconds.usual) };
  const field = fieldsOf(given ?? first, refused);
  const body = (
    <>
      <Heading>Form groups</Heading>
      <P>
        Finds the best groups for everyone who waits and may attend: which programme, where, when, with whom.
        Nothing is opened, and nobody is told: you look at what is proposed first.
      </P>
      <Form>
        <Select field={field('region')} label="Region" choices={choices} />
        <Input
          field={field('asOf')}
          label="As of which day?"
          hint="Groups start after it, and weeks of waiting are counted up to it"
          type="date"
          width={10}
        />
        <Input
          field={field('horizonWeeks')}
          label="Starting within how many weeks? (optional)"
          hint={`From 1 to ${mostWeeksAhead}. Left empty: as the policy says${weeks === undefined ? '' : `, ${weeks} weeks`}`}
          type="number"
          width={2}
        />
        <Input
          field={field('seconds')}
          label="How many seconds may it take?"
          hint={`From 1 to ${formingSeconds.most}. More time finds better groups in a large region`}
          type="number"
          width={3}
        />
        <Inset>
          The next page comes when the time is over, or as soon as nothing better can be found. Keep this page
          open until then. Sent twice, it is done once.
        </Inset>
        <ButtonGroup>
          <Button>Form groups</Button>
          <A href="/groups">Cancel</A>
        </ButtonGroup>
      </Form>
    </>
  );
  return show({ title: 'Form groups', body, refused, back: { href: '/groups', words: 'Groups' } });
}

async function form(asked: Asked): Promise<Response> {
  const posted = await asked.posted();
  const { done, refused } = await asked.ask.send<Grouping>(
    'POST',
    '/v1/groupings',
    {
      region: posted.text('region'),
      asOf: posted.given('asOf'),
      horizonWeeks: numberIn(posted, 'horizonWeeks'),
      seconds: numberIn(posted, 'seconds'),
    },
    { key: posted.sending.key },
  );
  if (refused) return shownWith(asked, posted.values, refused);
  return asked.go(at`/groupings/${done.id}`, saidOf(done));
}

/** Asks for the best groups of a waiting list. */
export const formGroupsPage: Page = {
  path: '/groups/form',
  who: managers,
  get: (asked) => shownWith(asked),
  post: form,
};
