import { at, withQuery } from '../../pages/ask.ts';
import type { Listed } from '../../pages/lists.ts';
import type { Page } from '../../pages/page.ts';
import { Table } from '../../pages/parts/table.tsx';
import { A, Empty, Heading2, P } from '../../pages/parts/text.tsx';
import { Pagination } from '../../pages/parts/ways.tsx';
import { isTold, type MaybeTold } from '../../pages/told.ts';
import { capitalised, countOf, numberInWords } from '../../pages/words.ts';
import type { LeftOutReason } from '../left-out.ts';
import { rosterOf } from './of-roster.tsx';
import { RosterHead } from './roster-head.tsx';

interface LeftOutAnswered
  extends Listed<MaybeTold<{ crn: string; eventNumber: number; reason: string; message: string }>> {
  reasons: LeftOutReason[];
}

function Reasons({ path, reasons }: { path: string; reasons: LeftOutReason[] }) {
  return (
    <Table
      caption="Why requirements are left out"
      columns={[{ head: 'Why', names: true }, { head: 'Requirements', number: true }, { head: 'Which' }]}
      rows={reasons.map(({ reason, message, requirements }) => [
        capitalised(message),
        numberInWords(requirements),
        <A href={withQuery(path, { reason })} hidden={`left out as ${message}`}>
          Show them
        </A>,
      ])}
    />
  );
}

function Requirements({ out, path, reason }: { out: LeftOutAnswered; path: string; reason?: string }) {
  const of = out.reasons.find((one) => one.reason === reason);
  return (
    <>
      <Heading2 id="which">{of ? capitalised(of.message) : 'All that are left out'}</Heading2>
      <P>
        {`${countOf(out.page.totalElements, 'requirement', 'requirements')}. `}
        {of && <A href={path}>Show all that are left out</A>}
      </P>
      <Table
        caption="Requirements left out"
        captionHidden
        columns={[{ head: 'CRN', names: true }, { head: 'Event' }, { head: 'Why' }]}
        rows={out.content.map((one) =>
          isTold(one)
            ? [
                <A href={at`/people/${one.crn}`} hidden={`hours and appointments, event ${one.eventNumber}`}>
                  {one.crn}
                </A>,
                one.eventNumber,
                capitalised(one.message),
              ]
            : [one.crn, '', 'Limited access'],
        )}
      />
      <Pagination page={out.page} path={path} query={{ reason }} />
    </>
  );
}

const aPage = 50;

/** The requirements that no session of the week can serve, by why. */
export const leftOutPage: Page = {
  path: '/rosters/:id/left-out',
  who: ['scheduler', 'caseworker'],
  get: async ({ ask, param, query, show }) => {
    const id = param('id');
    const reason = query('reason') || undefined;
    const roster = await rosterOf(ask, id);
    const out = await ask.get<LeftOutAnswered>(
      withQuery(at`/v1/rosters/${id}/left-out`, { reason, page: query('page'), size: aPage }),
    );
    const path = at`/rosters/${id}/left-out`;
    const body = (
      <>
        <RosterHead roster={roster} title="Left out" part="/left-out" />
        <P>
          Requirements that no session of this week can serve, so that nobody looked for a place for them.
        </P>
        {out.reasons.length === 0 ? (
          <Empty>No requirement is left out: everybody who has hours to work has been looked at.</Empty>
        ) : (
          <>
            <Reasons path={path} reasons={out.reasons} />
            <Requirements out={out} path={path} {...(reason && { reason })} />
          </>
        )}
      </>
    );
    return show({
      title: 'Left out of the week',
      body,
      back: { href: at`/rosters/${id}`, words: 'The week' },
    });
  },
};
