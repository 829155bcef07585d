import { type Ask, at, withQuery } from '../../pages/ask.ts';
import { hasRole } from '../../pages/navigation.ts';
import type { Page } from '../../pages/page.ts';
import { Select } from '../../pages/parts/fields.tsx';
import { Button, LookForm } from '../../pages/parts/form.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { Tag } from '../../pages/parts/tag.tsx';
import { A, Bullets, Details, Empty, Figures, P } from '../../pages/parts/text.tsx';
import { Pagination } from '../../pages/parts/ways.tsx';
import { fieldsOf } from '../../pages/posted.ts';
import { withheld } from '../../pages/told.ts';
import { countOf, numberInWords } from '../../pages/words.ts';
import type { RosterView } from '../view.ts';
import { type Changed, changedBetween, type Difference } from './changed.ts';
import {
  PersonLink,
  publishedAmong,
  type RosterRow,
  rosterOf,
  sessionHref,
  sessionNamed,
  sessionsOf,
  versionsOf,
  type WeekSession,
} from './of-roster.tsx';
import { RosterHead } from './roster-head.tsx';

const aPage = 50;
type Sessions = ReadonlyMap<string, WeekSession>;

const stateWords = { draft: 'a draft', published: 'published', superseded: 'superseded' } as const;
const versionInWords = ({ version, state }: RosterRow) => `Version ${version}, ${stateWords[state]}`;

const Kind = ({ from, to, told }: Changed) => {
  if (!told) return null;
  if (from === null) return <Tag words="Added" colour="teal" />;
  return to === null ? <Tag words="Taken off" colour="red" /> : <Tag words="Moved" colour="blue" />;
};

function ChangesTable({
  roster,
  changes,
  sessions,
}: {
  roster: RosterView;
  changes: readonly Changed[];
  sessions: Sessions;
}) {
  const session = (id: string | null) =>
    id === null ? 'none' : <A href={sessionHref(roster.id, id)}>{sessionNamed(sessions, id)}</A>;
  return (
    <Table
      caption="Old and new, person by person"
      columns={[{ head: 'Person', names: true }, { head: 'Before' }, { head: 'After' }, { head: 'What' }]}
      rows={changes.map((one) =>
        one.told
          ? [
              <PersonLink roster={roster.id} crn={one.crn} />,
              session(one.from),
              session(one.to),
              <Kind {...one} />,
            ]
          : [withheld(one.crn), '', '', ''],
      )}
    />
  );
}

interface SessionsGiven {
  before: RosterView;
  after: RosterView;
  changes: readonly Changed[];
  sessions: Sessions;
}

const fewNames = 10;

/** Sessions that somebody is on in one of two rosters and nobody is in the other, or that take nobody any more. */
function SessionsChanged({ before, after, changes, sessions }: SessionsGiven) {
  const less = (some: readonly string[], others: readonly string[]) =>
    some.filter((id) => !others.includes(id)).map((id) => sessionNamed(sessions, id));
  const left = new Set(changes.flatMap(({ from }) => from ?? []));
  const calledOff = [...left].filter((id) => sessions.get(id)?.status === 'stood-down');
  const lists = [
    { heading: 'Called off since', names: less(calledOff, []) },
    { heading: 'Stood down now, with nobody booked', names: less(after.stoodDown, before.stoodDown) },
    { heading: 'Run now', names: less(before.stoodDown, after.stoodDown) },
  ];
  return (
    <>
      {lists
        .filter(({ names }) => names.length > 0)
        .map(({ heading, names }) => (
          <Details
            summary={`${heading}: ${countOf(names.length, 'session', 'sessions')}`}
            open={names.length <= fewNames}
          >
            <Bullets items={names} />
          </Details>
        ))}
    </>
  );
}

/** The version that a roster is compared with unless another is chosen; undefined: there is none. */
const usually = (roster: RosterView, versions: readonly RosterRow[]): RosterRow | undefined =>
  roster.state === 'published' ? versions.find(({ id }) => id === roster.replaces) : publishedAmong(versions);

const compared = async (ask: Ask, roster: RosterView, id: string) => ({
  before: await rosterOf(ask, id),
  difference: await ask.get<Difference>(withQuery(at`/v1/rosters/${roster.id}/difference`, { with: id })),
});

/** What changes for people since the published roster, or from another version of the week. */
export const changesPage: Page = {
  path: '/rosters/:id/changes',
  who: ['scheduler', 'caseworker'],
  get: async ({ ask, caller, param, query, show }) => {
    const roster = await rosterOf(ask, param('id'));
    const path = at`/rosters/${roster.id}/changes`;
    const versions = await versionsOf(ask, roster);
    const others = versions.filter(({ id }) => id !== roster.id);
    const before = query('with') || usually(roster, others)?.id.toString();
    const nothing =
      roster.state === 'published'
        ? 'This is the first roster that has been published for the week: everyone was told of their bookings for the first time.'
        : 'Nothing has been published for this week yet, so there is nothing to compare with.';
    const body = (
      <>
        <RosterHead roster={roster} title="What changed" part="/changes" />
        {before === undefined ? (
          <Empty>
            {nothing}
            {roster.state === 'draft' && hasRole(caller, ['scheduler']) && (
              <>
                {' Next, '}
                <A href={at`/rosters/${roster.id}/publish`}>check this roster and publish it</A>.
              </>
            )}
          </Empty>
        ) : (
          await Compared({
            ask,
            roster,
            path,
            page: Number(query('page')) || 0,
            ...(await compared(ask, roster, before)),
          })
        )}
        {others.length > 0 && (
          <LookForm action={path}>
            <Select
              field={fieldsOf({ with: before ?? '' })('with')}
              label="Compare with another version"
              choices={others.map((row) => ({ value: String(row.id), words: versionInWords(row) }))}
            />
            <Button kind="secondary">Compare</Button>
          </LookForm>
        )}
      </>
    );
    return show({ title: 'What changed', body, wide: true });
  },
};

interface ComparedGiven {
  ask: Ask;
  roster: RosterView;
  path: string;
  page: number;
  before: RosterView;
  difference: Difference;
}

async function Compared({ ask, roster, path, page, before, difference }: ComparedGiven) {
  const sessions = await sessionsOf(ask, roster);
  const { changes, people, moved, added, dropped } = changedBetween(difference);
  const { points } = difference;
  const shown = {
    number: page,
    totalElements: changes.length,
    totalPages: Math.ceil(changes.length / aPage),
  };
  return (
    <>
      <P>
        {`From version ${before.version}, ${stateWords[before.state]}, to version ${roster.version}, ${stateWords[roster.state]}.`}
      </P>
      <Figures
        figures={[
          {
            value: numberInWords(people.size),
            name: people.size === 1 ? 'person has another week' : 'people have another week',
          },
          { value: numberInWords(moved), name: 'moved' },
          { value: numberInWords(added), name: 'added' },
          { value: numberInWords(dropped), name: 'taken off' },
          {
            value: numberInWords(points.after - points.before),
            name: 'points more, on the data as they are',
          },
        ]}
      />
      {changes.length === 0 ? (
        <Empty>Nothing changes for anybody.</Empty>
      ) : (
        <ChangesTable
          roster={roster}
          changes={changes.slice(page * aPage, (page + 1) * aPage)}
          sessions={sessions}
        />
      )}
      <Pagination page={shown} path={path} query={{ with: String(before.id) }} />
      <SessionsChanged before={before} after={roster} changes={changes} sessions={sessions} />
    </>
  );
}
