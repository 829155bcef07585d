import { addDays, isDate } from '../../../solver/calendar.ts';
import { type Ask, at, withQuery } from '../../pages/ask.ts';
import { hasRole } from '../../pages/navigation.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { AreaFields, Filters } from '../../pages/parts/area.tsx';
import { Input, Select } from '../../pages/parts/fields.tsx';
import { Button, LookForm } from '../../pages/parts/form.tsx';
import { Tag } from '../../pages/parts/tag.tsx';
import { A, Details, Empty, Heading, P } from '../../pages/parts/text.tsx';
import { type Paged, Pagination } from '../../pages/parts/ways.tsx';
import { pdusOf } from '../../pages/pdus.ts';
import { fieldsOf } from '../../pages/posted.ts';
import { countOf, longDate, timesInWords } from '../../pages/words.ts';

/** A session as a list tells it. */
export interface SessionRow {
  id: string;
  project: string;
  projectName: string;
  host: string;
  date: string;
  from: string;
  to: string;
  breakMinutes: number;
  supervisor: string | null;
  status: 'planned' | 'run' | 'stood-down';
  expected: number;
  recorded: number;
}

interface Sessions {
  content: SessionRow[];
  page: Paged;
}

const Standing = ({ session, today }: { session: SessionRow; today: string }) => {
  const { status, expected, recorded, date } = session;
  if (status === 'stood-down') return <Tag words="Stood down" colour="red" />;
  if (expected === 0) return <Tag words="Nobody expected" colour="grey" />;
  if (recorded === expected) return <Tag words="All recorded" colour="teal" />;
  if (recorded > 0) return <Tag words={`${recorded} of ${expected} recorded`} colour="yellow" />;
  return date < today ? (
    <Tag words="Not recorded" colour="red" />
  ) : (
    <Tag words="Not recorded yet" colour="blue" />
  );
};

const Card = ({ session, today }: { session: SessionRow; today: string }) => (
  <li class="app-session">
    <h2 class="govuk-heading-m app-session__name">
      <A href={at`/sessions/${session.id}/attendance`} hidden={`, ${timesInWords(session.from, session.to)}`}>
        {session.projectName}
      </A>
    </h2>
    <p class="govuk-body app-session__line">
      <strong>{timesInWords(session.from, session.to)}</strong>
      {`, at ${session.host}`}
    </p>
    <p class="govuk-body app-session__line">
      {`${countOf(session.expected, 'person', 'people')} expected`}
      {session.supervisor && `, held by ${session.supervisor}`}
    </p>
    <Standing session={session} today={today} />
  </li>
);

const projectChoices = async (ask: Ask, area: Record<string, string>) => {
  const { content } = await ask.get<{ content: { code: string; name: string }[] }>(
    withQuery('/v1/projects', { ...area, size: 500 }),
  );
  return [
    { value: '', words: 'All projects' },
    ...content
      .map(({ code, name }) => ({ value: code, words: name }))
      .sort((a, b) => a.words.localeCompare(b.words, 'en-GB')),
  ];
};

/** The day that is looked at; what is no date is today. */
const dateAsked = ({ query, today }: Asked) => {
  const given = query('date') ?? '';
  return isDate(given) ? given : today;
};

/** The form for another day, area or project. Supervisors see only what they hold, and are not asked for more. */
async function filtersIn({ ask, caller }: Asked, values: Record<string, string>) {
  const field = fieldsOf(values);
  const seesProjects = hasRole(caller, ['scheduler', 'caseworker']);
  const area = { region: values.region ?? '', pdu: values.pdu ?? '' };
  const [pdus, projects] = seesProjects
    ? await Promise.all([pdusOf(ask, area.region || undefined), projectChoices(ask, area)])
    : [];
  return (
    <LookForm action="/today">
      <Filters>
        <Input field={field('date')} label="Date" type="date" width={10} />
        {pdus && <AreaFields field={field} pdus={pdus} caller={caller} />}
        {projects && <Select field={field('project')} label="Project" choices={projects} />}
      </Filters>
      <Button kind="secondary">Show</Button>
    </LookForm>
  );
}

const Nothing = ({
  date,
  next,
  filter,
}: {
  date: string;
  next: SessionRow | undefined;
  filter: Record<string, string>;
}) => (
  <Empty>
    {`No sessions on ${longDate(date)}. `}
    {next ? (
      <A
        href={withQuery('/today', { ...filter, date: next.date })}
      >{`The next is on ${longDate(next.date)}`}</A>
    ) : (
      'None is planned later either. Sessions come with the projects, or are planned by a scheduler.'
    )}
  </Empty>
);

const sessionsIn = (ask: Ask, query: Record<string, string | number | undefined>) =>
  ask.get<Sessions>(withQuery('/v1/sessions', query));

/** The sessions of a day, for whoever holds them or looks after them. */
export const todayPage: Page = {
  path: '/today',
  who: ['supervisor', 'scheduler', 'caseworker'],
  get: async (asked) => {
    const { ask, query, show, today } = asked;
    const date = dateAsked(asked);
    const filter = {
      region: query('region') ?? '',
      pdu: query('pdu') ?? '',
      project: query('project') ?? '',
    };
    const { content, page } = await sessionsIn(ask, {
      ...filter,
      dateFrom: date,
      dateTo: date,
      page: query('page'),
    });
    const later =
      content.length > 0
        ? undefined
        : await sessionsIn(ask, { ...filter, dateFrom: addDays(date, 1), size: 1 });
    const filters = await filtersIn(asked, { ...filter, date });
    const seesMore = hasRole(asked.caller, ['scheduler', 'caseworker']);
    const on = (other: string) => withQuery('/today', { ...filter, date: other });
    const body = (
      <>
        <Heading {...(date === today && { caption: 'Today' })}>{longDate(date)}</Heading>
        <nav aria-label="Days" class="app-days">
          <A href={on(addDays(date, -1))}>Previous day</A>
          {date !== today && <A href={on(today)}>Today</A>}
          <A href={on(addDays(date, 1))}>Next day</A>
        </nav>
        <Details summary={seesMore ? 'Another day, PDU or project' : 'Another day'}>{filters}</Details>
        {content.length === 0 ? (
          <Nothing date={date} next={later?.content[0]} filter={filter} />
        ) : (
          <>
            <P>{countOf(page.totalElements, 'session', 'sessions')}.</P>
            <ul class="app-sessions">
              {content.map((session) => (
                <Card session={session} today={today} />
              ))}
            </ul>
            <Pagination page={page} path="/today" query={{ ...filter, date }} />
          </>
        )}
      </>
    );
    return show({ title: longDate(date), body });
  },
};
