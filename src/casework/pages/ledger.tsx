import { hoursInWords } from '../../http/in-words.ts';
import { withQuery } from '../../pages/ask.ts';
import type { Page } from '../../pages/page.ts';
import { Table } from '../../pages/parts/table.tsx';
import { A, Empty, P } from '../../pages/parts/text.tsx';
import { type Paged, Pagination } from '../../pages/parts/ways.tsx';
import { shortDate } from '../../pages/words.ts';
import { backToPerson, followers, namedIn, RequirementHead } from './requirement-head.tsx';
import { codeInWords } from './tags.tsx';

interface Ledger {
  content: {
    date: string;
    sentence: string;
    rawMinutes: number;
    creditedMinutes: number;
    creditedSoFarMinutes: number;
    cappedBy: string | null;
  }[];
  page: Paged;
}

const signed = (minutes: number) => (minutes < 0 ? `\u2212${hoursInWords(-minutes)}` : hoursInWords(minutes));

const columns = [
  { head: 'Date', names: true },
  { head: 'What it came from' },
  { head: 'By itself', number: true },
  { head: 'Credited', number: true },
  { head: 'So far', number: true },
];

/** What credited the hours of a requirement, line by line. */
export const ledgerPage: Page = {
  path: '/people/:crn/requirements/:eventNumber/ledger',
  who: followers,
  get: async (asked) => {
    const { ask, show, caller, query } = asked;
    const named = namedIn(asked);
    const { content, page } = await ask.get<Ledger>(
      withQuery(`${named.api}/ledger`, { page: query('page') }),
    );
    const rows = content.map((line) => [
      shortDate(line.date),
      line.cappedBy === null ? line.sentence : `${line.sentence}. Cut by: ${codeInWords(line.cappedBy)}`,
      signed(line.rawMinutes),
      signed(line.creditedMinutes),
      signed(line.creditedSoFarMinutes),
    ]);
    const body = (
      <>
        <RequirementHead named={named} title="What was credited" part="/ledger" caller={caller} />
        {rows.length === 0 ? (
          <Empty>
            Nothing has been credited yet. Record an outcome of an appointment, and it stands here.
          </Empty>
        ) : (
          <>
            <P>
              <A href={`${named.api}/ledger?format=csv`}>Download all of it as CSV</A>
            </P>
            <Table caption="What was credited, by date" captionHidden columns={columns} rows={rows} />
            <Pagination page={page} path={`${named.page}/ledger`} />
          </>
        )}
      </>
    );
    return show({ title: `What was credited, ${named.crn}`, body, back: backToPerson(named) });
  },
};
