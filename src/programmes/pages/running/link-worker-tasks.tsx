import type { z } from '@hono/zod-openapi';
import { at, type Problem, withQuery } from '../../../pages/ask.ts';
import type { Asked, Page } from '../../../pages/page.ts';
import { Filters, RegionFilter } from '../../../pages/parts/area.tsx';
import { Input, Select } from '../../../pages/parts/fields.tsx';
import { Button, Form, LookForm } from '../../../pages/parts/form.tsx';
import { Table } from '../../../pages/parts/table.tsx';
import { Tag } from '../../../pages/parts/tag.tsx';
import { A, Empty, Heading, P } from '../../../pages/parts/text.tsx';
import { type Paged, Pagination } from '../../../pages/parts/ways.tsx';
import { fieldsOf } from '../../../pages/posted.ts';
import { isTold, type MaybeTold, withheld } from '../../../pages/told.ts';
import { countOf, longDate, shortDate } from '../../../pages/words.ts';
import type { taskSchema } from '../../link-worker-routes.ts';
import { managers } from '../who.ts';
import { Carried } from './checked.tsx';
import { PersonLink } from './frame.tsx';
import { groupAt } from './group.ts';

type Task = z.infer<typeof taskSchema>;

interface Tasks {
  content: MaybeTold<Task>[];
  page: Paged;
}

const path = '/link-worker-tasks';
const states = [
  { value: 'open', words: 'To be done' },
  { value: 'done', words: 'Done' },
  { value: 'all', words: 'All' },
];

function TaskTag({ task }: { task: Task }) {
  if (task.state === 'done') return <Tag words="Done" colour="grey" />;
  return task.overdue ? <Tag words="Overdue" colour="red" /> : <Tag words="To be done" colour="blue" />;
}

const Done = ({ task }: { task: Task }) => (
  <Form>
    <Carried values={{ group: task.group, referral: task.referral }} />
    <Button kind="secondary">
      Mark done<span class="govuk-visually-hidden">{` for ${task.crn} in group ${task.group}`}</span>
    </Button>
  </Form>
);

const row = (task: MaybeTold<Task>) =>
  isTold(task)
    ? [
        longDate(task.due),
        <PersonLink crn={task.crn} />,
        <A href={groupAt(task.group)}>{task.group}</A>,
        task.programme,
        <>
          <TaskTag task={task} />
          {task.notice !== null && <div>{`${task.notice}.`}</div>}
          {task.doneAt !== null && <div>{`${shortDate(task.doneAt.slice(0, 10))}, by ${task.doneBy}`}</div>}
        </>,
        task.state === 'open' ? <Done task={task} /> : '',
      ]
    : ['', withheld(task.crn), '', '', '', ''];

async function view(asked: Asked, refused?: Problem) {
  const { ask, caller, query, show } = asked;
  const values = {
    state: query('state') || 'open',
    due: query('due') ?? '',
    region: query('region') ?? '',
    pdu: query('pdu') ?? '',
  };
  const filter = { ...values, state: values.state === 'all' ? undefined : values.state };
  const api = '/v1/partner-link-worker-tasks';
  const { content, page } = await ask.get<Tasks>(withQuery(api, { ...filter, page: query('page') }));
  const field = fieldsOf(values);
  const title = 'Partner link workers to allocate';
  const body = (
    <>
      <Heading>{title}</Heading>
      <P>
        A partner link worker is allocated some days before somebody begins a programme that asks for one.
        Nothing of the partner is kept here.
      </P>
      <LookForm action={path}>
        <Filters>
          <Select field={field('state')} label="State" choices={states} />
          <Input field={field('due')} label="Due by" type="date" width={10} />
          <RegionFilter field={field} caller={caller} all />
          <Input field={field('pdu')} label="PDU" width={10} />
        </Filters>
        <Button kind="secondary">Show</Button>
      </LookForm>
      {content.length === 0 ? (
        <Empty>
          No partner link worker is to be allocated by what you have asked for. Tasks come by themselves when
          somebody gets a place in a group whose programme needs one.
        </Empty>
      ) : (
        <>
          <Table
            caption={countOf(page.totalElements, 'task', 'tasks')}
            columns={[
              { head: 'Due' },
              { head: 'Member', names: true },
              { head: 'Group' },
              { head: 'Programme' },
              { head: 'State' },
              { head: 'What to do' },
            ]}
            rows={content.map(row)}
          />
          <Pagination page={page} path={path} query={values} />
          <P>
            <A href={withQuery(api, { ...filter, format: 'csv' })}>All of these as a table (CSV)</A>
          </P>
        </>
      )}
    </>
  );
  return show({ title, body, refused, wide: true });
}

/** Partner link workers that are to be allocated, and saying that one is. */
export const linkWorkerTasksPage: Page = {
  path,
  who: managers,
  get: (asked) => view(asked),
  post: async (asked) => {
    const { ask, go, c } = asked;
    const posted = await asked.posted();
    const [group, referral] = [posted.text('group'), posted.text('referral')];
    const to = at`/v1/partner-link-worker-tasks/${group}/${referral}/done`;
    const answer = await ask.send<Task>('POST', to, undefined, posted.sending);
    if (answer.refused) return view(asked, answer.refused);
    const { search } = new URL(c.req.url);
    return go(`${path}${search}`, `The partner link worker for ${answer.done.crn} is allocated`);
  },
};
