import { addDays, daysAWeek, isDate, weekStartOf } from '../../../solver/calendar.ts';
import { at, withQuery } from '../../pages/ask.ts';
import { hasRole } from '../../pages/navigation.ts';
import type { Page } from '../../pages/page.ts';
import { Filters } from '../../pages/parts/area.tsx';
import { Hidden, Select } from '../../pages/parts/fields.tsx';
import { Button, ButtonLink, LookForm } from '../../pages/parts/form.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { Tag } from '../../pages/parts/tag.tsx';
import { A, Empty, Heading, P } from '../../pages/parts/text.tsx';
import { fieldsOf } from '../../pages/posted.ts';
import { columnDate, countOf, longDate, numberInWords } from '../../pages/words.ts';
import { type Areas, areasOf, weeksFrom } from './areas.ts';
import { areaInWords, StateTag } from './roster-head.tsx';
import { type WeekOfArea, weeksOfArea } from './weeks-read.ts';

/** What the reader may do, and on which day they look. */
interface Reader {
  schedules: boolean;
  today: string;
}

/** This week and the next four. */
const weeksShown = 5;

function Chooser({ areas, from }: { areas: Areas; from: string | undefined }) {
  const { region, pdu, regions, pdus } = areas;
  if (regions.length < 2 && pdus.length < 2) return null;
  const field = fieldsOf({ region, pdu: pdu ?? '' });
  return (
    <LookForm action="/weeks">
      <Filters>
        {regions.length > 1 ? (
          <Select field={field('region')} label="Region" choices={regions} />
        ) : (
          <Hidden name="region" value={region} />
        )}
        {pdus.length > 1 && <Select field={field('pdu')} label="PDU" choices={pdus} />}
        {from && <Hidden name="from" value={from} />}
      </Filters>
      <Button kind="secondary">Show</Button>
    </LookForm>
  );
}

/** What is known only once there is a roster. */
const NotYet = () => (
  <>
    <span aria-hidden="true">{'\u2013'}</span>
    <span class="govuk-visually-hidden">Not yet known</span>
  </>
);

const stateOf = ({ run, roster, sessions }: WeekOfArea) => {
  if (run) return <Tag words="Being made" colour="blue" />;
  if (roster) return <StateTag state={roster.state} />;
  return <Tag words={sessions === 0 ? 'Nothing planned' : 'No roster'} colour="grey" />;
};

/** What comes next in a week, the first of it first. */
function Next({ week, areas, reader }: { week: WeekOfArea; areas: Areas; reader: Reader }) {
  const { schedules, today } = reader;
  const { run, roster, newer, weekStart, sessions } = week;
  const { region, pdu } = areas;
  const about = `the week of ${longDate(weekStart)}`;
  const home = at`/rosters/${roster?.id ?? ''}`;
  return (
    <ul class="govuk-list app-tight">
      {run && (
        <li>
          <A href={at`/runs/${run.id}`} hidden={`for ${about}`}>
            Watch it being made
          </A>
        </li>
      )}
      {roster && (
        <li>
          <A href={home} hidden={`of ${about}`}>
            Look at the roster
          </A>
        </li>
      )}
      {newer && (
        <li>
          <A href={at`/rosters/${newer.id}`} hidden={`of ${about}`}>
            {`Look at the newer draft, version ${newer.version}`}
          </A>
        </li>
      )}
      {schedules && roster?.state === 'draft' && (
        <li>
          <A href={`${home}/publish`} hidden={`the roster of ${about}`}>
            Publish
          </A>
        </li>
      )}
      {schedules && !roster && !run && sessions > 0 && (
        <li>
          <A href={withQuery('/rosters/new', { region, pdu, weekStart })} hidden={`for ${about}`}>
            Start a roster
          </A>
        </li>
      )}
      {!roster && !run && sessions === 0 && (
        <li>{weekStart <= today ? 'Nothing is left to plan' : 'Bring in its sessions first'}</li>
      )}
    </ul>
  );
}

const wholeHours = (minutes: number) => numberInWords(Math.floor(minutes / 60));

