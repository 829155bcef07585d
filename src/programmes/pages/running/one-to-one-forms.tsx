import { at, type Problem } from '../../../pages/ask.ts';
import type { Asked, Page } from '../../../pages/page.ts';
import { Radios, TextArea } from '../../../pages/parts/fields.tsx';
import { Button, ButtonGroup, Form } from '../../../pages/parts/form.tsx';
import { Summary } from '../../../pages/parts/summary.tsx';
import { A, Empty, Heading } from '../../../pages/parts/text.tsx';
import { fieldsOf } from '../../../pages/posted.ts';
import { clockTime, longDate, timesInWords } from '../../../pages/words.ts';
import { managers } from '../who.ts';
import { TimeFields, timeIn, timesAt } from './catch-ups.tsx';
import { backButton, Carried, checkedButton, isBack, isChecked } from './checked.tsx';
import { backTo } from './frame.tsx';
import { type Group, ownAt } from './group.ts';
import { type Own, ownInWords, ownOf } from './one-to-one.tsx';
import { outcomeChoices } from './words.tsx';

type Values = Readonly<Record<string, string>>;

const apiOf = ({ param }: Asked) => at`/v1/groups/${param('id')}/one-to-ones/${param('oneToOne')}`;

function attendanceView(
  { today, show }: Asked,
  { group, own, entries }: Own,
  values: Values,
  refused?: Problem,
) {
  const here = ownAt(group.id, own.id);
  const field = fieldsOf(values, refused);
  const title = `Record whether ${own.crn} came`;
  const last = entries.at(-1);
  const body = (
    <>
      <Heading caption={`${ownInWords(own)}, ${longDate(own.date)}`}>{title}</Heading>
      {own.date > today ? (
        <Empty>{`This one-to-one is to come. Record attendance on ${longDate(own.date)} or after it.`}</Empty>
      ) : (
        <Form>
          <Radios field={field('outcome')} label="What became of it" choices={outcomeChoices} />
          <TextArea field={field('note')} label="Note (optional)" />
          <Carried values={{ corrects: last ? String(last.number) : '' }} />
          <ButtonGroup>
            <Button>Save attendance</Button>
            <A href={here}>Cancel</A>
          </ButtonGroup>
        </Form>
      )}
    </>
  );
  return show({ title, body, back: backTo(here, 'the one-to-one'), refused });
}

/** Whether somebody came to their one-to-one. */
export const ownAttendancePage: Page = {
  path: '/groups/:id/one-to-ones/:oneToOne/attendance',
  who: managers,
  get: async (asked) => {
    const own = await ownOf(asked);
    const last = own.entries.at(-1);
    return attendanceView(asked, own, { outcome: last?.outcome ?? '', note: last?.note ?? '' });
  },
  post: async (asked) => {
    const { ask, param, go } = asked;
    const posted = await asked.posted();
    const told = {
      outcome: posted.given('outcome'),
      note: posted.given('note') ?? null,
      corrects: Number(posted.text('corrects')) || null,
    };
    const { refused } = await ask.send('POST', `${apiOf(asked)}/attendance`, told, posted.sending);
    if (refused) return attendanceView(asked, await ownOf(asked), posted.values, refused);
    return go(ownAt(param('id'), param('oneToOne')), 'Attendance recorded');
  },
};

async function catchUpView(asked: Asked, values: Values, refused?: Problem) {
  const [{ group, own }, offered] = [
    await ownOf(asked),
    await timesAt(asked, `${apiOf(asked)}/catch-up-times`),
  ];
  const here = ownAt(group.id, own.id);
  const title = `Book a catch-up for ${own.crn}`;
  const body = (
    <Form>
      <Heading caption={`${ownInWords(own)}, ${longDate(own.date)}`}>{title}</Heading>
      <TimeFields offered={offered} values={values} refused={refused} />
      <ButtonGroup>
        <Button>Continue</Button>
        <A href={here}>Cancel</A>
      </ButtonGroup>
    </Form>
  );
  return asked.show({ title, body, back: backTo(here, 'the one-to-one'), refused });
}

async function catchUpCheck(asked: Asked, { date, from }: { date: string; from: string }) {
  const { group, own } = await ownOf(asked);
  const title = 'Check the catch-up';
  const body = (
    <Form>
      <Heading caption={ownInWords(own)}>{title}</Heading>
      <Summary
        lines={[
          { name: 'With', value: own.crn },
          { name: 'Was on', value: `${longDate(own.date)}, ${timesInWords(own.from, own.to)}` },
          { name: 'Is caught up on', value: `${longDate(date)}, ${clockTime(from)}` },
        ]}
      />
      <Carried values={{ time: `${date} ${from}` }} />
      <ButtonGroup>
        <Button {...checkedButton}>Book the catch-up</Button>
        <Button {...backButton}>Change</Button>
      </ButtonGroup>
    </Form>
  );
  return asked.show({ title, body, back: backTo(ownAt(group.id, own.id), 'the one-to-one') });
}

/** Another time for a one-to-one that was missed. */
export const ownCatchUpsPage: Page = {
  path: '/groups/:id/one-to-ones/:oneToOne/catch-ups',
  who: managers,
  get: (asked) => catchUpView(asked, {}),
  post: async (asked) => {
    const { ask, param, go } = asked;
    const posted = await asked.posted();
    if (isBack(posted)) return catchUpView(asked, posted.values);
    const { date, from } = timeIn(posted);
    if (!isChecked(posted) && date && from) return catchUpCheck(asked, { date, from });
    const path = `${apiOf(asked)}/catch-ups`;
    const { refused } = await ask.send<Group>('POST', path, { date, from }, posted.sending);
    if (refused) return catchUpView(asked, posted.values, refused);
    const said = `The catch-up is booked for ${longDate(date!)}, ${clockTime(from!)}`;
    return go(ownAt(param('id'), param('oneToOne')), said);
  },
};
