import { crnPattern } from '../../../solver/kinds.ts';
import { dayInWords, hoursInWords } from '../../http/in-words.ts';
import { at, NotAnswered } from '../../pages/ask.ts';
import { hasRole } from '../../pages/navigation.ts';
import type { Page } from '../../pages/page.ts';
import { ButtonGroup, ButtonLink } from '../../pages/parts/form.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { A, Bullets, Empty, Figures, Heading2, Inset, P, Warning } from '../../pages/parts/text.tsx';
import { longDate, timesInWords } from '../../pages/words.ts';
import type { PersonView } from '../person-view.ts';
import type { RosterView } from '../view.ts';
import { MendCell, travelInWords, WhyCell } from './booking-cells.tsx';
import { pointsWords } from './looked.ts';
import { rosterOf } from './of-roster.tsx';
import { RosterHead } from './roster-head.tsx';

interface Given {
  roster: RosterView;
  person: PersonView;
  /** May move and pin: a scheduler, while the roster is a draft. */
  mends: boolean;
}

const bookingRow = ({ roster, person: { crn }, mends }: Given, booking: PersonView['bookings'][number]) => {
  const { session, projectName, date, from, to, creditMinutes, travelMinutes, pinned, sentence } = booking;
  const home = at`/rosters/${roster.id}/people/${crn}`;
  const where = `${projectName} on ${dayInWords(date)}`;
  return [
    `${longDate(date)}, ${timesInWords(from, to)}`,
    <A href={at`/rosters/${roster.id}/sessions/${session}`}>{projectName}</A>,
    hoursInWords(creditMinutes),
    travelInWords(travelMinutes),
    <WhyCell sentence={sentence} pinned={pinned} />,
    ...(mends
      ? [
          <MendCell
            home={home}
            session={session}
            pinned={pinned}
            move={`from ${where}`}
            pin={`to ${where}`}
          />,
        ]
      : []),
  ];
};

function Bookings(given: Given) {
  const { bookings } = given.person;
  if (bookings.length === 0)
    return <Empty>They are booked on no session of this week. The best places for them come next.</Empty>;
  return (
    <Table
      caption="Where they are and why"
      captionHidden
      small
      columns={[
        { head: 'When', names: true },
        { head: 'Project' },
        { head: 'Credited' },
        { head: 'Travel, one way' },
        { head: 'Why they are here' },
        ...(given.mends ? [{ head: 'Change' }] : []),
      ]}
      rows={bookings.map((booking) => bookingRow(given, booking))}
    />
  );
}

function Body(given: Given & { schedules: boolean }) {
  const { roster, person, mends, schedules } = given;
  const { crn, minutes, minMinutes, maxMinutes, points, lines, short, breaches } = person;
  const home = at`/rosters/${roster.id}/people/${crn}`;
  return (
    <>
      <RosterHead roster={roster} title={crn} part={null} />
      {breaches.map(({ sentence }) => (
        <Warning>{sentence}</Warning>
      ))}
      <Figures
        figures={[
          { value: hoursInWords(minutes), name: 'given this week' },
          { value: hoursInWords(minMinutes), name: 'weekly minimum' },
          { value: hoursInWords(maxMinutes), name: 'at most this week' },
        ]}
      />
      {short === null ? (
        <P>They have all the hours of their weekly minimum.</P>
      ) : (
        <Inset>
          <strong>Short.</strong> {short}
        </Inset>
      )}
      <ButtonGroup>
        {schedules && (
          <ButtonLink href={`${home}/places`} kind="secondary">
            See the best places for them
          </ButtonLink>
        )}
        <A href={at`/people/${crn}`}>{`Hours and appointments of ${crn}`}</A>
      </ButtonGroup>
      <Heading2>Where they are and why</Heading2>
      <Bookings roster={roster} person={person} mends={mends} />
      <Heading2>What their week is worth</Heading2>
      <P>{`${pointsWords(points)} in all.`}</P>
      {lines.length > 0 && <Bullets items={lines.map(({ sentence }) => sentence)} />}
    </>
  );
}

const notThere = 404;

/** One person in the week of a roster: hours against what is due, where they are and why. */
export const personPage: Page = {
  path: '/rosters/:id/people/:crn',
  who: ['scheduler', 'caseworker'],
  get: async ({ ask, param, caller, show }) => {
    const [id, crn] = [param('id'), param('crn')];
    const roster = await rosterOf(ask, id);
    const back = { href: at`/rosters/${id}/people`, words: 'People of the week' };
    const { done, refused } = await ask.look<PersonView>(at`/v1/rosters/${id}/people/${crn}`, notThere);
    if (refused) {
      if (!crnPattern.test(crn)) throw new NotAnswered(refused);
      // The same is said of whoever is not there and whoever the reader may not see.
      const seen = (await ask.find(at`/v1/people/${crn}`)) !== null;
      const title = seen ? `${crn} is not in this week` : `${crn} is not shown to you`;
      const body = (
        <>
          <RosterHead roster={roster} title={title} part={null} />
          {seen ? (
            <>
              <P>{refused.detail}</P>
              <P>
                <A href={at`/people/${crn}`}>{`Hours and appointments of ${crn}`}</A>
              </P>
            </>
          ) : (
            <P>Nobody of that CRN is in this week, or access to their record is limited. Check the CRN.</P>
          )}
        </>
      );
      return show({ title, body, back });
    }
    const schedules = hasRole(caller, ['scheduler']);
    const mends = schedules && roster.state === 'draft';
    const body = <Body roster={roster} person={done} mends={mends} schedules={schedules} />;
    return show({ title: `${crn} in the week`, body, back, wide: true });
  },
};
