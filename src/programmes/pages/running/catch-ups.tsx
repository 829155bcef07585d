import { at, type Problem, withQuery } from '../../../pages/ask.ts';
import type { Asked, Page } from '../../../pages/page.ts';
import { Checkboxes, Input, Radios } from '../../../pages/parts/fields.tsx';
import { Button, ButtonGroup, Form } from '../../../pages/parts/form.tsx';
import { Summary } from '../../../pages/parts/summary.tsx';
import { A, Bullets, Empty, Heading, Inset, P } from '../../../pages/parts/text.tsx';
import { fieldsOf, type Posted } from '../../../pages/posted.ts';
import { isTold } from '../../../pages/told.ts';
import { clockTime, longDate, timesInWords } from '../../../pages/words.ts';
import { managers } from '../who.ts';
import { backButton, Carried, checkedButton, isBack, isChecked } from './checked.tsx';
import { backTo } from './frame.tsx';
import { type Group, sessionAt } from './group.ts';
import { type Expected, sessionInWords, sessionOf } from './session.tsx';

/** Where a catch-up may lie. */
export interface Times {
  from: string;
  until: string;
  untilBecause: 'within-days' | 'next-module';
  times: { date: string; from: string; to: string }[];
}

/** What was asked of the API before the form: its times, or why there are none. */
export type Offered = { times: Times; none?: never } | { times?: never; none: string };

/** Asks for times; that there are none is an answer, too. */
export async function timesAt({ ask }: Asked, path: string): Promise<Offered> {
  const answer = await ask.raw(path);
  if (answer.status === 409) return { none: ((await answer.json()) as Problem).detail };
  return { times: await ask.get<Times>(path) };
}

const because = {
  'within-days': 'by the programme\u2019s rule',
  'next-module': 'before the next module begins',
};

const other = 'other';

/** A time is one that is offered, or told by hand. */
export const timeIn = (posted: Posted) => {
  const [date, from] = posted.text('time').split(' ');
  const isOffered = date !== undefined && from !== undefined;
  return isOffered ? { date, from } : { date: posted.given('date'), from: posted.given('from') };
};

/** The times that are offered, the nearest first, and one of one's own. */
export function TimeFields({
  offered,
  values,
  refused,
}: {
  offered: Offered;
  values: Readonly<Record<string, string>>;
  refused?: Problem | undefined;
}) {
  const field = fieldsOf(values, refused);
  return (
    <>
      {offered.times ? (
        <>
          <P>
            {`It may be caught up from ${longDate(offered.times.from)} to ${longDate(offered.times.until)}, ${because[offered.times.untilBecause]}.`}
          </P>
          <Radios
            field={field('time')}
            label="When"
            choices={[
              ...offered.times.times.map(({ date, from, to }) => ({
                value: `${date} ${from}`,
                words: `${longDate(date)}, ${timesInWords(from, to)}`,
              })),
              { value: other, words: 'Another time', hint: 'Give the date and time below' },
            ]}
          />
        </>
      ) : (
        <Inset>{`No time is offered: ${offered.none}. You may try a time of your own.`}</Inset>
      )}
      <Input field={field('date')} label="Another date" type="date" width={10} />
      <Input field={field('from')} label="Another start time" type="time" width={5} />
    </>
  );
}

const absent = (expected: Expected[]) =>
  expected.filter(({ recorded }) => recorded?.outcome.endsWith('absence') === true);

const pathOf = ({ param }: Asked) => at`/v1/groups/${param('id')}/sessions/${param('session')}`;

async function chooseWho(asked: Asked, id: string) {
  const session = await sessionOf(asked);
  const here = sessionAt(id, session.id);
  const missed = absent(session.expected.filter(isTold));
  const title = 'Book a catch-up';
  const body = (
    <>
      <Heading caption={sessionInWords(session)}>{title}</Heading>
      {missed.length === 0 ? (
        <Empty>
          Nobody is recorded as absent at this session. <A href={here}>See who is expected</A>
        </Empty>
      ) : (
        <>
          <P>For whom?</P>
          <Bullets
            items={missed.map(({ referral, crn }) => (
              <A href={withQuery(`${here}/catch-ups`, { referral })} hidden="catches up">
                {crn}
              </A>
            ))}
          />
        </>
      )}
    </>
  );
  return asked.show({ title, body, back: backTo(here, 'the session') });
}

