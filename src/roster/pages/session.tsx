import { hoursInWords } from '../../http/in-words.ts';
import { at } from '../../pages/ask.ts';
import { hasRole } from '../../pages/navigation.ts';
import type { Page } from '../../pages/page.ts';
import { ButtonGroup, ButtonLink } from '../../pages/parts/form.tsx';
import { Summary } from '../../pages/parts/summary.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { A, Bullets, Empty, Heading2, Hint, P, Warning } from '../../pages/parts/text.tsx';
import { isTold, type MaybeTold, withheld } from '../../pages/told.ts';
import { countOf, longDate, timesInWords } from '../../pages/words.ts';
import type { PersonThere, SessionView } from '../session-view.ts';
import type { RosterView } from '../view.ts';
import { MendCell, travelInWords, WhyCell } from './booking-cells.tsx';
import { pointsWords } from './looked.ts';
import { Marks } from './marks.tsx';
import { rosterOf } from './of-roster.tsx';
import { RosterHead } from './roster-head.tsx';

/** A session of a roster as the API answers it: of restricted people, the CRN. */
export interface SessionAnswered extends Omit<SessionView, 'people' | 'breaches'> {
  people: MaybeTold<PersonThere>[];
  breaches: { crn: string | null; sentence?: string }[];
}

/** Who may move and pin: a scheduler, while the roster is a draft. */
const mayMend = ({ state }: RosterView, schedules: boolean) => schedules && state === 'draft';

function About({ session }: { session: SessionAnswered }) {
  const { pduName, kind, date, from, to, creditMinutes, booked, capacity, minAttendance, tags, marks } =
    session;
  const fewest = kind === 'group' && minAttendance > 0 ? `; it runs with ${minAttendance} or more` : '';
  return (
    <Summary
      lines={[
        { name: 'When', value: `${longDate(date)}, ${timesInWords(from, to)}` },
        { name: 'PDU', value: pduName },
        { name: 'Hours credited', value: hoursInWords(creditMinutes) },
        { name: 'Places', value: `${booked} of ${capacity} filled${fewest}` },
        { name: 'Offers', value: tags.length > 0 ? tags.join(', ') : 'Nothing in particular' },
        {
          name: 'To look at',
          value: marks.length > 0 ? <Marks marks={marks} /> : 'Nothing',
        },
      ]}
    />
  );
}

function personRow(
  roster: RosterView,
  { session }: SessionAnswered,
  one: MaybeTold<PersonThere>,
  mends: boolean,
) {
  const home = at`/rosters/${roster.id}/people/${one.crn}`;
  if (!isTold(one)) return [one.crn, '', '', '', 'Limited access', ...(mends ? [''] : [])];
  const { crn, travelMinutes, needs, minutes, minMinutes, pinned, sentence } = one;
  return [
    <A href={home} hidden="in this roster">
      {crn}
    </A>,
    travelInWords(travelMinutes),
    needs.length > 0 ? needs.join(', ') : 'None',
    `${hoursInWords(minutes)} of ${hoursInWords(minMinutes)}`,
    <WhyCell sentence={sentence} pinned={pinned} />,
    ...(mends ? [<MendCell home={home} session={session} pinned={pinned} move={crn} pin={crn} />] : []),
  ];
}

function WhoIsThere({
  roster,
  session,
  mends,
}: {
  roster: RosterView;
  session: SessionAnswered;
  mends: boolean;
}) {
  if (session.people.length === 0) return <Empty>Nobody is booked: the session is stood down.</Empty>;
  return (
    <Table
      caption="People on the session"
      captionHidden
      small
      columns={[
        { head: 'CRN', names: true },
        { head: 'Travel, one way' },
        { head: 'Needs met' },
        { head: 'Hours this week' },
        { head: 'Why they are here' },
        ...(mends ? [{ head: 'Change' }] : []),
      ]}
      rows={session.people.map((one) => personRow(roster, session, one, mends))}
    />
  );
}

function Body({
  roster,
  session,
  schedules,
}: {
  roster: RosterView;
  session: SessionAnswered;
  schedules: boolean;
}) {
  const { booked, capacity, points, lines, breaches, project, projectName } = session;
  const home = at`/rosters/${roster.id}/sessions/${session.session}`;
  const free = capacity - booked;
  return (
    <>
      <RosterHead roster={roster} title={projectName} part={null} />
      {breaches.map(({ crn, sentence }) => (
        <Warning>{sentence ?? withheld(crn)}</Warning>
      ))}
      <About session={session} />
      <ButtonGroup>
        {schedules && free > 0 && (
          <ButtonLink href={`${home}/people`} kind="secondary">
            {`Find people for ${countOf(free, 'free place', 'free places')}`}
          </ButtonLink>
        )}
        <A href={`${home}/sheet`}>Sign-in sheet</A>
        <A href={at`/rosters/${roster.id}/projects/${project}/sheet`}>Week sheet of the project</A>
        {schedules && <A href={`${home}/stand-down`}>Stand this session down</A>}
      </ButtonGroup>
      <Heading2>Who is there</Heading2>
      <WhoIsThere roster={roster} session={session} mends={mayMend(roster, schedules)} />
      <Heading2>What the session is worth</Heading2>
      <P>
        {`The roster has ${pointsWords(points)} by this session running: without it, and with nobody moved elsewhere, it would have that many fewer.`}
      </P>
      {lines.length > 0 && <Bullets items={lines.map(({ sentence }) => sentence)} />}
      <Hint>Points weigh one thing against another; the rules and numbers page says how.</Hint>
    </>
  );
}

/** A session of a roster: who is there and why, and what it is worth. */
export const sessionPage: Page = {
  path: '/rosters/:id/sessions/:session',
  who: ['scheduler', 'caseworker'],
  get: async ({ ask, param, caller, show }) => {
    const [id, key] = [param('id'), param('session')];
    const session = await ask.get<SessionAnswered>(at`/v1/rosters/${id}/sessions/${key}`);
    const roster = await rosterOf(ask, id);
    const schedules = hasRole(caller, ['scheduler']);
    return show({
      title: `${session.projectName}, ${longDate(session.date)}`,
      back: { href: at`/rosters/${id}`, words: 'The week' },
      body: <Body roster={roster} session={session} schedules={schedules} />,
      wide: true,
    });
  },
};
