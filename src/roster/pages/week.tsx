import { addDays, daysAWeek, type IsoDate } from '../../../solver/calendar.ts';
import type { SessionMark } from '../../../solver/roster/explain/session-marks.ts';
import { at, withQuery } from '../../pages/ask.ts';
import type { Listed } from '../../pages/lists.ts';
import type { Page } from '../../pages/page.ts';
import { Filters } from '../../pages/parts/area.tsx';
import { Input, Select } from '../../pages/parts/fields.tsx';
import { Button, LookForm } from '../../pages/parts/form.tsx';
import { A, Empty, Heading2, P } from '../../pages/parts/text.tsx';
import { Pagination } from '../../pages/parts/ways.tsx';
import { fieldsOf } from '../../pages/posted.ts';
import { countOf, longDate } from '../../pages/words.ts';
import type { MarkInWords } from '../session-marks.ts';
import type { RosterView } from '../view.ts';
import type { ProjectWeek } from '../week-grid.ts';
import { markWords } from './marks.tsx';
import { rosterOf } from './of-roster.tsx';
import { RosterHead, rosterCaption } from './roster-head.tsx';
import { WeekTable } from './week-table.tsx';
import { WhatItComesTo } from './what-it-comes-to.tsx';

interface Grid extends Listed<ProjectWeek> {
  pdus: { pdu: string; name: string }[];
  marks: (MarkInWords & { sessions: number })[];
}

const daysOf = (weekStart: IsoDate) =>
  Array.from({ length: daysAWeek }, (_, after) => addDays(weekStart, after));

type Wanted = Readonly<Record<'text' | 'pdu' | 'date' | 'mark', string | undefined>>;

function Finder({ roster, grid, wanted }: { roster: RosterView; grid: Grid; wanted: Wanted }) {
  const field = fieldsOf(
    Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, value ?? ''])),
  );
  const any = { value: '', words: 'All' };
  return (
    <LookForm action={at`/rosters/${roster.id}`}>
      <Filters>
        <Input field={field('text')} label="Project" type="search" />
        {grid.pdus.length > 1 && (
          <Select
            field={field('pdu')}
            label="PDU"
            choices={[any, ...grid.pdus.map(({ pdu, name }) => ({ value: pdu, words: name }))]}
          />
        )}
        <Select
          field={field('date')}
          label="Day"
          choices={[any, ...daysOf(roster.weekStart).map((date) => ({ value: date, words: longDate(date) }))]}
        />
        <Select
          field={field('mark')}
          label="Sessions"
          choices={[
            any,
            ...grid.marks.map(({ mark, sessions }) => ({
              value: mark,
              words: `${markWords[mark]} (${sessions})`,
            })),
          ]}
        />
      </Filters>
      <Button kind="secondary">Show</Button>
    </LookForm>
  );
}

/** What each mark of a cell says, and how many sessions have it. */
const Legend = ({ roster, grid }: { roster: RosterView; grid: Grid }) => (
  <ul class="govuk-list app-legend">
    {grid.marks
      .filter(({ sessions }) => sessions > 0)
      .map(({ mark, sentence, sessions }) => (
        <li class={`app-legend__one app-mark--${mark}`}>
          <A href={withQuery(at`/rosters/${roster.id}`, { mark })}>{markWords[mark as SessionMark]}</A>
          {`: ${sentence}, ${countOf(sessions, 'session', 'sessions')}`}
        </li>
      ))}
  </ul>
);

function Week({ roster, grid, wanted }: { roster: RosterView; grid: Grid; wanted: Wanted }) {
  const { page, content } = grid;
  const from = page.number * page.size;
  const home = at`/rosters/${roster.id}`;
  return (
    <>
      <Heading2 id="week">Projects and days</Heading2>
      <Finder roster={roster} grid={grid} wanted={wanted} />
      <Legend roster={roster} grid={grid} />
      {content.length === 0 ? (
        <Empty>
          {'No session of the week is what you ask for. '}
          <A href={home}>Show all sessions</A>
        </Empty>
      ) : (
        <>
          <P>
            {`Projects ${from + 1} to ${from + content.length} of ${page.totalElements}. Each cell says how many of the places are filled; it leads to who is there and why.`}
          </P>
          <WeekTable
            roster={roster.id}
            caption={`Sessions of ${rosterCaption(roster)}`}
            days={wanted.date ? [wanted.date] : daysOf(roster.weekStart)}
            projects={content}
          />
          <Pagination page={page} path={home} query={wanted} />
        </>
      )}
    </>
  );
}

const projectsAPage = 50;

/** A roster: what it comes to, and its week by project and day. */
export const weekPage: Page = {
  path: '/rosters/:id',
  who: ['scheduler', 'caseworker'],
  get: async ({ ask, param, query, caller, show }) => {
    const wanted: Wanted = {
      text: query('text'),
      pdu: query('pdu'),
      date: query('date'),
      mark: query('mark'),
    };
    const path = withQuery(at`/v1/rosters/${param('id')}/sessions`, {
      ...wanted,
      page: query('page'),
      size: projectsAPage,
    });
    const roster = await rosterOf(ask, param('id'));
    const grid = await ask.get<Grid>(path);
    const body = (
      <>
        <RosterHead roster={roster} title="The week" part="" />
        <WhatItComesTo roster={roster} caller={caller} />
        <Week roster={roster} grid={grid} wanted={wanted} />
      </>
    );
    const back = {
      href: withQuery('/weeks', { region: roster.region, pdu: roster.pdu }),
      words: 'All weeks',
    };
    return show({ title: `The week: ${rosterCaption(roster)}`, body, back, wide: true });
  },
};