interface Filled {
  referrals: readonly string[];
  values: Readonly<Record<string, string>>;
  refused?: Problem | undefined;
}

async function formView(asked: Asked, { referrals, values, refused }: Filled) {
  const session = await sessionOf(asked);
  const here = sessionAt(asked.param('id'), session.id);
  const query = { referral: referrals[0] };
  const offered = await timesAt(asked, withQuery(`${pathOf(asked)}/catch-up-times`, query));
  const missed = absent(session.expected.filter(isTold));
  const who = missed.filter(({ referral }) => referral === referrals[0]);
  const title = `Book a catch-up${who.length > 0 ? ` for ${who[0]!.crn}` : ''}`;
  const body = (
    <Form>
      <Heading caption={`${sessionInWords(session)}, ${longDate(session.date)}`}>{title}</Heading>
      <TimeFields offered={offered} values={values} refused={refused} />
      {missed.length > who.length || who.length === 0 ? (
        <Checkboxes
          field={fieldsOf({}, refused)('referrals')}
          label="Who comes"
          hint="Others who missed the session may catch it up at the same time, if they are free"
          ticked={referrals}
          choices={missed.map(({ referral, crn }) => ({ value: referral, words: crn }))}
        />
      ) : (
        <Carried values={{ referrals }} />
      )}
      <ButtonGroup>
        <Button>Continue</Button>
        <A href={here}>Cancel</A>
      </ButtonGroup>
    </Form>
  );
  return asked.show({ title, body, back: backTo(here, 'the session'), refused });
}

async function checkView(asked: Asked, { referrals }: Filled, time: { date: string; from: string }) {
  const session = await sessionOf(asked);
  const here = sessionAt(asked.param('id'), session.id);
  const crns = session.expected.filter(isTold).filter(({ referral }) => referrals.includes(referral));
  const title = 'Check the catch-up';
  const body = (
    <Form>
      <Heading caption={sessionInWords(session)}>{title}</Heading>
      <Summary
        lines={[
          { name: 'Makes up for', value: `${sessionInWords(session)}, ${longDate(session.date)}` },
          { name: 'When', value: `${longDate(time.date)}, ${clockTime(time.from)}` },
          { name: 'Who comes', value: crns.map(({ crn }) => crn).join(', ') },
        ]}
      />
      <P>
        It is as long as the session was, in the room of the group, held by whoever of its facilitators is
        free.
      </P>
      <Carried values={{ referrals, time: `${time.date} ${time.from}` }} />
      <ButtonGroup>
        <Button {...checkedButton}>Book the catch-up</Button>
        <Button {...backButton}>Change</Button>
      </ButtonGroup>
    </Form>
  );
  return asked.show({ title, body, back: backTo(here, 'the session') });
}

/** Books a catch-up of a missed session, at one of the times that are offered. */
export const catchUpsPage: Page = {
  path: '/groups/:id/sessions/:session/catch-ups',
  who: managers,
  get: (asked) => {
    const referral = asked.query('referral');
    if (!referral) return chooseWho(asked, asked.param('id'));
    return formView(asked, { referrals: [referral], values: {} });
  },
  post: async (asked) => {
    const { ask, param, go } = asked;
    const posted = await asked.posted();
    const filled = { referrals: posted.all('referrals'), values: posted.values };
    if (filled.referrals.length === 0) return chooseWho(asked, param('id'));
    if (isBack(posted)) return formView(asked, filled);
    const time = timeIn(posted);
    if (!isChecked(posted) && time.date && time.from) {
      return checkView(asked, filled, { date: time.date, from: time.from });
    }
    const body = { ...time, referrals: filled.referrals };
    const { refused } = await ask.send<Group>('POST', `${pathOf(asked)}/catch-ups`, body, posted.sending);
    if (refused) return formView(asked, { ...filled, refused });
    const said = `The catch-up is booked for ${longDate(time.date!)}, ${clockTime(time.from!)}`;
    return go(sessionAt(param('id'), param('session')), said);
  },
};
