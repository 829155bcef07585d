import type { z } from '@hono/zod-openapi';
import { frequencies } from '../../../solver/hours/appointment-request.ts';
import { type Ask, at, NotAnswered, type Problem } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { type Choice, Hidden, Input, Select } from '../../pages/parts/fields.tsx';
import { Button, ButtonLink, Form } from '../../pages/parts/form.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { A, Empty, Heading, P } from '../../pages/parts/text.tsx';
import { type Field, fieldsOf, type Posted } from '../../pages/posted.ts';
import { longDate, timesInWords, weekdayChoices, weekdayName } from '../../pages/words.ts';
import type { allocatedSchema, allocationsSchema } from '../allocation-schemas.ts';
import { backToPerson, type Named, namedIn, RequirementHead, recorders } from './requirement-head.tsx';
import { codeInWords } from './tags.tsx';

type Allocations = z.infer<typeof allocationsSchema>;
type Allocation = Allocations['content'][number];
type Allocated = z.infer<typeof allocatedSchema>;

const path = '/people/:crn/requirements/:eventNumber/allocations';
const homeOf = ({ page }: Named) => `${page}/allocations`;
const backTo = (named: Named) => ({ href: homeOf(named), words: 'Back to allocations' });

interface Project {
  code: string;
  name: string;
  pdu: string;
}

/** Every project that the reader sees, those of the person's own PDU first. */
async function projectsFor(ask: Ask, { crn }: Named): Promise<Choice[]> {
  const [{ content }, { pdu }] = await Promise.all([
    ask.get<{ content: Project[] }>('/v1/projects?size=500'),
    ask.get<{ pdu: string }>(at`/v1/people/${crn}`),
  ]);
  return content
    .toSorted(
      (a, b) => Number(b.pdu === pdu) - Number(a.pdu === pdu) || a.name.localeCompare(b.name, 'en-GB'),
    )
    .map(({ code, name }) => ({ value: code, words: name }));
}

async function pickUpPoints(ask: Ask): Promise<Choice[]> {
  const { content } = await ask.get<{ content: { code: string; name: string }[] }>(
    '/v1/pick-up-points?size=500',
  );
  return [{ value: '', words: 'None' }, ...content.map(({ code, name }) => ({ value: code, words: name }))];
}

const listOf = (ask: Ask, { api }: Named) => ask.get<Allocations>(`${api}/allocations`);

const columns = [
  { head: 'Project', names: true },
  { head: 'When' },
  { head: 'From' },
  { head: 'Until' },
  { head: 'Picked up' },
  { head: 'Do' },
];

const cellsOf = (one: Allocation, named: Named, projects: readonly Choice[]) => {
  const about = `the allocation on ${weekdayName(one.weekday)}s from ${longDate(one.startDate)}`;
  return [
    projects.find(({ value }) => value === one.project)?.words ?? one.project,
    `${codeInWords(one.frequency)} on ${weekdayName(one.weekday)}, ${timesInWords(one.from, one.to)}`,
    longDate(one.startDate),
    one.endDate === null ? 'Open' : longDate(one.endDate),
    one.pickUpPoint ?? '',
    <ul class="app-casework-doings">
      <li>
        <A href={`${homeOf(named)}${at`/${one.id}`}`} hidden={about}>
          Change
        </A>
      </li>
      <li>
        <A href={`${homeOf(named)}${at`/${one.id}/end`}`} hidden={about}>
          End
        </A>
      </li>
    </ul>,
  ];
};

/** The standing allocations of a requirement. */
export const allocationsPage: Page = {
  path,
  who: recorders,
  get: async (asked) => {
    const { ask, show, caller } = asked;
    const named = namedIn(asked);
    const [{ content }, projects] = await Promise.all([listOf(ask, named), projectsFor(ask, named)]);
    const body = (
      <>
        <RequirementHead named={named} title="Allocations" part="/allocations" caller={caller} />
        {content.length === 0 ? (
          <Empty>
            The requirement is allocated to no project. Allocate it, and appointments are planned week by week
            until the hours are done.
          </Empty>
        ) : (
          <Table
            caption="Allocations, by start date"
            captionHidden
            columns={columns}
            rows={content.map((one) => cellsOf(one, named, projects))}
          />
        )}
        <ButtonLink href={`${homeOf(named)}/new`}>Allocate to a project</ButtonLink>
      </>
    );
    return show({ title: `Allocations, ${named.crn}`, body, back: backToPerson(named) });
  },
};

const frequencyChoices = frequencies.map((value) => ({ value, words: codeInWords(value) }));

const Fields = ({
  field,
  projects,
  points,
}: {
  field: (name: string) => Field;
  projects: readonly Choice[];
  points: readonly Choice[];
}) => (
  <>
    <Select
      field={field('project')}
      label="Project"
      choices={[{ value: '', words: 'Choose a project' }, ...projects]}
    />
    <div class="app-casework-filters">
      <Select field={field('frequency')} label="How often" choices={frequencyChoices} />
      <Select field={field('weekday')} label="Weekday" choices={weekdayChoices} />
      <Input field={field('from')} label="Start time" type="time" width={5} />
      <Input field={field('to')} label="End time" type="time" width={5} />
    </div>
    <div class="app-casework-filters">
      <Input field={field('startDate')} label="First date" type="date" width={10} />
      <Input field={field('endDate')} label="Last date, if it ends" type="date" width={10} />
    </div>
    <div class="app-casework-filters">
      <Select field={field('pickUpPoint')} label="Pick-up point" choices={points} />
      <Input field={field('pickUpTime')} label="Pick-up time" type="time" width={5} />
    </div>
  </>
);

