import type { Child } from 'hono/jsx';
import { statesAfter, statesInGroup } from '../../../solver/referral-states.ts';
import { at, type Problem } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { Input, Radios, Select, TextArea } from '../../pages/parts/fields.tsx';
import { Button, ButtonGroup, Form } from '../../pages/parts/form.tsx';
import { A, Heading, P } from '../../pages/parts/text.tsx';
import { type Field, fieldsOf, type Posted } from '../../pages/posted.ts';
import { capitalised } from '../../pages/words.ts';
import { numberIn } from './numbers.ts';
import { type Referral, referralAddress } from './referral.tsx';
import { followers } from './who.ts';
import { basisWords, stateWords } from './words.tsx';

/** A form about one referral: what it shows at first, its fields, and how it is sent. */
interface ReferralForm {
  path: string;
  title: string;
  button: string;
  /** What stands in it before anybody fills it in. */
  first(referral: Referral, today: string): Readonly<Record<string, string>>;
  Fields(given: { referral: Referral; field: (name: string) => Field }): Child;
  send(
    ask: Asked['ask'],
    referral: Referral,
    posted: Posted,
  ): Promise<{ done?: unknown; refused?: Problem | undefined }>;
  said(posted: Posted): string;
}

const pageOf = (form: ReferralForm): Page => {
  const shownWith = async (asked: Asked, values?: Readonly<Record<string, string>>, refused?: Problem) => {
    const { ask, param, today, show } = asked;
    const { body: referral, version } = await ask.read<Referral>(at`/v1/referrals/${param('referral')}`);
    const address = referralAddress(referral.id);
    const field = fieldsOf(values ?? form.first(referral, today), refused);
    const body = (
      <>
        <Heading caption={`Referral of ${referral.crn} to ${referral.programme}`}>{form.title}</Heading>
        <Form version={version}>
          <form.Fields referral={referral} field={field} />
          <ButtonGroup>
            <Button>{form.button}</Button>
            <A href={address}>Cancel</A>
          </ButtonGroup>
        </Form>
      </>
    );
    return show({ title: form.title, body, refused, back: { href: address, words: 'Back to the referral' } });
  };
  return {
    path: `/waiting-list/:referral/${form.path}`,
    who: followers,
    get: (asked) => shownWith(asked),
    post: async (asked) => {
      const posted = await asked.posted();
      const referral = await asked.ask.get<Referral>(at`/v1/referrals/${asked.param('referral')}`);
      const { refused } = await form.send(asked.ask, referral, posted);
      if (refused) return shownWith(asked, posted.values, refused);
      return asked.go(referralAddress(referral.id), form.said(posted));
    },
  };
};

const readsOf = ({ checks }: Referral) => {
  const words = new Map(checks.flatMap(({ fact, words }) => (fact && words ? [[fact, words] as const] : [])));
  return [...words].map(([value, name]) => ({
    value,
    words: capitalised(name),
  }));
};

const factForm: ReferralForm = {
  path: 'facts',
  title: 'Put a fact on file',
  button: 'Put on file',
  first: ({ checks }, today) => ({
    'content[0].fact': checks.find(({ because, fact }) => because !== 'passes' && fact)?.fact ?? '',
    'content[0].date': today,
  }),
  Fields: ({ referral, field }) => (
    <>
      <P>What stands on file is never changed. Of several facts the one with the latest date counts.</P>
      {readsOf(referral).length > 0 ? (
        <Radios field={field('content[0].fact')} label="Which fact?" choices={readsOf(referral)} />
      ) : (
        <Input
          field={field('content[0].fact')}
          label="Which fact?"
          hint="Its name, for example ogrsPercent"
        />
      )}
      <Input
        field={field('content[0].value')}
        label="What does it say?"
        hint="A date as 1990-05-17, a score as a number, a risk as low, medium or high, a record as yes or no"
        width={10}
      />
      <Input
        field={field('content[0].source')}
        label="Who or what says so?"
        hint="For example OASys"
        width={20}
      />
      <Input field={field('content[0].date')} label="Of which date is it?" type="date" width={10} />
    </>
  ),
  send: (ask, { id }, posted) => {
    const text = (name: string) => posted.text(`content[0].${name}`);
    const fact = { fact: text('fact'), value: text('value'), source: text('source'), date: text('date') };
    return ask.send('POST', at`/v1/referrals/${id}/facts`, { content: [fact] }, { key: posted.sending.key });
  },
  said: () => 'The fact is on file. What the programme asks has been read again.',
};

const stateForm: ReferralForm = {
  path: 'state',
  title: 'Change the state of a referral',
  button: 'Change the state',
  first: () => ({}),
  Fields: ({ referral, field }) => (
    <>
      <Radios
        field={field('state')}
        label={`The referral is ${referral.state}. What is it now?`}
        hint="People are placed by opening a group with them in it"
        choices={statesAfter(referral.state)
          .filter((state) => !statesInGroup.includes(state))
          .map((value) => ({ value, words: stateWords(value) }))}
      />
      <Input
        field={field('reason')}
        label="Why? (optional)"
        hint="Kept with the change, and read by others"
      />
    </>
  ),
  send: (ask, { id }, posted) =>
    ask.send(
      'POST',
      at`/v1/referrals/${id}/states`,
      { state: posted.text('state'), reason: posted.given('reason') ?? null },
      { key: posted.sending.key },
    ),
  said: (posted) => `The referral is ${posted.text('state')}.`,
};

/** Tags as they are written in one field, and back. */
const tagsIn = (text: string) =>
  text
    .split(/[,\n]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');

const dateFields = [
  ['referredOn', 'Referred on'],
  ['readyFrom', 'Can start from'],
  ['mustFinishBy', 'Must finish by'],
] as const;

const changeForm: ReferralForm = {
  path: 'change',
  title: 'Change a referral',
  button: 'Save',
  first: ({ eventNumber, basis, referredOn, readyFrom, mustFinishBy, needs }) => ({
    ...{ basis, referredOn, readyFrom, mustFinishBy },
    eventNumber: eventNumber === null ? '' : String(eventNumber),
    needs: needs.join(', '),
  }),
  Fields: ({ field }) => (
    <>
      {dateFields.map(([name, label]) => (
        <Input field={field(name)} label={label} type="date" width={10} />
      ))}
      <Select
        field={field('basis')}
        label="Asked for by"
        choices={Object.entries(basisWords).map(([value, words]) => ({ value, words }))}
      />
      <Input
        field={field('eventNumber')}
        label="Event number (optional)"
        hint="Of the sentence that asks for the programme"
        type="number"
        width={3}
      />
      <TextArea
        field={field('needs')}
        label="What must a venue have? (optional)"
        hint="Tags with a comma between them, for example step-free"
        rows={2}
      />
    </>
  ),
  send: (ask, { id }, posted) =>
    ask.send(
      'PATCH',
      at`/v1/referrals/${id}`,
      {
        ...Object.fromEntries(dateFields.map(([name]) => [name, posted.text(name)])),
        basis: posted.text('basis'),
        eventNumber: numberIn(posted, 'eventNumber') ?? null,
        needs: tagsIn(posted.text('needs')),
      },
      posted.sending,
    ),
  said: () => 'The referral has been changed.',
};

/** Changes to one referral, each a page. */
export const referralFormPages: readonly Page[] = [factForm, stateForm, changeForm].map(pageOf);