function row(week: WeekOfArea, areas: Areas, reader: Reader) {
  const { weekStart, roster, sessions, ofPdus } = week;
  const { counts } = roster ?? {};
  const told = (n: number | undefined) => (n === undefined ? <NotYet /> : numberInWords(n));
  return [
    <>
      <span class="app-nowrap">{columnDate(weekStart)} to</span>{' '}
      <span class="app-nowrap">{columnDate(addDays(weekStart, daysAWeek - 1))}</span>
      <span class="app-week__pdu">{countOf(sessions, 'session', 'sessions')} planned</span>
    </>,
    <>
      {stateOf(week)}
      {ofPdus.length > 0 && (
        <ul class="govuk-list app-tight">
          {ofPdus.map(({ pdu, state }) => (
            <li>
              <A href={withQuery('/weeks', { region: areas.region, pdu })}>
                {`${areaInWords({ region: areas.region, pdu })}: ${state}`}
              </A>
            </li>
          ))}
        </ul>
      )}
    </>,
    <Next week={week} areas={areas} reader={reader} />,
    told(counts?.peopleDue),
    told(counts?.peoplePlaced),
    told(counts?.peopleShort),
    told(counts?.sessionsStoodDown),
    counts === undefined ? (
      <NotYet />
    ) : (
      `${wholeHours(counts.minutesOffered)} of ${wholeHours(counts.minutesDue)}`
    ),
  ];
}

function Weeks({ weeks, areas, reader }: { weeks: WeekOfArea[]; areas: Areas; reader: Reader }) {
  if (weeks.every(({ sessions, roster, run }) => sessions === 0 && !roster && !run))
    return (
      <Empty>
        No sessions are planned in these weeks, so there is nothing to make a roster of.{' '}
        {reader.schedules ? (
          <A href="/import">Bring in people and sessions</A>
        ) : (
          'A scheduler brings them in.'
        )}
      </Empty>
    );
  return (
    <Table
      caption={`Weeks of ${areaInWords(areas)}`}
      captionHidden
      columns={[
        { head: 'Week', names: true },
        { head: 'State' },
        { head: 'What comes next' },
        { head: 'People due', number: true },
        { head: 'Placed', number: true },
        { head: 'Short', number: true },
        { head: 'Sessions stood down', number: true },
        { head: 'Hours offered', number: true },
      ]}
      rows={weeks.map((week) => row(week, areas, reader))}
      small
    />
  );
}

function Steps({ areas, first, start }: { areas: Areas; first: string; start: string }) {
  const { region, pdu } = areas;
  const to = (weeks: number) => withQuery('/weeks', { region, pdu, from: addDays(first, weeks * daysAWeek) });
  return (
    <P>
      <A href={to(-weeksShown)}>Earlier weeks</A>
      {first !== start && (
        <>
          {' '}
          <A href={withQuery('/weeks', { region, pdu })}>This week</A>
        </>
      )}{' '}
      <A href={to(weeksShown)}>Later weeks</A>
    </P>
  );
}

/** This and coming weeks of an area: how far each is, and what comes next. */
export const weeksPage: Page = {
  path: '/weeks',
  who: ['scheduler', 'caseworker'],
  get: async ({ ask, caller, query, today, show }) => {
    const areas = await areasOf(ask, caller, { region: query('region'), pdu: query('pdu') });
    const from = query('from');
    const first = weekStartOf(from !== undefined && isDate(from) ? from : today);
    const schedules = hasRole(caller, ['scheduler']);
    const weeks = await weeksOfArea(ask, areas, weeksFrom(first, weeksShown), schedules);
    const { region, pdu } = areas;
    const body = (
      <>
        <Heading caption={areaInWords(areas)}>Weeks</Heading>
        <Chooser areas={areas} from={from} />
        <Weeks weeks={weeks} areas={areas} reader={{ schedules, today }} />
        <Steps areas={areas} first={first} start={weekStartOf(today)} />
        {schedules && (
          <ButtonLink href={withQuery('/rosters/new', { region, pdu })}>Start a roster</ButtonLink>
        )}
      </>
    );
    return show({ title: `Weeks of ${areaInWords(areas)}`, body, wide: true });
  },
};
