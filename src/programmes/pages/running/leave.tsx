import { at, NotAnswered, type Problem } from '../../../pages/ask.ts';
import type { Asked, Page } from '../../../pages/page.ts';
import { type Choice, Input, Radios } from '../../../pages/parts/fields.tsx';
import { Button, ButtonGroup, Form } from '../../../pages/parts/form.tsx';
import { Summary } from '../../../pages/parts/summary.tsx';
import { A, Bullets, Heading, P, Warning } from '../../../pages/parts/text.tsx';
import { fieldsOf } from '../../../pages/posted.ts';
import { isTold } from '../../../pages/told.ts';
import { closeSchema, leaveSchema } from '../../leave-routes.ts';
import { managers } from '../who.ts';
import { backButton, Carried, checkedButton, faultsOf, isBack, isChecked } from './checked.tsx';
import { backTo } from './frame.tsx';
import { type Group, groupAt, groupOf } from './group.ts';

type Values = Readonly<Record<string, string>>;

const outcomes = (who: string): readonly Choice[] => [
  { value: 'waiting', words: 'Wait for another group', hint: `What ${who} attended counts there, too` },
  { value: 'withdrawn', words: 'Withdrawn', hint: 'The referral to the programme ends' },
];

/** Asks why, and what comes then, of one member or of a whole group. */
interface Ending {
  title: string;
  caption: string;
  /** What it does, in sentences. */
  does: readonly string[];
  /** The question of what comes then, and the name of its field. */
  after: {
    field: 'to' | 'members';
    label: string;
    choices: readonly Choice[];
    /** There is no question: it is this. */
    settled?: string;
  };
  button: string;
  back: { href: string; words: string };
}

const Why = ({
  values,
  refused,
  ending,
}: {
  values: Values;
  refused?: Problem | undefined;
  ending: Ending;
}) => {
  const field = fieldsOf(values, refused);
  return (
    <Form>
      <Heading caption={ending.caption}>{ending.title}</Heading>
      <Input field={field('reason')} label="Reason" hint="In a line. It is kept with the record." />
      {ending.after.settled === undefined && (
        <Radios field={field(ending.after.field)} label={ending.after.label} choices={ending.after.choices} />
      )}
      <ButtonGroup>
        <Button>Continue</Button>
        <A href={ending.back.href}>Cancel</A>
      </ButtonGroup>
    </Form>
  );
};

function Check({ values, ending }: { values: Values; ending: Ending }) {
  const { field, label, choices } = ending.after;
  const chosen = choices.find(({ value }) => value === values[field]);
  return (
    <Form>
      <Heading caption={ending.caption}>Check before you go on</Heading>
      <Summary
        lines={[
          { name: 'Reason', value: values.reason },
          { name: label, value: chosen?.words ?? '' },
        ]}
      />
      <P>What this does:</P>
      <Bullets items={ending.does} />
      <Warning>This cannot be undone here.</Warning>
      <Carried values={{ reason: values.reason ?? '', [field]: values[field] ?? '' }} />
      <ButtonGroup>
        <Button kind="warning" {...checkedButton}>
          {ending.button}
        </Button>
        <Button {...backButton}>Change</Button>
      </ButtonGroup>
    </Form>
  );
}

interface Step {
  ending: Ending;
  schema: typeof leaveSchema | typeof closeSchema;
  /** Where it is sent, and where it leads. */
  path: string;
  to: string;
  said: string;
}

async function ended({ ask, posted: read, show, go }: Asked, { ending, schema, path, to, said }: Step) {
  const posted = await read();
  const { field, settled } = ending.after;
  const values = { reason: posted.text('reason'), [field]: settled ?? posted.text(field) };
  const { title, back } = ending;
  const form = (refused?: Problem) =>
    show({ title, body: <Why values={values} refused={refused} ending={ending} />, back, refused });
  if (isBack(posted)) return form();
  const body = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  if (!isChecked(posted)) {
    const faults = faultsOf(schema, body);
    if (faults) return form(faults);
    return show({ title: 'Check before you go on', body: <Check values={values} ending={ending} />, back });
  }
  const { refused } = await ask.send<Group>('POST', path, body, posted.sending);
  return refused ? form(refused) : go(to, said);
}

const startOf = ({ show }: Asked, ending: Ending) =>
  show({ title: ending.title, body: <Why values={{}} ending={ending} />, back: ending.back });

async function leaving(asked: Asked): Promise<Step> {
  const group = await groupOf(asked);
  const referral = asked.param('referral');
  const member = group.members.filter(isTold).find((one) => one.referral === referral);
  if (!member) {
    const detail = `${referral} is not in group ${group.id}, or you may not see their record`;
    throw new NotAnswered({ status: 404, title: 'Not found', detail });
  }
  const { crn } = member;
  const to = `${groupAt(group.id)}/members`;
  return {
    ending: {
      title: `Take ${crn} out of the group`,
      caption: `Group ${group.id}`,
      does: [
        `${crn} is expected at no further session of group ${group.id}.`,
        'One-to-ones and catch-ups that were booked for them are called off, and the time is free again.',
        'What was recorded of them stays.',
      ],
      after: { field: 'to', label: 'What comes then', choices: outcomes('they') },
      button: `Take ${crn} out`,
      back: backTo(to, 'members'),
    },
    schema: leaveSchema,
    path: at`/v1/groups/${group.id}/members/${referral}/leave`,
    to,
    said: `${crn} has left group ${group.id}`,
  };
}

async function closing(asked: Asked): Promise<Step> {
  const group = await groupOf(asked);
  const to = groupAt(group.id);
  const isProposed = group.state === 'proposed';
  return {
    ending: {
      title: isProposed ? 'Put this proposal aside' : 'Close this group early',
      caption: `Group ${group.id}`,
      does: isProposed
        ? ['The group never opens. Nothing was reserved for it, and the people in it wait on.']
        : [
            'Its sessions and one-to-ones to come are called off, and rooms and facilitators are free again.',
            'Its members leave it, but for those who have completed; what was recorded stays.',
          ],
      after: {
        field: 'members',
        label: 'What becomes of its members',
        choices: outcomes('they'),
        ...(isProposed && { settled: 'waiting' }),
      },
      button: isProposed ? 'Put it aside' : 'Close the group',
      back: backTo(to, 'the group'),
    },
    schema: closeSchema,
    path: at`/v1/groups/${group.id}/close`,
    to,
    said: isProposed ? `Proposal ${group.id} is put aside` : `Group ${group.id} is closed`,
  };
}

/** A member leaves: why, and what comes then. */
export const leavePage: Page = {
  path: '/groups/:id/members/:referral/leave',
  who: managers,
  get: async (asked) => startOf(asked, (await leaving(asked)).ending),
  post: async (asked) => ended(asked, await leaving(asked)),
};

/** A group closes early: why, and what becomes of its members. */
export const closePage: Page = {
  path: '/groups/:id/close',
  who: managers,
  get: async (asked) => startOf(asked, (await closing(asked)).ending),
  post: async (asked) => ended(asked, await closing(asked)),
};
