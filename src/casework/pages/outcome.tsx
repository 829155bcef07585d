import type { z } from '@hono/zod-openapi';
import { outcomeOf } from '../../../solver/hours/outcomes.ts';
import { hoursInWords } from '../../http/in-words.ts';
import { at, NotAnswered, type Problem } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { Hidden, Radios } from '../../pages/parts/fields.tsx';
import { Button, ButtonGroup, Form } from '../../pages/parts/form.tsx';
import { Summary } from '../../pages/parts/summary.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { Heading, Inset } from '../../pages/parts/text.tsx';
import { fieldsOf, type Posted } from '../../pages/posted.ts';
import { clockTime, longDate, timesInWords } from '../../pages/words.ts';
import type { outcomeEntriesSchema, recordedSchema } from '../outcome-schemas.ts';
import { type Appointment, appointmentOf } from './appointments.tsx';
import { outcomeChoices, ToldFields, toldIn, toldNames } from './outcome-fields.tsx';
import { type Named, namedIn, recorders } from './requirement-head.tsx';
import { codeInWords, OutcomeTag } from './tags.tsx';

type Entry = z.infer<typeof outcomeEntriesSchema>['content'][number];
type Recorded = z.infer<typeof recordedSchema>;

/** The appointment, and all that was written down of it; the last stands. */
interface Read {
  named: Named;
  appointment: Appointment;
  entries: Entry[];
}

const noSuch: Problem = { status: 404, title: 'Not found', detail: 'There is no such appointment here' };

async function readIn(asked: Asked): Promise<Read> {
  const named = namedIn(asked);
  const id = asked.param('id');
  const appointment = await appointmentOf(asked.ask, named, id);
  if (!appointment) throw new NotAnswered(noSuch);
  const { content } = await asked.ask.get<{ content: Entry[] }>(
    `${named.api}${at`/appointments/${id}/outcomes`}`,
  );
  return { named, appointment, entries: content };
}

/** The form as the last entry fills it in. */
function valuesOf({ appointment, entries }: Read): Record<string, string> {
  const last = entries.at(-1);
  const version = String(appointment.version);
  if (!last) return { version };
  const told = toldNames.map((name) => [name, last[name] === null ? '' : String(last[name])]);
  return { ...Object.fromEntries(told), version, outcome: last.outcome ?? '' };
}

const headOf = ({ named, appointment }: Read) => `${named.crn}, ${longDate(appointment.date)}`;

const Written = ({ entries }: { entries: readonly Entry[] }) =>
  entries.length === 0 ? null : (
    <Table
      caption="What has been written down before; the last stands"
      small
      columns={[
        { head: 'Outcome', names: true },
        { head: 'Time' },
        { head: 'Credited', number: true },
        { head: 'Notes' },
      ]}
      rows={entries.map(({ outcome, from, to, creditedMinutes, notes, sensitive }) => [
        <OutcomeTag
          code={outcome}
          name={outcome === null ? 'Taken back' : (outcomeOf(outcome)?.name ?? outcome)}
        />,
        timesInWords(from, to),
        creditedMinutes === null ? '' : hoursInWords(creditedMinutes),
        `${notes ?? ''}${sensitive ? ' (sensitive)' : ''}`,
      ])}
    />
  );

function FormBody({
  read,
  values,
  refused,
}: {
  read: Read;
  values: Record<string, string>;
  refused?: Problem | undefined;
}) {
  const { appointment, entries } = read;
  const field = fieldsOf(values, refused);
  return (
    <>
      <Heading caption={headOf(read)}>
        {entries.length > 0 ? 'Correct an outcome' : 'Record an outcome'}
      </Heading>
      <Inset>
        {`${appointment.projectName}, ${timesInWords(appointment.from, appointment.to)}` +
          (appointment.breakMinutes > 0 ? `, with a break of ${hoursInWords(appointment.breakMinutes)}` : '')}
      </Inset>
      <Written entries={entries} />
      <Form>
        <Hidden name="version" value={values.version ?? ''} />
        <Radios field={field('outcome')} label="What became of it?" choices={outcomeChoices} small />
        <ToldFields field={field} times="Leave empty if as planned" />
        <Button name="step" value="check">
          Continue
        </Button>
      </Form>
    </>
  );
}

