import { crnPattern } from '../../../solver/kinds.ts';
import { hoursInWords } from '../../http/in-words.ts';
import { at, type Problem, withQuery } from '../../pages/ask.ts';
import type { Listed } from '../../pages/lists.ts';
import { hasRole } from '../../pages/navigation.ts';
import type { Page } from '../../pages/page.ts';
import { Input, Select } from '../../pages/parts/fields.tsx';
import { Button, LookForm } from '../../pages/parts/form.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { A, Empty, P } from '../../pages/parts/text.tsx';
import { Pagination } from '../../pages/parts/ways.tsx';
import { type Field, fieldsOf } from '../../pages/posted.ts';
import { isTold, type MaybeTold } from '../../pages/told.ts';
import { columnDate, countOf } from '../../pages/words.ts';
import type { RosterPerson } from '../roster-people.ts';
import { rosterOf } from './of-roster.tsx';
import { RosterHead } from './roster-head.tsx';

const which = [
  { value: '', words: 'Everybody' },
  { value: 'true', words: 'Short of their weekly minimum' },
  { value: 'false', words: 'With all their hours' },
];

function Finders({ path, field }: { path: string; field: (name: string) => Field }) {
  return (
    <div class="app-sides">
      <LookForm action={path}>
        <Input field={field('crn')} label="Find a person by CRN" hint="For example, X100001" width={10} />
        <Button kind="secondary">Find</Button>
      </LookForm>
      <LookForm action={path}>
        <Select field={field('short')} label="Show" hint="By hours in this roster" choices={which} />
        <Button kind="secondary">Show</Button>
      </LookForm>
    </div>
  );
}

function row(roster: number, one: MaybeTold<RosterPerson>, schedules: boolean) {
  const home = at`/rosters/${roster}/people/${one.crn}`;
  if (!isTold(one)) return [one.crn, 'Limited access', '', ''];
  const { crn, minutes, minMinutes, bookings } = one;
  return [
    <A href={home} hidden="in this roster">
      {crn}
    </A>,
    hoursInWords(minutes),
    hoursInWords(minMinutes),
    bookings.length === 0 ? (
      schedules ? (
        <A href={`${home}/places`} hidden={`for ${crn}`}>
          None: see the best places
        </A>
      ) : (
        'None'
      )
    ) : (
      <ul class="govuk-list app-tight">
        {bookings.map(({ session, date, projectName }) => (
          <li>
            <A href={at`/rosters/${roster}/sessions/${session}`}>{`${columnDate(date)}, ${projectName}`}</A>
          </li>
        ))}
      </ul>
    ),
  ];
}

const peopleAPage = 50;

const notACrn: Problem = {
  status: 422,
  title: 'That is no CRN',
  detail: 'Enter a CRN of a letter and six digits, like X100001',
  faults: [
    { code: 'not-a-crn', path: 'crn', message: 'Enter a CRN of a letter and six digits, like X100001' },
  ],
};

/** A roster by person: everybody with hours to book, and where they are. */
export const peoplePage: Page = {
  path: '/rosters/:id/people',
  who: ['scheduler', 'caseworker'],
  get: async ({ ask, caller, param, query, go, show }) => {
    const id = param('id');
    const crn = query('crn')?.trim().toUpperCase() ?? '';
    if (crnPattern.test(crn)) return go(at`/rosters/${id}/people/${crn}`);
    const refused = crn === '' ? undefined : notACrn;
    const short = query('short') || undefined;
    const roster = await rosterOf(ask, id);
    const { content, page } = await ask.get<Listed<MaybeTold<RosterPerson>>>(
      withQuery(at`/v1/rosters/${id}/people`, { short, page: query('page'), size: peopleAPage }),
    );
    const path = at`/rosters/${id}/people`;
    const schedules = hasRole(caller, ['scheduler']);
    const body = (
      <>
        <RosterHead roster={roster} title="People" part="/people" />
        <Finders path={path} field={fieldsOf({ crn, short: short ?? '' }, refused)} />
        {content.length === 0 ? (
          <Empty>
            {short === 'true'
              ? 'Nobody is short of their weekly minimum.'
              : 'Nobody has hours to book in this week.'}
          </Empty>
        ) : (
          <>
            <P>{`${countOf(page.totalElements, 'person', 'people')}, by CRN.`}</P>
            <Table
              caption="People and where they are"
              captionHidden
              columns={[
                { head: 'CRN', names: true },
                { head: 'Hours given' },
                { head: 'Weekly minimum' },
                { head: 'Where they are' },
              ]}
              rows={content.map((one) => row(roster.id, one, schedules))}
            />
            <Pagination page={page} path={path} query={{ short }} />
          </>
        )}
      </>
    );
    return show({
      title: 'People of the week',
      body,
      refused,
      back: { href: at`/rosters/${id}`, words: 'The week' },
    });
  },
};
