import { hoursInWords } from '../../http/in-words.ts';
import { type Ask, at } from '../../pages/ask.ts';
import { hasRole } from '../../pages/navigation.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { Summary } from '../../pages/parts/summary.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { A, Bullets, Empty, Heading, Heading2, Heading3, P } from '../../pages/parts/text.tsx';
import { SubNavigation } from '../../pages/parts/ways.tsx';
import { pdusOf } from '../../pages/pdus.ts';
import { longDate, timesInWords, weekdayName } from '../../pages/words.ts';
import { type Hours, HoursFigures, HoursOf, Next } from './hours-view.tsx';
import { CreditLinks, creditedOf } from './requirement.tsx';
import { followers, recorders } from './requirement-head.tsx';
import { codeInWords, orderInWords, StateTag } from './tags.tsx';

interface Window {
  from: string;
  to: string;
}

interface Person {
  crn: string;
  pdu: string;
  employment: string;
  directSupervision: boolean;
  availability: (Window & { weekday: number; untilDate: string | null })[];
  exceptions: (Window & { date: string; available: boolean })[];
  commitments: (Window & { date: string; kind: string })[];
  keepApart: string[];
}

interface ProgrammeSession extends Window {
  date: string;
  programme: string;
  group: string;
  number: number;
  status: string;
}

const most = 10;

/** The roster weeks in which the person stands: the published ones and drafts of their region. */
interface Roster {
  id: number;
  weekStart: string;
  region: string;
  pdu: string | null;
  state: string;
  version: number;
}

const openTo = (page: Asked) => hasRole(page.caller, recorders);

async function rostersOf(page: Asked): Promise<Roster[]> {
  if (!openTo(page)) return [];
  return (await page.ask.get<{ content: Roster[] }>('/v1/rosters?size=50')).content;
}

const requirementPage = ({ crn, eventNumber }: Pick<Hours, 'crn' | 'eventNumber'>) =>
  at`/people/${crn}/requirements/${eventNumber}`;

function Several({ all }: { all: readonly Hours[] }) {
  return (
    <>
      {all.map((hours) => (
        <section class="app-casework-card">
          <Heading2>
            <A href={requirementPage(hours)}>
              {`Requirement ${hours.eventNumber}: ${hoursInWords(hours.orderedMinutes)}`}
            </A>
          </Heading2>
          <p class="govuk-body">
            <StateTag state={hours.state} />
            {` ${orderInWords(hours.orderType)}, to be done by ${longDate(hours.deadline)}`}
          </p>
          <HoursFigures hours={hours} />
          <Next hours={hours} />
        </section>
      ))}
    </>
  );
}

function Links({ hours, books }: { hours: Hours; books: boolean }) {
  const page = requirementPage(hours);
  return (
    <SubNavigation
      label="Parts of the requirement"
      current={page}
      items={[
        { href: page, words: 'Hours' },
        { href: `${page}/appointments`, words: 'Appointments' },
        { href: `${page}/ledger`, words: 'What was credited' },
        ...(books ? [{ href: `${page}/allocations`, words: 'Allocations' }] : []),
      ]}
    />
  );
}

function FreeTimes({ person }: { person: Person }) {
  const { availability, exceptions, commitments } = person;
  return (
    <>
      <Heading2>When they are free</Heading2>
      {availability.length === 0 ? (
        <Empty>No free time is known: nothing can be booked for them until it is.</Empty>
      ) : (
        <Bullets
          items={availability.map(
            ({ weekday, from, to, untilDate }) =>
              `${weekdayName(weekday)}s, ${timesInWords(from, to)}${untilDate ? `, until ${longDate(untilDate)}` : ''}`,
          )}
        />
      )}
      {exceptions.length > 0 && (
        <>
          <Heading3>Other times on some dates</Heading3>
          <Bullets
            items={exceptions.map(
              ({ date, from, to, available }) =>
                `${longDate(date)}, ${timesInWords(from, to)}: ${available ? 'free too' : 'not free'}`,
            )}
          />
        </>
      )}
      {commitments.length > 0 && (
        <>
          <Heading3>Promised elsewhere</Heading3>
          <Bullets
            items={commitments
              .slice(0, most)
              .map(
                ({ date, from, to, kind }) =>
                  `${longDate(date)}, ${timesInWords(from, to)}: ${codeInWords(kind)}`,
              )}
          />
          {commitments.length > most && <P>{`And ${commitments.length - most} more.`}</P>}
        </>
      )}
    </>
  );
}

