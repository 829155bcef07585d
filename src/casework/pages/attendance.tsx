import type { z } from '@hono/zod-openapi';
import { outcomeOf } from '../../../solver/hours/outcomes.ts';
import { hoursInWords } from '../../http/in-words.ts';
import { type Ask, at, type Problem, withQuery } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { Hidden, Select } from '../../pages/parts/fields.tsx';
import { Button, Form } from '../../pages/parts/form.tsx';
import { LimitedTag } from '../../pages/parts/tag.tsx';
import { Details, Empty, Heading, Hint, P, Warning } from '../../pages/parts/text.tsx';
import { type Field, fieldsOf, type Posted } from '../../pages/posted.ts';
import { countOf, longDate, timesInWords } from '../../pages/words.ts';
import type { sessionRecordedSchema } from '../outcome-schemas.ts';
import { outcomeChoices, ToldFields, toldIn } from './outcome-fields.tsx';
import { OutcomeTag } from './tags.tsx';
import type { SessionRow } from './today.tsx';

interface Expected {
  id: string;
  crn: string;
  restricted?: true;
  from: string;
  to: string;
  outcome: string | null;
  creditedMinutes: number | null;
  version: number;
}

interface Session extends Omit<SessionRow, 'projectName' | 'host'> {
  appointments: Expected[];
}

interface Read {
  session: Session;
  /** Where it is held. */
  row: SessionRow | undefined;
}

type Recorded = z.infer<typeof sessionRecordedSchema>;

async function readIn(ask: Ask, id: string): Promise<Read> {
  const session = await ask.get<Session>(at`/v1/sessions/${id}`);
  const { date, project } = session;
  const { content } = await ask.get<{ content: SessionRow[] }>(
    withQuery('/v1/sessions', { dateFrom: date, dateTo: date, project, size: 500 }),
  );
  return { session, row: content.find((one) => one.id === id) };
}

/** The name of a field of one person: that of the API, the person counted as they stand on the page. */
const of = (i: number) => `appointments[${i}].`;

const unsaid = (words: string) => ({ value: '', words });
const forOne = (one: Expected) =>
  one.outcome === null ? unsaid('As for everyone, or not yet known') : unsaid('As it is recorded');

function Person({ one, i, field }: { one: Expected; i: number; field: (name: string) => Field }) {
  if (one.restricted)
    return (
      <li class="app-person">
        <h2 class="govuk-heading-s">{one.crn}</h2>
        <LimitedTag />
        <Hint>Somebody who may see this record has to say whether they came.</Hint>
      </li>
    );
  const told = ['from', 'to', 'penaltyMinutes', 'notes', 'hiVisWorn', 'workQuality', 'behaviour'];
  const isOpen = told.some((name) => field(`${of(i)}${name}`).value || field(`${of(i)}${name}`).error);
  return (
    <li class="app-person">
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
          <h2 class="govuk-fieldset__heading">{one.crn}</h2>
        </legend>
        <p class="govuk-body app-session__line">{timesInWords(one.from, one.to)}</p>
        {one.outcome !== null && (
          <p class="govuk-body app-session__line">
            <OutcomeTag code={one.outcome} name={outcomeOf(one.outcome)?.name ?? one.outcome} />
            {one.creditedMinutes !== null && ` ${hoursInWords(one.creditedMinutes)} worked`}
          </p>
        )}
        <Hidden name={`${of(i)}id`} value={one.id} />
        <Hidden name={`${of(i)}version`} value={String(one.version)} />
        <Select
          field={field(`${of(i)}outcome`)}
          label={one.outcome === null ? `What became of ${one.crn}` : `Correct ${one.crn}`}
          choices={[forOne(one), ...outcomeChoices]}
        />
        <Details summary={`Times, quality and notes of ${one.crn}`} open={isOpen}>
          <ToldFields field={field} of={of(i)} times="Leave empty if as planned" />
        </Details>
      </fieldset>
    </li>
  );
}

const Head = ({ session, row }: Read) => (
  <>
    <Heading caption={longDate(session.date)}>{row?.projectName ?? session.project}</Heading>
    <P>
      <strong>{timesInWords(session.from, session.to)}</strong>
      {row && `, at ${row.host}`}
      {session.supervisor && `. Held by ${session.supervisor}`}
    </P>
    <P>{`${countOf(session.appointments.length, 'person', 'people')} expected.`}</P>
    {session.status === 'stood-down' && <Warning>This session is stood down.</Warning>}
  </>
);