const fieldsIn = (posted: Posted) => ({
  ...Object.fromEntries(
    ['project', 'frequency', 'from', 'to', 'startDate'].map((name) => [name, posted.given(name)]),
  ),
  weekday: Number(posted.text('weekday')),
  ...Object.fromEntries(
    ['endDate', 'pickUpPoint', 'pickUpTime'].map((name) => [name, posted.given(name) ?? null]),
  ),
});

const said = (words: string, { plan }: Allocated) =>
  plan === null ? `${words}.` : `${words}: ${plan.sentence}.`;

async function form(
  asked: Asked,
  title: string,
  values: Readonly<Record<string, string>>,
  refused?: Problem,
) {
  const { ask, show } = asked;
  const named = namedIn(asked);
  const [projects, points] = await Promise.all([projectsFor(ask, named), pickUpPoints(ask)]);
  const body = (
    <>
      <Heading caption={`${named.crn}, requirement ${named.eventNumber}`}>{title}</Heading>
      <P>Appointments are planned by it until the hours are done; those already worked stay as they are.</P>
      <Form>
        {values.version && <Hidden name="version" value={values.version} />}
        <Fields field={fieldsOf(values, refused)} projects={projects} points={points} />
        <Button>{title}</Button>
      </Form>
    </>
  );
  return show({ title: `${title}, ${named.crn}`, body, back: backTo(named), refused });
}

const newTitle = 'Allocate to a project';

/** Allocates a requirement to a project. */
export const newAllocationPage: Page = {
  path: `${path}/new`,
  who: recorders,
  get: async (asked) => {
    await asked.ask.get(namedIn(asked).api);
    return form(asked, newTitle, { frequency: 'weekly', startDate: asked.today });
  },
  post: async (asked) => {
    const [named, posted] = [namedIn(asked), await asked.posted()];
    const { done, refused } = await asked.ask.send<Allocated>(
      'POST',
      `${named.api}/allocations`,
      fieldsIn(posted),
      posted.sending,
    );
    if (refused) return form(asked, newTitle, posted.values, refused);
    return asked.go(homeOf(named), said('Allocated', done));
  },
};

const noSuch: Problem = { status: 404, title: 'Not found', detail: 'There is no such allocation here' };

/** The allocation that the address names, of the requirement that it names. */
async function allocationIn(asked: Asked): Promise<Allocation> {
  const { content } = await listOf(asked.ask, namedIn(asked));
  const found = content.find(({ id }) => id === asked.param('id'));
  if (!found) throw new NotAnswered(noSuch);
  return found;
}

const valuesOf = (allocation: Allocation) =>
  Object.fromEntries(
    Object.entries(allocation).map(([name, value]) => [name, value === null ? '' : String(value)]),
  );

const changeTitle = 'Change the allocation';

/** Changes an allocation. */
export const changeAllocationPage: Page = {
  path: `${path}/:id`,
  who: recorders,
  get: async (asked) => form(asked, changeTitle, valuesOf(await allocationIn(asked))),
  post: async (asked) => {
    const [named, posted, { id, version }] = [
      namedIn(asked),
      await asked.posted(),
      await allocationIn(asked),
    ];
    const { done, refused } = await asked.ask.send<Allocated>(
      'PATCH',
      at`/v1/allocations/${id}`,
      { version: Number(posted.text('version')), ...fieldsIn(posted) },
      posted.sending,
    );
    if (refused) return form(asked, changeTitle, { ...posted.values, version: String(version) }, refused);
    return asked.go(homeOf(named), said('The allocation is changed', done));
  },
};

function endForm(asked: Asked, allocation: Allocation, lastDate: string, refused?: Problem) {
  const named = namedIn(asked);
  const field = fieldsOf({ lastDate }, refused);
  const when = `${weekdayName(allocation.weekday)}s, ${timesInWords(allocation.from, allocation.to)}, from ${longDate(allocation.startDate)}`;
  const body = (
    <>
      <Heading caption={when}>End the allocation</Heading>
      <P>
        Its appointments after the last date are cancelled, and the hours are planned again by what is left.
      </P>
      <Form>
        <Hidden name="version" value={String(allocation.version)} />
        <Input
          field={field('lastDate')}
          label="Last date"
          hint="The last on which it can fall"
          type="date"
          width={10}
        />
        <Button kind="warning">End it</Button>
      </Form>
    </>
  );
  return asked.show({ title: `End the allocation, ${named.crn}`, body, back: backTo(named), refused });
}

/** Ends an allocation with a date. */
export const endAllocationPage: Page = {
  path: `${path}/:id/end`,
  who: recorders,
  get: async (asked) => endForm(asked, await allocationIn(asked), asked.today),
  post: async (asked) => {
    const [named, posted, allocation] = [namedIn(asked), await asked.posted(), await allocationIn(asked)];
    const { done, refused } = await asked.ask.send<Allocated>(
      'POST',
      at`/v1/allocations/${allocation.id}/end`,
      { version: Number(posted.text('version')), lastDate: posted.given('lastDate') },
      posted.sending,
    );
    if (refused) return endForm(asked, allocation, posted.text('lastDate'), refused);
    return asked.go(homeOf(named), said('The allocation is ended', done));
  },
};