const namesInWords: Readonly<Record<(typeof toldNames)[number], string>> = {
  from: 'Really started',
  to: 'Really left',
  penaltyMinutes: 'Minutes taken off',
  hiVisWorn: 'Hi-vis worn',
  workQuality: 'Quality of work',
  behaviour: 'Behaviour',
  notes: 'Notes',
  sensitive: 'Sensitive',
};

const valueInWords = (name: (typeof toldNames)[number], value: string): string => {
  if (name === 'hiVisWorn' || name === 'sensitive') return value === 'true' ? 'Yes' : 'No';
  if (name === 'from' || name === 'to') return clockTime(value);
  if (name === 'workQuality' || name === 'behaviour') return codeInWords(value);
  return value;
};

function CheckBody({ read, posted }: { read: Read; posted: Posted }) {
  const { appointment } = read;
  const outcome = posted.text('outcome');
  const said = toldNames.filter((name) => posted.given(name) !== undefined);
  return (
    <>
      <Heading caption={headOf(read)}>Check before you record it</Heading>
      <Summary
        lines={[
          {
            name: 'Appointment',
            value: `${appointment.projectName}, ${timesInWords(appointment.from, appointment.to)}`,
          },
          {
            name: 'Outcome',
            value: <OutcomeTag code={outcome} name={outcomeOf(outcome)?.name ?? outcome} />,
          },
          ...said.map((name) => ({ name: namesInWords[name], value: valueInWords(name, posted.text(name)) })),
        ]}
      />
      <Form>
        {['version', 'outcome', ...said].map((name) => (
          <Hidden name={name} value={posted.text(name)} />
        ))}
        <ButtonGroup>
          <Button name="step" value="record">
            Record it
          </Button>
          <Button name="step" value="change" kind="secondary">
            Change something
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
}

const missing: Problem = {
  status: 422,
  title: 'Nothing is chosen',
  detail: 'Choose what became of it',
  faults: [{ code: 'missing', path: 'outcome', message: 'Choose what became of it' }],
};

const back = ({ named }: Read) => ({ href: `${named.page}/appointments`, words: 'Back to appointments' });

/** Records what became of an appointment, or corrects it. */
export const outcomePage: Page = {
  path: '/people/:crn/requirements/:eventNumber/appointments/:id/outcome',
  who: recorders,
  get: async (asked) => {
    const read = await readIn(asked);
    const body = <FormBody read={read} values={valuesOf(read)} />;
    return asked.show({ title: `Outcome, ${headOf(read)}`, body, back: back(read) });
  },
  post: async (asked) => {
    const { ask, show, go } = asked;
    const [read, posted] = [await readIn(asked), await asked.posted()];
    const title = `Outcome, ${headOf(read)}`;
    const form = (refused?: Problem) => {
      // Whoever is told that it has changed sees what stands now, and may then go on from there.
      const version =
        refused?.rule === 'stale-version' ? String(read.appointment.version) : posted.text('version');
      const body = <FormBody read={read} values={{ ...posted.values, version }} refused={refused} />;
      return show({ title, body, back: back(read), refused });
    };
    if (posted.text('step') === 'change') return form();
    if (posted.text('outcome') === '') return form(missing);
    if (posted.text('step') !== 'record')
      return show({ title, body: <CheckBody read={read} posted={posted} />, back: back(read) });
    const address = `${read.named.api}${at`/appointments/${read.appointment.id}/outcome`}`;
    const recorded = await ask.send<Recorded>(
      'POST',
      address,
      { version: Number(posted.text('version')), outcome: posted.text('outcome'), ...toldIn(posted.given) },
      posted.sending,
    );
    if (recorded.refused) return form(recorded.refused);
    return go(`${read.named.page}/appointments?stage=past`, saidOf(read, recorded.done));
  },
};

function saidOf({ appointment }: Read, { entry, plan }: Recorded): string {
  const name = entry.outcome === null ? '' : (outcomeOf(entry.outcome)?.name ?? entry.outcome);
  const credited = hoursInWords(entry.creditedMinutes ?? 0);
  const then = plan === null ? '' : ` ${plan.sentence}.`;
  return `${longDate(appointment.date)}: ${name}, ${credited} worked.${then}`;
}
