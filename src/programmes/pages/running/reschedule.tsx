import type { z } from '@hono/zod-openapi';
import { at, type Problem } from '../../../pages/ask.ts';
import type { Asked, Page } from '../../../pages/page.ts';
import { Input, Radios } from '../../../pages/parts/fields.tsx';
import { Button, ButtonGroup, Form } from '../../../pages/parts/form.tsx';
import { Table } from '../../../pages/parts/table.tsx';
import { A, Bullets, Heading, Heading2, P, Warning } from '../../../pages/parts/text.tsx';
import { fieldsOf } from '../../../pages/posted.ts';
import { isTold, isWithheld, type MaybeTold, withheld } from '../../../pages/told.ts';
import { countOf, longDate, timesInWords } from '../../../pages/words.ts';
import type { movedSchema } from '../../reschedule-routes.ts';
import { managers } from '../who.ts';
import { backButton, Carried, checkedButton, isBack, isChecked, problemAt } from './checked.tsx';
import { backTo } from './frame.tsx';
import { groupOf, type Names, namesOf, sessionAt } from './group.ts';
import { type Session, sessionInWords, sessionOf } from './session.tsx';

type Whole = z.infer<typeof movedSchema>;
type Moved = Whole['sessions'][number];

/** What moves, as this reader is told. */
type Rescheduled = Omit<Whole, 'oneToOnes' | 'late'> & {
  oneToOnes: MaybeTold<Moved>[];
  late: MaybeTold<Whole['late'][number]>[];
};

const windowInWords = ({ date, from, to }: Moved['old']) => `${longDate(date)}, ${timesInWords(from, to)}`;

const followChoices = [
  {
    value: 'true',
    words: 'Yes, where they must',
    hint: 'The order of the programme is kept: later sessions move on to the next free times',
  },
  {
    value: 'false',
    words: 'No, only this one',
    hint: 'It is refused if the others cannot stay where they are',
  },
];

type Values = Readonly<Record<string, string>>;

function Ask({
  session,
  values,
  refused,
  to,
}: {
  session: Session;
  values: Values;
  refused?: Problem | undefined;
  to: string;
}) {
  const field = fieldsOf(values, refused);
  return (
    <Form>
      <Heading caption={sessionInWords(session)}>Give this session another time</Heading>
      <P>
        {`It is on ${windowInWords(session)}. It stays as long as it is. You will see what moves before anything does.`}
      </P>
      <Input field={field('date')} label="New date" type="date" width={10} />
      <Input field={field('from')} label="New start time" type="time" width={5} />
      <Radios field={field('follow')} label="Do later sessions follow" choices={followChoices} />
      <ButtonGroup>
        <Button>See what would move</Button>
        <A href={to}>Cancel</A>
      </ButtonGroup>
    </Form>
  );
}

const columns = [
  { head: 'What', names: true },
  { head: 'Old time' },
  { head: 'New time' },
  { head: 'Held by' },
];

const row = (names: Names, what: string) => (moved: Moved) => [
  moved.crn === null ? `${what} ${moved.number}` : `${what} ${moved.number} of ${moved.crn}`,
  <span class="app-old">{windowInWords(moved.old)}</span>,
  <strong>{windowInWords(moved.new)}</strong>,
  names.holders(moved.facilitators),
];

function Check({ moves, names, values }: { moves: Rescheduled; names: Names; values: Values }) {
  const owns = moves.oneToOnes.filter(isTold);
  const limited = [...moves.oneToOnes, ...moves.late].filter(isWithheld).map(({ crn }) => crn);
  return (
    <Form>
      <Heading>Check what moves</Heading>
      <Table
        caption={`${countOf(moves.sessions.length, 'group session moves', 'group sessions move')}`}
        columns={columns}
        rows={moves.sessions.map(row(names, 'Session'))}
      />
      {owns.length > 0 && (
        <Table
          caption={countOf(owns.length, 'one-to-one moves', 'one-to-ones move')}
          columns={columns}
          rows={owns.map(row(names, 'One-to-one'))}
        />
      )}
      <P>{`The last attendance of the group is then on ${longDate(moves.finishesOn)}.`}</P>
      {moves.late.some(isTold) && (
        <>
          <Heading2>Who would finish too late</Heading2>
          <Bullets items={moves.late.filter(isTold).map(({ sentence }) => `${sentence}.`)} />
          <Warning>They do not finish in time unless you add time or catch-ups for them.</Warning>
        </>
      )}
      {limited.length > 0 && <Bullets items={[...new Set(limited)].map(withheld)} />}
      <Carried values={values} />
      <ButtonGroup>
        <Button {...checkedButton}>
          Move {moves.sessions.length + moves.oneToOnes.length === 1 ? 'it' : 'them'}
        </Button>
        <Button {...backButton}>Change</Button>
      </ButtonGroup>
    </Form>
  );
}

async function askView(asked: Asked, values: Values, refused?: Problem) {
  const session = await sessionOf(asked);
  const to = sessionAt(asked.param('id'), session.id);
  return asked.show({
    title: 'Give this session another time',
    body: <Ask session={session} values={values} refused={refused} to={to} />,
    back: backTo(to, 'the session'),
    refused,
  });
}

/** Gives a session another time: what moves stands side by side, old and new, before it does. */
export const reschedulePage: Page = {
  path: '/groups/:id/sessions/:session/reschedule',
  who: managers,
  get: (asked) => askView(asked, {}),
  post: async (asked) => {
    const { ask, param, show, go } = asked;
    const posted = await asked.posted();
    const [id, session] = [param('id'), param('session')];
    const values = { date: posted.text('date'), from: posted.text('from'), follow: posted.text('follow') };
    if (isBack(posted)) return askView(asked, values);
    if (values.follow === '')
      return askView(
        asked,
        values,
        problemAt([{ code: 'missing', path: 'follow', message: 'Choose whether later sessions follow' }]),
      );
    const path = at`/v1/groups/${id}/sessions/${session}/reschedule`;
    const time = {
      date: posted.given('date'),
      from: posted.given('from'),
      follow: values.follow === 'true',
    };
    const dryRun = !isChecked(posted);
    const answer = await ask.send<Rescheduled>(
      'POST',
      path,
      { ...time, dryRun },
      dryRun ? {} : posted.sending,
    );
    if (answer.refused) return askView(asked, values, answer.refused);
    const [first, ...others] = answer.done.sessions;
    if (!dryRun) {
      const more = others.length + answer.done.oneToOnes.length;
      const also =
        more === 0 ? '' : `; ${countOf(more, 'other meeting moves', 'other meetings move')} with it`;
      return go(sessionAt(id, session), `${first!.sentence}${also}`);
    }
    const names = await namesOf(asked, await groupOf(asked));
    const body = <Check moves={answer.done} names={names} values={values} />;
    return show({
      title: 'Check what moves',
      body,
      back: backTo(sessionAt(id, session), 'the session'),
      wide: true,
    });
  },
};