function Programme({ sessions }: { sessions: readonly ProgrammeSession[] }) {
  if (sessions.length === 0) return null;
  return (
    <>
      <Heading2>Programme sessions</Heading2>
      <Table
        caption="Programme sessions to come"
        captionHidden
        columns={[{ head: 'Date', names: true }, { head: 'Time' }, { head: 'Session' }, { head: 'Group' }]}
        rows={sessions
          .slice(0, most)
          .map(({ date, from, to, number, programme, group }) => [
            longDate(date),
            timesInWords(from, to),
            `${programme}, session ${number}`,
            <A href={at`/groups/${group}`}>{group}</A>,
          ])}
      />
    </>
  );
}

const Known = ({ person, pdu }: { person: Person; pdu: string }) => (
  <>
    <Heading2>About the person</Heading2>
    <Summary
      lines={[
        { name: 'PDU', value: pdu },
        { name: 'Employment', value: person.employment === 'employed' ? 'Employed' : 'Not employed' },
        {
          name: 'Supervision',
          value: person.directSupervision
            ? 'Always supervised directly'
            : 'May work on an individual placement',
        },
        ...(person.keepApart.length > 0
          ? [{ name: 'Kept apart from', value: <Bullets items={person.keepApart} /> }]
          : []),
      ]}
    />
  </>
);

const Weeks = ({ crn, rosters }: { crn: string; rosters: readonly Roster[] }) =>
  rosters.length === 0 ? null : (
    <>
      <Heading2>Weeks on a roster</Heading2>
      <Bullets
        items={rosters.map(({ id, weekStart, state, version }) => (
          <A href={at`/rosters/${id}/people/${crn}`}>
            {`Week of ${longDate(weekStart)}, version ${version} (${state})`}
          </A>
        ))}
      />
    </>
  );

const programmeSessionsOf = async (ask: Ask, crn: string, today: string) => {
  const { content } = await ask.get<{ content: ProgrammeSession[] }>(
    at`/v1/people/${crn}/programme-sessions`,
  );
  return content.filter(({ date, status }) => date >= today && status === 'planned');
};

/** A person: the hours of each requirement, what to do next, and what is known of them. */
export const personPage: Page = {
  path: '/people/:crn',
  who: followers,
  get: async (page) => {
    const { ask, param, show, today } = page;
    const crn = param('crn');
    const [person, { content: all }, sessions, pdus, rosters] = await Promise.all([
      ask.get<Person>(at`/v1/people/${crn}`),
      ask.get<{ content: Hours[] }>(at`/v1/people/${crn}/hours`),
      programmeSessionsOf(ask, crn, today),
      pdusOf(ask),
      rostersOf(page),
    ]);
    const theirs = rosters
      .filter(({ region, pdu }) => region === pdus.regionOf(person.pdu) && (pdu ?? person.pdu) === person.pdu)
      .slice(0, most);
    const [only] = all.length === 1 ? all : [];
    const credited = only ? await creditedOf(ask, requirementPage(only)) : [];
    const body = (
      <>
        <Heading caption={only ? orderInWords(only.orderType) : 'Person'}>{crn}</Heading>
        {only && (
          <>
            <Links hours={only} books={openTo(page)} />
            <HoursOf hours={only} credited={credited} />
            <CreditLinks page={requirementPage(only)} caller={page.caller} />
          </>
        )}
        {all.length > 1 && <Several all={all} />}
        {all.length === 0 && <Empty>No hours of unpaid work have been ordered.</Empty>}
        <Programme sessions={sessions} />
        <FreeTimes person={person} />
        <Known person={person} pdu={pdus.nameOf(person.pdu)} />
        <Weeks crn={crn} rosters={theirs} />
      </>
    );
    return show({ title: crn, body, back: { href: '/people', words: 'Back to people' } });
  },
};
