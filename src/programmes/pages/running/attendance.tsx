import type { z } from '@hono/zod-openapi';
import { at, type Problem } from '../../../pages/ask.ts';
import type { Asked, Page } from '../../../pages/page.ts';
import { Input, Radios } from '../../../pages/parts/fields.tsx';
import { Button, ButtonGroup, Form } from '../../../pages/parts/form.tsx';
import { A, Empty, Heading, Hint, P } from '../../../pages/parts/text.tsx';
import { fieldsOf, type Posted } from '../../../pages/posted.ts';
import { isTold, isWithheld, withheld } from '../../../pages/told.ts';
import { countOf, longDate } from '../../../pages/words.ts';
import type { attendanceRecordedSchema } from '../../attendance-schemas.ts';
import { managers } from '../who.ts';
import { Carried, problemAt } from './checked.tsx';
import { backTo } from './frame.tsx';
import { sessionAt } from './group.ts';
import { type Expected, type Session, sessionInWords, sessionOf } from './session.tsx';
import { outcomeChoices, outcomeInWords } from './words.tsx';

type Recorded = z.infer<typeof attendanceRecordedSchema>;

/** Fields are called as the API calls them; a member's number is the place in the form. */
const name = (i: number, field: 'referral' | 'outcome' | 'note' | 'corrects') => `members[${i}].${field}`;

const standingOf = (expected: readonly Expected[]): Record<string, string> =>
  Object.fromEntries(
    expected.flatMap(({ recorded }, i) => [
      [name(i, 'outcome'), recorded?.outcome ?? ''],
      [name(i, 'note'), recorded?.note ?? ''],
    ]),
  );

interface Shown {
  expected: readonly Expected[];
  values: Readonly<Record<string, string>>;
  refused?: Problem | undefined;
}

const recordedInWords = ({ outcome, by, at: when }: NonNullable<Expected['recorded']>) =>
  `Recorded: ${outcomeInWords(outcome).toLowerCase()}, by ${by} on ${longDate(when.slice(0, 10))}`;

function Members({ expected, values, refused }: Shown) {
  const field = fieldsOf(values, refused);
  return (
    <>
      {expected.map(({ referral, crn, recorded }, i) => (
        <div class="app-attendance">
          <Carried
            values={{
              [name(i, 'referral')]: referral,
              [name(i, 'corrects')]: recorded ? String(recorded.number) : '',
            }}
          />
          <Radios
            field={field(name(i, 'outcome'))}
            label={crn}
            small
            inline
            choices={outcomeChoices}
            {...(recorded && { hint: recordedInWords(recorded) })}
          />
          <Input field={field(name(i, 'note'))} label={`Note on ${crn} (optional)`} width={20} />
        </div>
      ))}
    </>
  );
}

async function view({ today, show, param }: Asked, session: Session, shown: Shown): Promise<Response> {
  const here = sessionAt(param('id'), session.id);
  const isToCome = session.date > today;
  const title = 'Record who came';
  const body = (
    <>
      <Heading caption={`${sessionInWords(session)}, ${longDate(session.date)}`}>{title}</Heading>
      {isToCome ? (
        <Empty>{`This session is to come. Record who came on ${longDate(session.date)} or after it.`}</Empty>
      ) : (
        <Form>
          <P>
            Say what became of each person. Whoever you leave out stays as they are. A change to what is
            recorded is a correction: both stay readable.
          </P>
          <div id="members">
            <Members {...shown} />
          </div>
          {session.expected.filter(isWithheld).map(({ crn }) => (
            <Hint>{withheld(crn)}. Somebody who may see the record has to record their attendance.</Hint>
          ))}
          <ButtonGroup>
            <Button>Save attendance</Button>
            <A href={here}>Cancel</A>
          </ButtonGroup>
        </Form>
      )}
    </>
  );
  return show({ title, body, back: backTo(here, 'the session'), refused: shown.refused, wide: true });
}

/** What a form says of one member, and where in the form. */
interface Line {
  at: number;
  referral: string;
  outcome: string;
  note: string | null;
  corrects: number | null;
}

const linesOf = (posted: Posted, many: number): Line[] =>
  Array.from({ length: many }, (_, i) => ({
    at: i,
    referral: posted.text(name(i, 'referral')),
    outcome: posted.text(name(i, 'outcome')),
    note: posted.given(name(i, 'note')) ?? null,
    corrects: Number(posted.text(name(i, 'corrects'))) || null,
  }));

/** What is said anew: an outcome is chosen, and what stands says something else. */
const isNew = ({ referral, outcome, note, corrects }: Line, expected: readonly Expected[]): boolean => {
  const standing = expected.find((one) => one.referral === referral)?.recorded;
  const isSame =
    standing?.number === corrects && standing.outcome === outcome && (standing.note ?? null) === note;
  return (outcome !== '' || note !== null) && !isSame;
};

/** The API counts those that were sent; the form counts all. */
const inForm = (refused: Problem, sent: readonly Line[]): Problem => ({
  ...refused,
  ...(refused.faults && {
    faults: refused.faults.map((fault) => ({
      ...fault,
      path: fault.path.replace(/^members\[(\d+)\]/, (_, i) => `members[${sent[Number(i)]!.at}]`),
    })),
  }),
});

const refusalsOf = ({ content, recorded }: Recorded, sent: readonly Line[]): Problem => ({
  ...problemAt(
    content.flatMap(({ referral, refused }) => {
      const line = sent.find((one) => one.referral === referral);
      if (!refused || !line) return [];
      return [{ code: refused.rule, path: name(line.at, 'outcome'), message: refused.detail }];
    }),
  ),
  status: 409,
  ...(recorded > 0 && { detail: `${countOf(recorded, 'person', 'people')} recorded` }),
});

/** Attendance of everybody at a session, in one form. */
export const attendancePage: Page = {
  path: '/groups/:id/sessions/:session/attendance',
  who: managers,
  get: async (asked) => {
    const session = await sessionOf(asked);
    const expected = session.expected.filter(isTold);
    return view(asked, session, { expected, values: standingOf(expected) });
  },
  post: async (asked) => {
    const { ask, go, param } = asked;
    const [session, posted] = [await sessionOf(asked), await asked.posted()];
    const expected = session.expected.filter(isTold);
    const again = async (refused: Problem) => {
      const now = await sessionOf(asked);
      return view(asked, now, { expected: now.expected.filter(isTold), values: posted.values, refused });
    };
    const sent = linesOf(posted, expected.length).filter((line) => isNew(line, expected));
    if (sent.length === 0) {
      const message = 'Say what became of at least one person';
      return again(problemAt([{ code: 'missing', path: name(0, 'outcome'), message }]));
    }
    const members = sent.map(({ at: _, outcome, ...line }) => ({
      ...line,
      ...(outcome !== '' && { outcome }),
    }));
    const path = at`/v1/groups/${param('id')}/sessions/${param('session')}/attendance`;
    const answer = await ask.send<Recorded>('POST', path, { members }, posted.sending);
    if (answer.refused) return again(inForm(answer.refused, sent));
    if (answer.done.refused > 0) return again(refusalsOf(answer.done, sent));
    const said = `Attendance of ${countOf(answer.done.recorded, 'person', 'people')} recorded`;
    return go(sessionAt(param('id'), param('session')), said);
  },
};