function Attendance({
  read,
  values,
  refused,
}: {
  read: Read;
  values: Readonly<Record<string, string>>;
  refused?: Problem | undefined;
}) {
  const { appointments } = read.session;
  const field = fieldsOf(values, refused);
  const isOpen = appointments.some(({ restricted, outcome }) => !restricted && outcome === null);
  return (
    <>
      <Head {...read} />
      {appointments.length === 0 ? (
        <Empty>
          Nobody has an appointment here yet. They stand here once the roster of the week is published.
        </Empty>
      ) : (
        <Form>
          {isOpen && (
            <Select
              field={field('outcome')}
              label="Everyone who is not answered below"
              hint="Only those of whom nothing is recorded yet"
              choices={[unsaid('Leave them for later'), ...outcomeChoices]}
            />
          )}
          <ul class="app-people">
            {appointments.map((one, i) => (
              <Person one={one} i={i} field={field} />
            ))}
          </ul>
          <Button>Record attendance</Button>
        </Form>
      )}
    </>
  );
}

/** Whom the form says something of: as the API takes it, and where each stands on the page. */
function saidIn(posted: Posted, { appointments }: Session) {
  const shared = posted.given('outcome');
  return appointments.flatMap((one, i) => {
    if (one.restricted) return [];
    const given = (name: string) => posted.given(`${of(i)}${name}`);
    const told = toldIn(given);
    const isTold = Object.values(told).some((value) => value !== undefined);
    const outcome = given('outcome') ?? (one.outcome === null ? shared : isTold ? one.outcome : undefined);
    // What is told of somebody without saying what became of them is asked about, not lost.
    if (outcome === undefined && !isTold) return [];
    return [
      { i, crn: one.crn, body: { id: given('id'), version: Number(given('version')), outcome, ...told } },
    ];
  });
}

type Said = ReturnType<typeof saidIn>;

const problem = (faults: Problem['faults']): Problem => ({
  status: 422,
  title: 'Not all of it could be recorded',
  detail: 'Not all of it could be recorded',
  ...(faults && { faults }),
});

const fault = (path: string, message: string) => ({ code: 'refused', path, message });

/** The faults of the API, each at its person as they stand on the page. */
function placed(refused: Problem, said: Said): Problem {
  const faults = refused.faults?.map((one) => {
    const [, index, name] = /^appointments\[(\d+)\]\.(.+)$/.exec(one.path) ?? [];
    const person = said[Number(index)];
    return person
      ? { ...one, path: `${of(person.i)}${name}`, message: `${person.crn}: ${one.message}` }
      : one;
  });
  return { ...refused, ...(faults && { faults }) };
}

const refusedOf = ({ content }: Recorded, said: Said) =>
  content.flatMap(({ refused }, n) =>
    refused === null ? [] : [fault(`${of(said[n]!.i)}outcome`, `${said[n]!.crn}: ${refused.detail}`)],
  );

const backTo = ({ session }: Read) => ({
  href: withQuery('/today', { date: session.date }),
  words: 'Back to the day',
});

const titleOf = ({ row, session }: Read) => `Attendance, ${row?.projectName ?? session.project}`;

async function record(asked: Asked) {
  const { ask, param, show, go } = asked;
  const [read, posted] = [await readIn(ask, param('id')), await asked.posted()];
  const again = (now: Read, refused: Problem, values = posted.values) =>
    show({
      title: titleOf(now),
      body: <Attendance read={now} values={values} refused={refused} />,
      back: backTo(now),
      refused,
    });
  const said = saidIn(posted, read.session);
  if (said.length === 0)
    return again(read, problem([fault('outcome', 'Choose what became of at least one person')]));
  const unknown = said.filter(({ body }) => body.outcome === undefined);
  if (unknown.length > 0)
    return again(
      read,
      problem(unknown.map(({ i, crn }) => fault(`${of(i)}outcome`, `Choose what became of ${crn}`))),
    );
  const { done, refused } = await ask.send<Recorded>(
    'POST',
    at`/v1/sessions/${param('id')}/outcomes`,
    { outcome: said[0]!.body.outcome, appointments: said.map(({ body }) => body) },
    posted.sending,
  );
  if (refused) return again(read, placed(refused, said));
  const faults = refusedOf(done, said);
  const words = `The attendance of ${countOf(done.recorded, 'person', 'people')} is recorded`;
  if (faults.length === 0) return go(backTo(read).href, `${titleOf(read)}: ${words.toLowerCase()}`);
  // Those who are recorded are read anew, and not asked about again; the others stay as they were filled in.
  const now = await readIn(ask, param('id'));
  const failed = new Set(said.filter((_, n) => done.content[n]!.refused !== null).map(({ i }) => of(i)));
  const kept = Object.entries(posted.values).filter(([name]) =>
    [...failed].some((one) => name.startsWith(one)),
  );
  const told = problem(faults);
  return again(now, { ...told, breaches: [{ ...nobody, sentence: words }] }, Object.fromEntries(kept));
}

const nobody = { rule: 'recorded', crn: null, session: null, by: 0 };

/** Who is expected at a session, and who came: one form for all. */
export const attendancePage: Page = {
  path: '/sessions/:id/attendance',
  who: ['supervisor', 'scheduler', 'caseworker'],
  get: async ({ ask, param, show }) => {
    const read = await readIn(ask, param('id'));
    return show({ title: titleOf(read), body: <Attendance read={read} values={{}} />, back: backTo(read) });
  },
  post: record,
};
