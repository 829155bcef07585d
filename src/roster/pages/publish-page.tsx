import type { z } from '@hono/zod-openapi';
import { minutesAnHour } from '../../../solver/calendar.ts';
import { at, type Problem, withQuery } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { Button, ButtonGroup, Form } from '../../pages/parts/form.tsx';
import { Summary } from '../../pages/parts/summary.tsx';
import { A, Bullets, Heading, Heading2, Inset, P, Warning } from '../../pages/parts/text.tsx';
import { countOf, longDate, numberInWords, regionInWords } from '../../pages/words.ts';
import type { publishedSchema } from '../schemas.ts';
import type { RosterView } from '../view.ts';
import { changedBetween, type Difference } from './changed.ts';
import { publishedAmong, type RosterRow, rosterOf, versionsOf } from './of-roster.tsx';
import { rosterCaption } from './roster-head.tsx';

type Published = z.infer<typeof publishedSchema>;

const mostBreaches = 20;

const hours = (minutes: number) => countOf(Math.round(minutes / minutesAnHour), 'hour', 'hours');

function Checks({ roster }: { roster: RosterView }) {
  const { id, region, pdu, weekStart, version, counts, pins } = roster;
  const path = at`/rosters/${id}`;
  return (
    <Summary
      lines={[
        { name: 'Area', value: pdu ?? regionInWords(region) },
        { name: 'Week', value: longDate(weekStart) },
        { name: 'Version', value: numberInWords(version) },
        {
          name: 'Placed',
          value: `${numberInWords(counts.peoplePlaced)} of ${countOf(counts.peopleDue, 'person', 'people')} with hours due, in ${countOf(counts.bookings, 'booking', 'bookings')}`,
          change: { href: `${path}/people`, words: 'Look', about: 'at who is placed' },
        },
        {
          name: 'Hours',
          value: `${hours(counts.minutesOffered)} given; ${hours(counts.minutesShort)} missing under the weekly minimums`,
        },
        {
          name: 'Short',
          value: countOf(counts.peopleShort, 'person', 'people'),
          change: { href: `${path}/short`, words: 'Look', about: 'at who is short and why' },
        },
        {
          name: 'Left out',
          value: countOf(counts.requirementsLeftOut, 'requirement', 'requirements'),
          change: { href: `${path}/left-out`, words: 'Look', about: 'at what is left out' },
        },
        {
          name: 'Stood down',
          value: `${numberInWords(counts.sessionsStoodDown)} of ${countOf(counts.sessions, 'session', 'sessions')}: nobody is booked on them`,
          change: { href: path, words: 'Look', about: 'at the week' },
        },
        { name: 'Pinned', value: countOf(pins.length, 'booking', 'bookings') },
      ]}
    />
  );
}

function Changes({
  roster,
  published,
  difference,
}: {
  roster: RosterView;
  published: RosterRow | undefined;
  difference: Difference | null;
}) {
  if (!published || !difference)
    return (
      <P>
        Nothing has been published for this week yet: everyone is told of their bookings for the first time.
      </P>
    );
  const { people, moved, added, dropped } = changedBetween(difference);
  return (
    <>
      <P>
        {people.size === 0
          ? `Nothing changes for anybody from version ${published.version}, which is published now.`
          : `${countOf(people.size, 'person has', 'people have')} another week than in version ${published.version}, which is published now: ${numberInWords(moved)} moved, ${numberInWords(added)} added and ${numberInWords(dropped)} taken off.`}
      </P>
      <P>
        <A href={at`/rosters/${roster.id}/changes`}>See what changes for whom</A>
      </P>
    </>
  );
}

async function showCheck(asked: Asked, roster: RosterView, refused?: Problem): Promise<Response> {
  const { ask, show } = asked;
  const published = publishedAmong(await versionsOf(ask, roster));
  const path = at`/rosters/${roster.id}`;
  const difference =
    published && published.id !== roster.id
      ? await ask.get<Difference>(withQuery(at`/v1/rosters/${roster.id}/difference`, { with: published.id }))
      : null;
  const { breaches } = roster;
  const isDraft = roster.state === 'draft';
  const title = isDraft ? 'Check and publish the roster' : 'This roster cannot be published';
  const body = (
    <>
      <Heading caption={rosterCaption(roster)}>{title}</Heading>
      {!isDraft && (
        <Inset>
          {roster.state === 'published'
            ? 'It is published already.'
            : 'It has been superseded by a later one.'}{' '}
          <A href={at`/rosters/${published?.id ?? roster.id}`}>See the published roster</A>.
        </Inset>
      )}
      <Checks roster={roster} />
      {isDraft && (
        <>
          <Heading2>What changes for people</Heading2>
          <Changes roster={roster} published={published} difference={difference} />
          <Heading2>Rules</Heading2>
          {breaches.length === 0 ? (
            <P>No rule is broken.</P>
          ) : (
            <>
              <Warning>
                {`It cannot be published yet: ${countOf(breaches.length, 'rule is', 'rules are')} broken on the data as they are.`}
              </Warning>
              <Bullets items={breaches.slice(0, mostBreaches).map(({ sentence }) => sentence)} />
              {breaches.length > mostBreaches && (
                <P>{`And ${numberInWords(breaches.length - mostBreaches)} more.`}</P>
              )}
              <P>Move or take off these bookings, or run the week again for a new version.</P>
            </>
          )}
          {roster.stale && (
            <P>The data have changed since the roster was made. It is judged on the data as they are now.</P>
          )}
        </>
      )}
      {isDraft && breaches.length === 0 && (
        <>
          <P>
            Publishing freezes this version and makes its bookings appointments. A published roster cannot be
            changed: a later version takes its place.
          </P>
          <Form action={`${path}/publish`}>
            <ButtonGroup>
              <Button>Publish the roster</Button>
              <A href={path}>Back to the week</A>
            </ButtonGroup>
          </Form>
        </>
      )}
    </>
  );
  return show({ title, body, refused, back: { href: path, words: 'Back to the week' } });
}

/** Check your answers, then publish. */
export const publishPage: Page = {
  path: '/rosters/:id/publish',
  who: ['scheduler'],
  get: async (asked) => showCheck(asked, await rosterOf(asked.ask, asked.param('id'))),
  post: async (asked) => {
    const { ask, param, go } = asked;
    const posted = await asked.posted();
    const path = at`/v1/rosters/${param('id')}/publish`;
    const { done, refused } = await ask.send<Published>('POST', path, undefined, posted.sending);
    if (refused) return showCheck(asked, await rosterOf(ask, param('id')), refused);
    const { roster, appointments } = done;
    const { made, kept, cancelled } = appointments;
    return go(
      at`/rosters/${roster.id}`,
      `Version ${roster.version} of the week of ${longDate(roster.weekStart)} is published: ${countOf(made, 'appointment', 'appointments')} made, ${numberInWords(kept)} kept and ${numberInWords(cancelled)} called off`,
    );
  },
};
