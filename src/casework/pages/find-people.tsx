import { at, type Problem, withQuery } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { AreaFields, Filters } from '../../pages/parts/area.tsx';
import { Input, Select } from '../../pages/parts/fields.tsx';
import { Button, LookForm } from '../../pages/parts/form.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { LimitedTag } from '../../pages/parts/tag.tsx';
import { A, Empty, Heading, Heading2, P } from '../../pages/parts/text.tsx';
import { type Paged, Pagination } from '../../pages/parts/ways.tsx';
import { type Pdus, pdusOf } from '../../pages/pdus.ts';
import { fieldsOf } from '../../pages/posted.ts';
import { countOf } from '../../pages/words.ts';
import { followers } from './requirement-head.tsx';

interface PersonRow {
  crn: string;
  restricted?: true;
  pdu?: string;
  employment?: string;
  directSupervision?: boolean;
}

interface People {
  content: PersonRow[];
  page: Paged;
}

const crnPattern = /^[A-Z]\d{6}$/;

const problemAt = (message: string): Problem => ({
  status: 422,
  title: 'Not found',
  detail: message,
  faults: [{ code: 'not-found', path: 'crn', message }],
});

/** Where the person is, or why there is nobody to be shown. */
async function find({ ask }: Asked, given: string): Promise<{ to: string } | { refused: Problem }> {
  const crn = given.toUpperCase().replaceAll(/\s/g, '');
  if (!crnPattern.test(crn))
    return { refused: problemAt('Enter a CRN: a letter and six digits, like X100001') };
  const person = await ask.find(at`/v1/people/${crn}`);
  if (person !== null) return { to: at`/people/${crn}` };
  return { refused: problemAt(`There is no person ${crn} whose record you may see. Check the CRN`) };
}

const columns = [
  { head: 'CRN', names: true },
  { head: 'PDU' },
  { head: 'Employment' },
  { head: 'Supervision' },
];

const cellsOf = ({ crn, restricted, pdu = '', employment, directSupervision }: PersonRow, pdus: Pdus) =>
  restricted
    ? [crn, <LimitedTag />, '', '']
    : [
        <A href={at`/people/${crn}`}>{crn}</A>,
        pdus.nameOf(pdu),
        employment === 'employed' ? 'Employed' : 'Not employed',
        directSupervision ? 'Always supervised directly' : 'As any other',
      ];

function List({ people, pdus, query }: { people: People; pdus: Pdus; query: Record<string, string> }) {
  const { content, page } = people;
  if (content.length === 0)
    return <Empty>Nobody fits. Choose fewer filters, or bring people in as files.</Empty>;
  return (
    <>
      <P>{countOf(page.totalElements, 'person', 'people')}, in order of CRN.</P>
      <Table
        caption="People"
        captionHidden
        columns={columns}
        rows={content.map((row) => cellsOf(row, pdus))}
      />
      <Pagination page={page} path="/people" query={query} />
    </>
  );
}

const employments = [
  { value: '', words: 'All' },
  { value: 'employed', words: 'Employed' },
  { value: 'unemployed', words: 'Not employed' },
];

/** Finds a person by CRN, or among all that there are. */
export const findPeoplePage: Page = {
  path: '/people',
  who: followers,
  get: async (asked) => {
    const { ask, query, show, go, caller } = asked;
    const crn = query('crn')?.trim() ?? '';
    const found = crn === '' ? undefined : await find(asked, crn);
    if (found !== undefined && 'to' in found) return go(found.to);
    const filter = {
      region: query('region') ?? '',
      pdu: query('pdu') ?? '',
      employment: query('employment') ?? '',
    };
    const [pdus, people] = await Promise.all([
      pdusOf(ask, filter.region || undefined),
      ask.get<People>(withQuery('/v1/people', { ...filter, page: query('page') })),
    ]);
    const field = fieldsOf({ ...filter, crn }, found?.refused);
    const body = (
      <>
        <Heading>People</Heading>
        <LookForm action="/people">
          <Input field={field('crn')} label="CRN" hint="A letter and six digits, like X100001" width={10} />
          <Button>Find</Button>
        </LookForm>
        <Heading2>All people</Heading2>
        <LookForm action="/people">
          <Filters>
            <AreaFields field={field} pdus={pdus} caller={caller} />
            <Select field={field('employment')} label="Employment" choices={employments} />
          </Filters>
          <Button kind="secondary">Show these</Button>
        </LookForm>
        <List people={people} pdus={pdus} query={filter} />
      </>
    );
    return show({ title: 'People', body, refused: found?.refused });
  },
};
