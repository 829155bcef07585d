import type { z } from '@hono/zod-openapi';
import { dayInWords } from '../../http/in-words.ts';
import { at, type Problem } from '../../pages/ask.ts';
import type { View } from '../../pages/layout.tsx';
import { Hidden } from '../../pages/parts/fields.tsx';
import { Button, ButtonGroup, ButtonLink, Form } from '../../pages/parts/form.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { A, Bullets, Figures, Heading, Heading2, Inset, Warning } from '../../pages/parts/text.tsx';
import { isTold, type MaybeTold, withheld } from '../../pages/told.ts';
import { numberInWords, timesInWords } from '../../pages/words.ts';
import type { previewSchema } from '../suggest-schemas.ts';
import type { RosterView } from '../view.ts';
import { NotADraft, personHref, sessionHref, type WeekSession } from './of-roster.tsx';
import { rosterCaption } from './roster-head.tsx';

/** A move as it is asked for. `leave`: what they would leave besides. */
export interface MoveAsked {
  crn: string;
  from: string | null;
  to: string | null;
  leave: string[];
}

const none = 'none';
const orNone = (session: string | undefined) => (session === undefined || session === none ? null : session);

/** A move as a form or an address tells it: `none` is no session. */
export const moveOf = (given: {
  crn: string;
  from: string | undefined;
  to: string | undefined;
  leave: string[];
}): MoveAsked => ({ ...given, from: orNone(given.from), to: orNone(given.to) });

type Told = z.infer<typeof previewSchema>;
export type Preview = Omit<Told, 'people'> & { people: MaybeTold<Told['people'][number]>[] };
type Sessions = ReadonlyMap<string, WeekSession>;

const stepOf = ({ from, to }: MoveAsked) => {
  if (to === null) return { title: 'Take a booking off', does: 'Take off' };
  return from === null ? { title: 'Add a booking', does: 'Add' } : { title: 'Move', does: 'Move' };
};

/** Old and new, side by side. */
function OldAndNew({ roster, move, sessions }: { roster: RosterView; move: MoveAsked; sessions: Sessions }) {
  const old = [move.from, ...move.leave].filter((id) => id !== null);
  const cells = (ids: readonly string[], words: (session: WeekSession) => string) =>
    ids.length === 0 ? '' : ids.map((id) => <div>{sessions.has(id) ? words(sessions.get(id)!) : ''}</div>);
  const links = (ids: readonly string[]) =>
    ids.length === 0
      ? 'no session'
      : ids.map((id) => (
          <div>
            <A href={sessionHref(roster.id, id)} hidden={`(${id})`}>
              {sessions.get(id)?.projectName ?? id}
            </A>
          </div>
        ));
  const taken = move.to === null ? [] : [move.to];
  const row = (name: string, words: (session: WeekSession) => string) => [
    name,
    cells(old, words),
    cells(taken, words),
  ];
  return (
    <Table
      caption={`${move.crn}: now and after`}
      columns={[{ head: 'What', names: true }, { head: 'Now' }, { head: 'After' }]}
      rows={[
        ['Session', links(old), links(taken)],
        row('Day', ({ date }) => dayInWords(date)),
        row('Time', ({ from, to }) => timesInWords(from, to)),
      ]}
    />
  );
}

function Consequence({ preview }: { preview: Preview }) {
  const { points, people, sessions } = preview;
  return (
    <>
      <Figures
        figures={[
          { value: numberInWords(points.before), name: 'points now' },
          { value: numberInWords(points.after), name: 'points after' },
          { value: numberInWords(points.after - points.before), name: 'difference' },
        ]}
      />
      {people.length > 0 && (
        <>
          <Heading2>Who is affected</Heading2>
          <Bullets items={people.map((one) => (isTold(one) ? one.sentence : withheld(one.crn)))} />
        </>
      )}
      {sessions.length > 0 && (
        <>
          <Heading2>Sessions</Heading2>
          <Bullets items={sessions.map(({ sentence }) => sentence)} />
        </>
      )}
    </>
  );
}

/** What a move would do, before it is done. */
export function previewView(
  roster: RosterView,
  move: MoveAsked,
  preview: Preview,
  sessions: Sessions,
  refused: Problem | undefined,
): View {
  const { title, does } = stepOf(move);
  const home = personHref(roster.id, move.crn);
  const { breaches } = preview;
  const body = (
    <>
      <Heading caption={rosterCaption(roster)}>{`${title}: ${move.crn}`}</Heading>
      {roster.state !== 'draft' && <NotADraft roster={roster} />}
      <OldAndNew roster={roster} move={move} sessions={sessions} />
      <Heading2>What this would do</Heading2>
      <Inset>{preview.sentence}</Inset>
      {breaches.length > 0 && (
        <>
          <Warning>This cannot be done as it is: the roster would break a rule.</Warning>
          <Bullets items={breaches.map(({ sentence }) => sentence)} />
        </>
      )}
      <Consequence preview={preview} />
      {roster.state === 'draft' && breaches.length === 0 ? (
        <Form action={`${home}/move`}>
          <Hidden name="from" value={move.from ?? none} />
          <Hidden name="to" value={move.to ?? none} />
          {move.leave.map((session) => (
            <Hidden name="leave" value={session} />
          ))}
          <ButtonGroup>
            <Button>{`${does} ${move.crn}`}</Button>
            <a class="govuk-link" href={home}>
              Leave it as it is
            </a>
          </ButtonGroup>
        </Form>
      ) : (
        <ButtonGroup>
          <ButtonLink href={`${home}/places`} kind="secondary">
            See the places that come nearest
          </ButtonLink>
          <a class="govuk-link" href={at`/rosters/${roster.id}`}>
            Back to the week
          </a>
        </ButtonGroup>
      )}
    </>
  );
  return {
    title,
    body,
    refused,
    back: { href: `${home}/move`, words: 'Choose another session' },
  };
}
