import type { z } from '@hono/zod-openapi';
import { hoursInWords } from '../../http/in-words.ts';
import { type Ask, at, withQuery } from '../../pages/ask.ts';
import { allOf } from '../../pages/lists.ts';
import { hasRole } from '../../pages/navigation.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { Table } from '../../pages/parts/table.tsx';
import { A, Empty, P } from '../../pages/parts/text.tsx';
import { Pagination, SubNavigation } from '../../pages/parts/ways.tsx';
import { longDate, numberInWords, timesInWords } from '../../pages/words.ts';
import type { AppointmentStage } from '../appointment-view.ts';
import type { appointmentsSchema } from '../list-schemas.ts';
import {
  backToPerson,
  followers,
  type Named,
  namedIn,
  RequirementHead,
  recorders,
} from './requirement-head.tsx';
import { OutcomeTag } from './tags.tsx';

type Appointments = z.infer<typeof appointmentsSchema>;
export type Appointment = Appointments['content'][number];

const stages: readonly { stage: AppointmentStage; words: string; none: string }[] = [
  {
    stage: 'upcoming',
    words: 'Upcoming',
    none: 'Nothing is booked. Allocate the requirement to a project, or wait for the roster of the week.',
  },
  {
    stage: 'missing-outcome',
    words: 'Missing outcomes',
    none: 'No outcome is missing: of every appointment that has passed it is known what became of it.',
  },
  { stage: 'past', words: 'Past', none: 'Nothing has been recorded yet.' },
];

const listOf = (ask: Ask, { api }: Named, query: Record<string, string | number | undefined>) =>
  ask.get<Appointments>(withQuery(`${api}/appointments`, query));

/** One appointment of a requirement; undefined: there is none with that id. */
export async function appointmentOf(ask: Ask, { api }: Named, id: string): Promise<Appointment | undefined> {
  return (await allOf<Appointment>(ask, `${api}/appointments`)).find((one) => one.id === id);
}

const outcomeWords = ({ stage, date }: Appointment) => {
  const words = stage === 'past' ? 'Correct' : 'Record';
  return { words, hidden: `the outcome of ${longDate(date)}` };
};

interface May {
  record: boolean;
  adjust: boolean;
}

function doings(one: Appointment, { page }: Named, may: May) {
  const { words, hidden } = outcomeWords(one);
  const travelled = may.adjust && one.creditedMinutes !== null && one.projectType !== 'ete';
  return (
    <ul class="app-casework-doings">
      {may.record && (
        <li>
          <A href={`${page}${at`/appointments/${one.id}/outcome`}`} hidden={hidden}>
            {words}
          </A>
        </li>
      )}
      {travelled && (
        <li>
          <A
            href={withQuery(`${page}/adjustment`, { travelFor: one.id })}
            hidden={`to ${longDate(one.date)}`}
          >
            Credit travel
          </A>
        </li>
      )}
    </ul>
  );
}

const row = (one: Appointment, named: Named, may: May) => [
  longDate(one.date),
  timesInWords(one.from, one.to),
  one.projectName,
  <OutcomeTag code={one.outcome} name={one.outcomeName} />,
  one.creditedMinutes === null ? '' : hoursInWords(one.creditedMinutes),
  doings(one, named, may),
];

const columns = [
  { head: 'Date', names: true },
  { head: 'Time' },
  { head: 'Project' },
  { head: 'Outcome' },
  { head: 'Credited', number: true },
  { head: 'Do' },
];

/** The stage that is asked for; else that which asks for something. */
function stageAsked(asked: Asked, missing: number): AppointmentStage {
  const given = asked.query('stage');
  return stages.find(({ stage }) => stage === given)?.stage ?? (missing > 0 ? 'missing-outcome' : 'upcoming');
}

/** The appointments of a requirement: to come, without an outcome, past. */
export const appointmentsPage: Page = {
  path: '/people/:crn/requirements/:eventNumber/appointments',
  who: followers,
  get: async (asked) => {
    const { ask, show, caller, query } = asked;
    const named = namedIn(asked);
    const counted = await Promise.all(
      stages.map(async ({ stage }) => (await listOf(ask, named, { stage, size: 1 })).page.totalElements),
    );
    const stage = stageAsked(asked, counted[1]!);
    const { content, page } = await listOf(ask, named, { stage, page: query('page') });
    const path = `${named.page}/appointments`;
    const shown = stages.find((one) => one.stage === stage)!;
    const may = { record: hasRole(caller, recorders), adjust: hasRole(caller, ['caseworker']) };
    const body = (
      <>
        <RequirementHead named={named} title="Appointments" part="/appointments" caller={caller} />
        <SubNavigation
          label="Appointments by stage"
          current={withQuery(path, { stage })}
          items={stages.map((one, i) => ({
            href: withQuery(path, { stage: one.stage }),
            words: `${one.words} (${numberInWords(counted[i]!)})`,
          }))}
        />
        {content.length === 0 ? (
          <Empty>{shown.none}</Empty>
        ) : (
          <>
            <Table
              caption={`${shown.words} appointments`}
              columns={columns}
              rows={content.map((one) => row(one, named, may))}
            />
            <Pagination page={page} path={path} query={{ stage }} />
            <P>
              <A href={withQuery(`${named.api}/appointments`, { stage, format: 'csv' })}>
                Download these as CSV
              </A>
            </P>
          </>
        )}
      </>
    );
    return show({ title: `Appointments, ${named.crn}`, body, back: backToPerson(named), wide: true });
  },
};
