import { at, type Problem } from '../../../pages/ask.ts';
import type { Asked, Page } from '../../../pages/page.ts';
import { Input, Select } from '../../../pages/parts/fields.tsx';
import { Button, ButtonGroup, Form } from '../../../pages/parts/form.tsx';
import { Summary } from '../../../pages/parts/summary.tsx';
import { A, Empty, Heading, P } from '../../../pages/parts/text.tsx';
import { fieldsOf, type Posted } from '../../../pages/posted.ts';
import { isTold, type MaybeTold } from '../../../pages/told.ts';
import { clockTime, longDate } from '../../../pages/words.ts';
import { newOneToOneSchema } from '../../one-to-one-routes.ts';
import { managers } from '../who.ts';
import { backButton, Carried, checkedButton, faultsOf, isBack, isChecked } from './checked.tsx';
import { backTo } from './frame.tsx';
import { type Group, groupAt } from './group.ts';
import type { Member } from './members.tsx';

type Values = Readonly<Record<string, string>>;

const listOf = ({ param }: Asked) => `${groupAt(param('id'))}/one-to-ones`;

/** Whom a one-to-one could be for, and which: those that have no day, or were missed in another group. */
async function lackingIn({ ask, param }: Asked) {
  const { content } = await ask.get<{ content: MaybeTold<Member>[] }>(at`/v1/groups/${param('id')}/members`);
  return content
    .filter(isTold)
    .filter(({ leftOn }) => leftOn === null)
    .map(({ referral, crn, progress }) => ({
      referral,
      crn,
      numbers: [...progress.notPlanned, ...progress.missed],
    }))
    .filter(({ numbers }) => numbers.length > 0);
}

async function formView(asked: Asked, values: Values, refused?: Problem) {
  const id = asked.param('id');
  const lacking = await lackingIn(asked);
  const field = fieldsOf(values, refused);
  const title = 'Arrange a one-to-one';
  const numbers = [...new Set(lacking.flatMap((one) => one.numbers))].sort((a, b) => a - b);
  const body = (
    <>
      <Heading caption={`Group ${id}`}>{title}</Heading>
      {lacking.length === 0 ? (
        <Empty>
          Everybody in this group has a day for each of their one-to-ones. If one was missed, book a catch-up
          on its page.
        </Empty>
      ) : (
        <Form>
          <P>It is as long as the programme says, and held by whoever of the group’s facilitators is free.</P>
          <Select
            field={field('referral')}
            label="With whom"
            choices={[
              { value: '', words: 'Choose a person' },
              ...lacking.map((one) => ({
                value: one.referral,
                words: `${one.crn}: lacks ${one.numbers.join(', ')}`,
              })),
            ]}
          />
          <Select
            field={field('number')}
            label="Which session of the programme"
            choices={[
              { value: '', words: 'Choose a session' },
              ...numbers.map((number) => ({ value: String(number), words: `Session ${number}` })),
            ]}
          />
          <Input field={field('date')} label="Date" type="date" width={10} />
          <Input field={field('from')} label="Start time" type="time" width={5} />
          <ButtonGroup>
            <Button>Continue</Button>
            <A href={listOf(asked)}>Cancel</A>
          </ButtonGroup>
        </Form>
      )}
    </>
  );
  return asked.show({ title, body, back: backTo(listOf(asked), 'one-to-ones'), refused });
}

async function checkView(asked: Asked, values: Record<'referral' | 'number' | 'date' | 'from', string>) {
  const { referral, number, date, from } = values;
  const crn = (await lackingIn(asked)).find((one) => one.referral === referral)?.crn ?? referral;
  const title = 'Check the one-to-one';
  const body = (
    <Form>
      <Heading caption={`Group ${asked.param('id')}`}>{title}</Heading>
      <Summary
        lines={[
          { name: 'With', value: crn },
          { name: 'Session of the programme', value: number },
          { name: 'When', value: `${longDate(date)}, ${clockTime(from)}` },
        ]}
      />
      <Carried values={values} />
      <ButtonGroup>
        <Button {...checkedButton}>Book the one-to-one</Button>
        <Button {...backButton}>Change</Button>
      </ButtonGroup>
    </Form>
  );
  return asked.show({ title, body, back: backTo(listOf(asked), 'one-to-ones') });
}

const filledIn = (posted: Posted) => ({
  referral: posted.text('referral'),
  number: posted.text('number'),
  date: posted.text('date'),
  from: posted.text('from'),
});

/** Arranges a one-to-one that has no day yet. */
export const newOneToOnePage: Page = {
  path: '/groups/:id/one-to-ones/new',
  who: managers,
  get: (asked) =>
    formView(asked, { referral: asked.query('referral') ?? '', number: asked.query('number') ?? '' }),
  post: async (asked) => {
    const { ask, param, go } = asked;
    const posted = await asked.posted();
    const values = filledIn(posted);
    if (isBack(posted)) return formView(asked, values);
    const body = {
      ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')),
      ...(values.number !== '' && { number: Number(values.number) }),
    };
    if (!isChecked(posted)) {
      const faults = faultsOf(newOneToOneSchema, body);
      return faults ? formView(asked, values, faults) : checkView(asked, values);
    }
    const path = at`/v1/groups/${param('id')}/one-to-ones`;
    const { refused } = await ask.send<Group>('POST', path, body, posted.sending);
    if (refused) return formView(asked, values, refused);
    return go(
      listOf(asked),
      `The one-to-one is booked for ${longDate(values.date)}, ${clockTime(values.from)}`,
    );
  },
};
