import type { z } from '@hono/zod-openapi';
import { at } from '../../../pages/ask.ts';
import type { Asked, Page } from '../../../pages/page.ts';
import { ButtonGroup, ButtonLink } from '../../../pages/parts/form.tsx';
import { Summary } from '../../../pages/parts/summary.tsx';
import { Table } from '../../../pages/parts/table.tsx';
import { Tag } from '../../../pages/parts/tag.tsx';
import { A, Details, Empty, Heading, Heading2 } from '../../../pages/parts/text.tsx';
import { isTold, type MaybeTold, withheld } from '../../../pages/told.ts';
import { countOf, longDate, timesInWords } from '../../../pages/words.ts';
import type { attendanceEntriesSchema, sessionExpectedSchema } from '../../attendance-schemas.ts';
import { followers, mayChange } from '../who.ts';
import { PersonLink } from './frame.tsx';
import { type Group, groupAt, groupOf, type Names, namesOf, sessionAt } from './group.ts';
import { History } from './history.tsx';
import { isToRecord, MeetingTag, OutcomeTag } from './words.tsx';

type Whole = z.infer<typeof sessionExpectedSchema>;
export type Expected = Whole['expected'][number];
export type Entry = z.infer<typeof attendanceEntriesSchema>['content'][number];

/** A session with whoever it is for, as this reader is told. */
export type Session = Omit<Whole, 'expected'> & { expected: MaybeTold<Expected>[] };

/** The session that an address names. */
export const sessionOf = ({ ask, param }: Pick<Asked, 'ask' | 'param'>): Promise<Session> =>
  ask.get<Session>(at`/v1/groups/${param('id')}/sessions/${param('session')}`);

/** What a session is called. */
export const sessionInWords = ({ number, module, catchUpFor }: Session): string =>
  `${catchUpFor === null ? 'Session' : 'Catch-up of session'} ${number}: ${module}`;

/** When and where a session is, and who holds it. */
export const SessionSummary = ({
  group,
  session,
  names,
  today,
}: {
  group: Group;
  session: Session;
  names: Names;
  today: string;
}) => (
  <Summary
    lines={[
      { name: 'State', value: <MeetingTag meeting={session} today={today} /> },
      { name: 'When', value: `${longDate(session.date)}, ${timesInWords(session.from, session.to)}` },
      { name: 'Where', value: `${names.venue}, ${names.room(session.room)}` },
      { name: 'Held by', value: names.holders(session.facilitators) },
      { name: 'Phase', value: session.phase },
      ...(session.catchUpFor === null
        ? []
        : [
            {
              name: 'Makes up for',
              value: (
                <>
                  <A href={sessionAt(group.id, session.catchUpFor)}>{`Session ${session.number}`}</A>{' '}
                  <Tag words="Catch-up" colour="purple" />
                </>
              ),
            },
          ]),
    ]}
  />
);

/** The catch-ups that are booked of this session for somebody. */
const catchUpsOf = (group: Group, session: Session, referral: string) =>
  group.sessions.filter(
    ({ catchUpFor, status, referrals }) =>
      catchUpFor === session.id && status !== 'cancelled' && referrals?.includes(referral),
  );

const isAbsent = ({ recorded }: Expected) => recorded?.outcome.endsWith('absence') === true;

function CatchUps({ group, session, who, changes }: Seen & { who: Expected }) {
  const booked = catchUpsOf(group, session, who.referral);
  if (booked.length > 0)
    return booked.map((one, i) => (
      <>
        {i > 0 && ', '}
        <A href={sessionAt(group.id, one.id)} hidden={`of ${who.crn}`}>
          {`Catch-up on ${longDate(one.date)}`}
        </A>
      </>
    ));
  if (!changes || !isAbsent(who) || session.catchUpFor !== null || group.state !== 'open') return null;
  const query = `?referral=${encodeURIComponent(who.referral)}`;
  return (
    <A href={`${sessionAt(group.id, session.id)}/catch-ups${query}`} hidden={`for ${who.crn}`}>
      Book a catch-up
    </A>
  );
}

interface Seen {
  group: Group;
  session: Session;
  changes: boolean;
}

function Attendance(seen: Seen) {
  const { expected } = seen.session;
  if (expected.length === 0) return <Empty>This session is for nobody now.</Empty>;
  return (
    <Table
      caption="Who is expected, and who came"
      captionHidden
      columns={[{ head: 'CRN', names: true }, { head: 'Attendance' }, { head: 'Note' }, { head: 'Catch-up' }]}
      rows={expected.map((who) =>
        isTold(who)
          ? [
              <PersonLink crn={who.crn} />,
              <OutcomeTag outcome={who.recorded?.outcome ?? null} />,
              who.recorded?.note ?? '',
              <CatchUps {...seen} who={who} />,
            ]
          : [withheld(who.crn), '', '', ''],
      )}
    />
  );
}

function Actions({ group, session, today }: { group: Group; session: Session; today: string }) {
  const here = sessionAt(group.id, session.id);
  const isPlanned = session.status === 'planned';
  const isOver = session.status === 'held' || isToRecord(session, today);
  return (
    <ButtonGroup>
      {isOver && (
        <ButtonLink href={`${here}/attendance`}>
          {session.status === 'held' ? 'Correct or complete attendance' : 'Record attendance'}
        </ButtonLink>
      )}
      {isPlanned && session.catchUpFor === null && group.state === 'open' && (
        <ButtonLink href={`${here}/reschedule`} kind="secondary">
          Give it another time
        </ButtonLink>
      )}
      {isPlanned && session.catchUpFor !== null && (
        <ButtonLink href={`${here}/cancel`} kind="warning">
          Call this catch-up off
        </ButtonLink>
      )}
    </ButtonGroup>
  );
}

/** One session: when it is, who is expected, who came. */
export const sessionPage: Page = {
  path: '/groups/:id/sessions/:session',
  who: followers,
  get: async (asked) => {
    const { ask, caller, today, show, param } = asked;
    const [group, session, entries] = await Promise.all([
      groupOf(asked),
      sessionOf(asked),
      ask.get<{ content: MaybeTold<Entry>[] }>(
        at`/v1/groups/${param('id')}/sessions/${param('session')}/attendance`,
      ),
    ]);
    const names = await namesOf(asked, group);
    const changes = mayChange(caller);
    const crns = new Map(session.expected.filter(isTold).map(({ referral, crn }) => [referral, crn]));
    const title = sessionInWords(session);
    const body = (
      <>
        <Heading caption={`${names.programme}, group ${group.id}`}>{title}</Heading>
        <SessionSummary group={group} session={session} names={names} today={today} />
        {changes && <Actions group={group} session={session} today={today} />}
        <Heading2>
          {session.status === 'held' ? 'Who came' : 'Who is expected'}
          {`: ${countOf(session.expected.length, 'person', 'people')}`}
        </Heading2>
        <Attendance group={group} session={session} changes={changes} />
        {entries.content.length > 0 && (
          <Details summary="All that was recorded">
            <History entries={entries.content} crnOf={(referral) => crns.get(referral) ?? referral} />
          </Details>
        )}
      </>
    );
    const back = { href: groupAt(group.id), words: `Group ${group.id}` };
    return show({ title, body, back });
  },
};
