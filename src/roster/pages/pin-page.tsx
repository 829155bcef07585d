import { at, type Problem, withQuery } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { Hidden } from '../../pages/parts/fields.tsx';
import { Button, ButtonGroup, Form } from '../../pages/parts/form.tsx';
import { Summary } from '../../pages/parts/summary.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { Tag } from '../../pages/parts/tag.tsx';
import { A, Bullets, Empty, Heading, P } from '../../pages/parts/text.tsx';
import type { RosterView } from '../view.ts';
import { bookingsOf } from './move-ask.tsx';
import { NotADraft, personHref, rosterOf, sessionInWords, sessionNamed, sessionsOf } from './of-roster.tsx';
import { rosterCaption } from './roster-head.tsx';

const isPinned = ({ pins }: RosterView, crn: string, session: string) =>
  pins.some((pin) => pin.crn === crn && pin.session === session);

/** What a person is booked on, and what of it is pinned. */
async function showBookings(asked: Asked, roster: RosterView, crn: string): Promise<Response> {
  const booked = await bookingsOf(asked, roster, crn);
  const home = personHref(roster.id, crn);
  const body = (
    <>
      <Heading caption={rosterCaption(roster)}>{`Pin ${crn}`}</Heading>
      {roster.state !== 'draft' && <NotADraft roster={roster} />}
      <P>A pinned booking stays where it is in every run around this roster.</P>
      {booked.length === 0 ? (
        <Empty>
          {`${crn} has no booking in this roster. `}
          <A href={`${home}/places`}>See the places that come nearest</A>.
        </Empty>
      ) : (
        <Table
          caption={`Bookings of ${crn}`}
          columns={[{ head: 'Session', names: true }, { head: 'Pinned' }, { head: 'Change' }]}
          rows={booked.map((one) => [
            sessionInWords(one),
            one.pinned ? <Tag words="Pinned" colour="purple" /> : <Tag words="Not pinned" colour="grey" />,
            <A href={withQuery(`${home}/pin`, { session: one.session })} hidden={sessionInWords(one)}>
              {one.pinned ? 'Take the pin back' : 'Pin'}
            </A>,
          ])}
        />
      )}
    </>
  );
  return show(asked, roster, crn, { title: `Pin ${crn}`, body });
}

const show = (asked: Asked, roster: RosterView, crn: string, view: Parameters<Asked['show']>[0]) =>
  asked.show({ back: { href: personHref(roster.id, crn), words: `Back to ${crn}` }, ...view });

const meaning = {
  pin: [
    'Every run of the week around this roster keeps this booking, or makes it where there is none yet.',
    'A run can then do less for others: their places are found around it.',
    'You can take the pin back at any time while the roster is a draft.',
  ],
  unpin: [
    'The booking stays until it is moved or the week is run again.',
    'A run around this roster may then place the person elsewhere.',
    'There may be better rosters without the pin, so this one is no longer proven to be the best.',
  ],
} as const;

/** What pinning, or taking a pin back, means, before it is done. */
async function showCheck(
  asked: Asked,
  roster: RosterView,
  { crn, session }: { crn: string; session: string },
  refused?: Problem,
): Promise<Response> {
  const does = isPinned(roster, crn, session) ? 'unpin' : 'pin';
  const sessions = await sessionsOf(asked.ask, roster);
  const booked = await bookingsOf(asked, roster, crn);
  const isBooked = booked.some((one) => one.session === session);
  const title = does === 'pin' ? `Pin ${crn} to this session?` : `Take the pin of ${crn} back?`;
  const home = personHref(roster.id, crn);
  const body = (
    <>
      <Heading caption={rosterCaption(roster)}>{title}</Heading>
      {roster.state !== 'draft' && <NotADraft roster={roster} />}
      <Summary
        lines={[
          { name: 'Person', value: crn },
          {
            name: 'Session',
            value: sessionNamed(sessions, session),
            change: { href: `${home}/pin`, about: 'the session' },
          },
          {
            name: 'Booked on it',
            value: isBooked ? 'yes' : 'no: run the week around this roster to place them there',
          },
        ]}
      />
      <P>What this means:</P>
      <Bullets items={meaning[does]} />
      {roster.state === 'draft' && (
        <Form action={`${home}/pin`}>
          <Hidden name="session" value={session} />
          <Hidden name="does" value={does} />
          <ButtonGroup>
            <Button>{does === 'pin' ? `Pin ${crn}` : 'Take the pin back'}</Button>
            <A href={home}>Leave it as it is</A>
          </ButtonGroup>
        </Form>
      )}
    </>
  );
  return show(asked, roster, crn, { title, body, refused });
}

/** Pins a person to a session, or takes the pin back. */
export const pinPage: Page = {
  path: '/rosters/:id/people/:crn/pin',
  who: ['scheduler'],
  get: async (asked) => {
    const roster = await rosterOf(asked.ask, asked.param('id'));
    const [crn, session] = [asked.param('crn'), asked.query('session')];
    return session ? showCheck(asked, roster, { crn, session }) : showBookings(asked, roster, crn);
  },
  post: async (asked) => {
    const { ask, param, go } = asked;
    const [id, crn] = [param('id'), param('crn')];
    const posted = await asked.posted();
    const session = posted.text('session');
    const pins = at`/v1/rosters/${id}/pins`;
    const { done, refused } =
      posted.text('does') === 'unpin'
        ? await ask.send<null>('DELETE', `${pins}/${at`${crn}/${session}`}`, undefined, posted.sending)
        : await ask.send<{ message: string }>('POST', pins, { crn, session }, posted.sending);
    const roster = await rosterOf(ask, id);
    if (refused) return showCheck(asked, roster, { crn, session }, refused);
    const name = sessionNamed(await sessionsOf(ask, roster), session);
    const said = done?.message ?? `${crn} is not pinned to ${name} any more: the booking stays`;
    return go(personHref(roster.id, crn), said);
  },
};
