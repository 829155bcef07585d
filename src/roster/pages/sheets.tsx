import { hoursInWords } from '../../http/in-words.ts';
import { type Ask, at, NotAnswered, withQuery } from '../../pages/ask.ts';
import type { Listed } from '../../pages/lists.ts';
import type { Page } from '../../pages/page.ts';
import { Table } from '../../pages/parts/table.tsx';
import { A } from '../../pages/parts/text.tsx';
import { countOf, longDate, timesInWords } from '../../pages/words.ts';
import type { RosterView } from '../view.ts';
import type { ProjectWeek } from '../week-grid.ts';
import { rosterOf } from './of-roster.tsx';
import { rosterCaption } from './roster-head.tsx';
import type { SessionAnswered } from './session.tsx';

/** Lines for whoever comes besides. */
const spareLines = 2;

/** What stands on a sheet of a roster that is not published: nobody has been told of it. */
const StateLine = ({ roster: { state, version } }: { roster: RosterView }) => (
  <p class="govuk-body-s">
    {state === 'published'
      ? `Roster version ${version}, published.`
      : `Roster version ${version}. This is ${state === 'draft' ? 'a draft' : 'superseded'}: people may not have been told of it.`}
  </p>
);

/** Seen on the screen alone. */
const HowToPrint = ({ back, words }: { back: string; words: string }) => (
  <p class="govuk-body app-screen-only">
    Print this page with your browser. <A href={back}>{words}</A>
  </p>
);

const crnsOf = ({ people }: SessionAnswered) => people.map(({ crn }) => crn);

function SignInTable({ session }: { session: SessionAnswered }) {
  const spare = Array.from({ length: spareLines }, () => '');
  const lines = [...crnsOf(session), ...spare];
  return (
    <Table
      caption={`Who is expected, ${longDate(session.date)}`}
      captionHidden
      columns={[
        { head: 'No', names: true },
        { head: 'CRN' },
        { head: 'Name' },
        { head: 'Arrived' },
        { head: 'Left' },
        { head: 'Signature' },
      ]}
      rows={lines.map((crn, index) => [index + 1, crn, '', '', '', ''])}
    />
  );
}

function SignInSheet({ roster, session }: { roster: RosterView; session: SessionAnswered }) {
  const { projectName, pduName, date, from, to, creditMinutes, booked } = session;
  return (
    <div class="app-sheet">
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{`Sign-in sheet, ${pduName}`}</span>
        {projectName}
      </h1>
      <p class="govuk-body">
        <strong>{longDate(date)}</strong>
        {`, ${timesInWords(from, to)}. ${hoursInWords(creditMinutes)} credited. ${countOf(booked, 'person', 'people')} expected.`}
      </p>
      <SignInTable session={session} />
      <p class="govuk-body app-sheet__sign">Supervisor, name and signature:</p>
      <StateLine roster={roster} />
    </div>
  );
}

function WeekSheet({ roster, sessions }: { roster: RosterView; sessions: readonly SessionAnswered[] }) {
  const { projectName, pduName } = sessions[0]!;
  return (
    <div class="app-sheet">
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{`${pduName}, ${rosterCaption(roster)}`}</span>
        {projectName}
      </h1>
      <StateLine roster={roster} />
      {sessions.map(({ date, from, to, booked, capacity, people }) => (
        <section class="app-sheet__session">
          <h2 class="govuk-heading-m">{`${longDate(date)}, ${timesInWords(from, to)}`}</h2>
          <p class="govuk-body">
            {booked === 0
              ? 'Stood down: nobody is booked.'
              : `${countOf(booked, 'person', 'people')} of ${capacity} places:`}
          </p>
          <ul class="govuk-list app-sheet__people">
            {people.map(({ crn }) => (
              <li>{crn}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const sessionAsked = (ask: Ask, id: string, session: string) =>
  ask.get<SessionAnswered>(at`/v1/rosters/${id}/sessions/${session}`);

/** On paper: who is expected at a session, to be signed by them and the supervisor. */
export const signInSheet: Page = {
  path: '/rosters/:id/sessions/:session/sheet',
  who: ['scheduler', 'caseworker'],
  get: async ({ ask, param, show }) => {
    const [id, key] = [param('id'), param('session')];
    const session = await sessionAsked(ask, id, key);
    const body = (
      <>
        <HowToPrint back={at`/rosters/${id}/sessions/${key}`} words="Back to the session" />
        <SignInSheet roster={await rosterOf(ask, id)} session={session} />
      </>
    );
    return show({
      title: `Sign-in sheet: ${session.projectName}, ${longDate(session.date)}`,
      body,
      bare: true,
    });
  },
};

/** On paper: who is at a project, day by day. */
export const weekSheet: Page = {
  path: '/rosters/:id/projects/:project/sheet',
  who: ['scheduler', 'caseworker'],
  get: async ({ ask, param, show }) => {
    const id = param('id');
    const { content } = await ask.get<Listed<ProjectWeek>>(
      withQuery(at`/v1/rosters/${id}/sessions`, { project: param('project') }),
    );
    const [week] = content;
    if (!week)
      throw new NotAnswered({
        status: 404,
        title: 'Not found',
        detail: `${param('project')} has no session in this week`,
      });
    const sessions = await Promise.all(week.sessions.map(({ session }) => sessionAsked(ask, id, session)));
    const body = (
      <>
        <HowToPrint back={at`/rosters/${id}`} words="Back to the week" />
        <WeekSheet roster={await rosterOf(ask, id)} sessions={sessions} />
      </>
    );
    return show({ title: `Week sheet: ${week.name}`, body, bare: true });
  },
};

/** Every booking of a roster as a table for a spreadsheet. */
export const bookingsFile: Page = {
  path: '/rosters/:id/bookings.csv',
  who: ['scheduler', 'caseworker'],
  get: async ({ ask, param, c }) => {
    const roster = await rosterOf(ask, param('id'));
    const table = await ask.raw(withQuery(at`/v1/rosters/${roster.id}/bookings`, { format: 'csv' }));
    return c.body(await table.text(), 200, {
      'content-type': table.headers.get('content-type') ?? 'text/csv',
      'content-disposition': table.headers.get('content-disposition') ?? 'attachment',
    });
  },
};
