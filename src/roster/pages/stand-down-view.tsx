import type { Problem } from '../../pages/ask.ts';
import type { View } from '../../pages/layout.tsx';
import { Hidden, Radios } from '../../pages/parts/fields.tsx';
import { Button, ButtonGroup, Form, LookForm } from '../../pages/parts/form.tsx';
import { Summary } from '../../pages/parts/summary.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { A, Bullets, Empty, Figures, Heading, Heading2, Inset, P } from '../../pages/parts/text.tsx';
import { fieldsOf } from '../../pages/posted.ts';
import { isTold, withheld } from '../../pages/told.ts';
import { countOf, numberInWords } from '../../pages/words.ts';
import type { RosterView } from '../view.ts';
import type { Preview as MovePreview } from './move-preview.tsx';
import {
  PersonLink,
  personHref,
  type RosterRow,
  sessionHref,
  sessionInWords,
  sessionNamed,
  type WeekSession,
} from './of-roster.tsx';
import { rosterCaption } from './roster-head.tsx';
import type { Repair } from './stand-down-page.tsx';

/** The session that would be stood down, and the roster that is seen. `published`: what people have been told of. */
export interface StandDownAsked {
  roster: RosterView;
  session: WeekSession;
  published: RosterRow | undefined;
  keepOthers: boolean;
}

interface Known {
  sessions: ReadonlyMap<string, WeekSession>;
  /** Who is on it in the roster that is seen; undefined: it takes nobody any more. */
  booked?: readonly string[];
  /** What a draft would lose, where nothing is published. */
  loss?: MovePreview | undefined;
  /** What a repair of the published roster would be. */
  repair?: Repair | undefined;
  refused?: Problem | undefined;
}

function RepairTold({
  roster,
  repair,
  sessions,
}: { roster: RosterRow; repair: Repair } & Pick<Known, 'sessions'>) {
  const { moves, unplaced, points, pinsLetGo } = repair;
  const name = (id: string | null) => (id === null ? 'none' : sessionNamed(sessions, id));
  return (
    <>
      <Inset>{repair.sentence}</Inset>
      <Figures
        figures={[
          { value: numberInWords(repair.affected.length), name: 'lose a place' },
          { value: numberInWords(moves.length), name: 'move' },
          { value: numberInWords(unplaced.length), name: 'would be short' },
          { value: numberInWords(points.after - points.before), name: 'points won by the repair' },
        ]}
      />
      {moves.length > 0 && (
        <Table
          caption="Where the repair would put people"
          columns={[{ head: 'Person', names: true }, { head: 'Now' }, { head: 'After' }, { head: 'Why' }]}
          rows={moves.map((move) =>
            isTold(move)
              ? [
                  <PersonLink roster={roster.id} crn={move.crn} />,
                  name(move.from),
                  name(move.to),
                  move.sentence,
                ]
              : [withheld(move.crn), '', '', ''],
          )}
        />
      )}
      {unplaced.length > 0 && (
        <>
          <Heading2>Who would be short</Heading2>
          <Bullets items={unplaced.map((one) => (isTold(one) ? one.sentence : withheld(one.crn)))} />
        </>
      )}
      {pinsLetGo.length > 0 && (
        <>
          <Heading2>Pins that cannot be kept</Heading2>
          <Bullets items={pinsLetGo.map(({ sentence }) => sentence)} />
        </>
      )}
    </>
  );
}

function LossTold({ loss: { people, points } }: { loss: MovePreview }) {
  return (
    <>
      <Figures
        figures={[
          { value: numberInWords(people.length), name: 'lose a place' },
          { value: numberInWords(points.after - points.before), name: 'points, until the week is run again' },
        ]}
      />
      <Bullets items={people.map((one) => (isTold(one) ? one.sentence : withheld(one.crn)))} />
    </>
  );
}

function Preview({ given, known }: { given: StandDownAsked; known: Known }) {
  const { roster, published, session, keepOthers } = given;
  const { booked = [], repair, loss, sessions } = known;
  const field = fieldsOf({ keepOthers: keepOthers ? 'yes' : 'no' });
  return (
    <>
      <Heading2>Who is on it</Heading2>
      {booked.length === 0 ? (
        <Empty>Nobody is booked on it in this roster.</Empty>
      ) : (
        <ul class="govuk-list app-crns">
          {booked.map((crn) => (
            <li>
              <A href={personHref(roster.id, crn)}>{crn}</A>
            </li>
          ))}
        </ul>
      )}
      <Heading2>What this would do</Heading2>
      {!published && (
        <P>
          Nothing is published for this week, so nobody has been told of the session. Drafts keep their
          bookings on it until the week is run again, and cannot be published with them.
        </P>
      )}
      {loss && <LossTold loss={loss} />}
      {published && repair && (
        <>
          <P>
            {`People have been told of version ${published.version}. Their appointments on the session are called off, and a new draft is made in which as few people move as can be. Nobody is told of it until you publish it.`}
          </P>
          <RepairTold roster={published} repair={repair} sessions={sessions} />
          <LookForm action={`${sessionHref(roster.id, session.session)}/stand-down`}>
            <Radios
              field={field('keepOthers')}
              label="Who may move"
              small
              choices={[
                { value: 'no', words: 'Others as well, where it finds places for those who lose theirs' },
                { value: 'yes', words: 'Only those who lose their place' },
              ]}
            />
            <Button kind="secondary">Show again</Button>
          </LookForm>
        </>
      )}
    </>
  );
}

/** What standing a session down would do. */
export function standDownView(given: StandDownAsked, known: Known): View {
  const { roster, session, published, keepOthers } = given;
  const { booked, refused } = known;
  const path = sessionHref(roster.id, session.session);
  const isPlanned = session.status === 'planned';
  const isDown = session.status === 'stood-down';
  const title = isPlanned
    ? 'Stand this session down?'
    : isDown
      ? 'This session is stood down'
      : 'This session has run';
  const body = (
    <>
      <Heading caption={rosterCaption(roster)}>{title}</Heading>
      <Summary
        lines={[
          { name: 'Session', value: sessionInWords(session) },
          { name: 'Places', value: numberInWords(session.capacity) },
          ...(booked ? [{ name: 'Booked', value: countOf(booked.length, 'person', 'people') }] : []),
        ]}
      />
      {isPlanned && <Preview given={given} known={known} />}
      {!isPlanned && !isDown && <P>What has run cannot be stood down.</P>}
      {isDown && (
        <P>
          {published
            ? 'If its people have no other places yet, repair the published week: as few people move as can be, and that is kept as a new draft for you to publish.'
            : 'Nothing is published for this week: run it again to place its people elsewhere.'}
        </P>
      )}
      {(isPlanned || (isDown && published)) && (
        <Form action={`${path}/stand-down`}>
          <Hidden name="keepOthers" value={keepOthers ? 'yes' : 'no'} />
          <Hidden name="does" value={isPlanned ? 'stand-down' : 'repair'} />
          <ButtonGroup>
            {isPlanned ? (
              <Button kind="warning">Stand the session down</Button>
            ) : (
              <Button>Repair the published week</Button>
            )}
            <A href={path}>Leave it as it is</A>
          </ButtonGroup>
        </Form>
      )}
      {!published && (
        <P>
          <A href="/rosters/new">Run the week again</A>
        </P>
      )}
    </>
  );
  return { title, body, refused, back: { href: path, words: 'Back to the session' } };
}
