import { at, type Problem } from '../../../pages/ask.ts';
import type { Asked, Page } from '../../../pages/page.ts';
import { Input, Radios } from '../../../pages/parts/fields.tsx';
import { Button, ButtonGroup, Form } from '../../../pages/parts/form.tsx';
import { A, Heading, Heading2 } from '../../../pages/parts/text.tsx';
import { fieldsOf } from '../../../pages/posted.ts';
import { managers } from '../who.ts';
import { backTo } from './frame.tsx';
import { type Group, groupAt, groupOf, namesOf } from './group.ts';
import { GroupSummary } from './group-summary.tsx';
import { type Plan, PlanOf } from './plan.tsx';

const choices = [
  { value: 'all', words: 'Only if all one-to-ones have a time' },
  {
    value: 'those-that-fit',
    words: 'Also if some one-to-ones have none',
    hint: 'You arrange the others by hand once it is open',
  },
];

async function view(asked: Asked, values: Readonly<Record<string, string>>, refused?: Problem) {
  const group = await groupOf(asked);
  const [names, plan] = await Promise.all([
    namesOf(asked, group),
    asked.ask.get<Plan>(at`/v1/groups/${group.id}/plan`),
  ]);
  const field = fieldsOf(values, refused);
  const title = `Check group ${group.id} before it opens`;
  const body = (
    <>
      <Heading caption={names.programme}>{title}</Heading>
      <GroupSummary group={group} names={names} caller={asked.caller} />
      <PlanOf plan={plan} names={names} />
      <Heading2>Open it</Heading2>
      <Form>
        <Radios field={field('oneToOnes')} label="When it opens" choices={choices} />
        <Input
          field={field('exception')}
          label="Exception (optional)"
          hint="Where the programme allows a smaller group for a reason that it names: the name of that reason"
          width={20}
        />
        <ButtonGroup>
          <Button>Open group {group.id}</Button>
          <A href={groupAt(group.id)}>Cancel</A>
        </ButtonGroup>
      </Form>
    </>
  );
  return asked.show({ title, body, back: backTo(groupAt(group.id), 'the group'), refused });
}

/** Opens a proposed group: all that it would be stands above the button. */
export const openPage: Page = {
  path: '/groups/:id/open',
  who: managers,
  get: (asked) => view(asked, { oneToOnes: 'all' }),
  post: async (asked) => {
    const { ask, param, go } = asked;
    const posted = await asked.posted();
    const id = param('id');
    const body = { oneToOnes: posted.given('oneToOnes'), exception: posted.given('exception') ?? null };
    const { refused } = await ask.send<Group>('POST', at`/v1/groups/${id}/open`, body, posted.sending);
    return refused ? view(asked, posted.values, refused) : go(groupAt(id), `Group ${id} is open`);
  },
};
