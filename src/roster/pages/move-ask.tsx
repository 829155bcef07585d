import type { z } from '@hono/zod-openapi';
import { dayInWords, hoursInWords } from '../../http/in-words.ts';
import { at, type Problem, withQuery } from '../../pages/ask.ts';
import type { Asked } from '../../pages/page.ts';
import { type Choice, Radios, Select } from '../../pages/parts/fields.tsx';
import { Button, LookForm } from '../../pages/parts/form.tsx';
import { Details, Heading, Hint, P } from '../../pages/parts/text.tsx';
import { fieldsOf } from '../../pages/posted.ts';
import { timesInWords } from '../../pages/words.ts';
import { wonOrLost } from '../line-words.ts';
import type { bookingGroupsSchema } from '../schemas.ts';
import type { placesSchema } from '../suggest-schemas.ts';
import type { RosterView } from '../view.ts';
import type { MoveAsked } from './move-preview.tsx';
import {
  NotADraft,
  personHref,
  sessionHref,
  sessionInWords,
  sessionsOf,
  type WeekSession,
} from './of-roster.tsx';
import { rosterCaption } from './roster-head.tsx';

type Bookings = z.infer<typeof bookingGroupsSchema>;
export type Booking = Bookings['content'][number]['bookings'][number];
type Place = z.infer<typeof placesSchema>['places'][number];

/** What a roster has booked for a person, by date. */
export async function bookingsOf(
  { ask }: Pick<Asked, 'ask'>,
  roster: RosterView,
  crn: string,
): Promise<Booking[]> {
  const path = withQuery(at`/v1/rosters/${roster.id}/bookings`, { by: 'person', crn });
  const { content } = await ask.get<Bookings>(path);
  return content.flatMap(({ bookings }) => bookings);
}

const fewPlaces = 5;

function placeChoice(place: Place): Choice {
  const { travelMinutes, obstacles, points } = place;
  const away = travelMinutes === null ? 'no way known' : `${hoursInWords(travelMinutes)} away`;
  const why = obstacles.map(({ sentence }) => sentence).join('; ');
  return {
    value: place.session,
    words: sessionInWords(place),
    hint: place.canBeBooked ? `${away}; ${wonOrLost(points)}` : `${away}; cannot be booked: ${why}`,
  };
}

/** Which booking to leave, and which session to take. */
export async function askMove(
  asked: Asked,
  roster: RosterView,
  move: MoveAsked,
  refused?: Problem,
): Promise<Response> {
  const { ask, show } = asked;
  const { crn } = move;
  const places = await ask.get<{ places: Place[] }>(
    withQuery(at`/v1/rosters/${roster.id}/people/${crn}/places`, { most: fewPlaces }),
  );
  const booked = await bookingsOf(asked, roster, crn);
  const sessions = [...(await sessionsOf(ask, roster)).values()].filter(({ status }) => status === 'planned');
  const isNear = places.places.some(({ session }) => session === move.to);
  const to = move.to === null ? 'none' : isNear ? move.to : 'other';
  const asGiven = { from: move.from ?? 'none', to: refused === undefined ? '' : to, other: move.to ?? '' };
  const field = fieldsOf(asGiven, refused);
  const home = personHref(roster.id, crn);
  const body = (
    <>
      <Heading caption={rosterCaption(roster)}>{`Move ${crn}`}</Heading>
      {roster.state !== 'draft' && <NotADraft roster={roster} />}
      <P>Nothing is moved yet: you are shown what the move would do first.</P>
      <LookForm action={`${home}/move`}>
        <Radios
          field={field('from')}
          label="Which booking to leave"
          choices={[
            ...booked.map((one) => ({ value: one.session, words: sessionInWords(one) })),
            {
              value: 'none',
              words: booked.length === 0 ? 'None: they have no booking' : 'None: keep all, and add one',
            },
          ]}
        />
        <Radios
          field={field('to')}
          label="Which session to take"
          hint="The places that come nearest stand first."
          choices={[
            ...places.places.map(placeChoice),
            { value: 'other', words: 'Another session of the week, chosen below' },
            ...(booked.length > 0 ? [{ value: 'none', words: 'None: take the booking off' }] : []),
          ]}
        />
        <Select
          field={field('other')}
          label="Another session of the week"
          choices={sessions.map((one) => ({
            value: one.session,
            words: `${dayInWords(one.date)}, ${one.projectName}, ${timesInWords(one.from, one.to)}`,
          }))}
        />
        <Button>See what it would do</Button>
      </LookForm>
      <DropList roster={roster} crn={crn} booked={booked} sessions={sessions} />
    </>
  );
  return show({
    title: `Move ${crn}`,
    body,
    refused,
    scripts: ['drag.js'],
    back: { href: home, words: `Back to ${crn}` },
  });
}

interface DropGiven {
  roster: RosterView;
  crn: string;
  booked: readonly Booking[];
  sessions: readonly WeekSession[];
}

/** The same by dragging: what /assets/drag.js reads is written there. */
function DropList({ roster, crn, booked, sessions }: DropGiven) {
  const days = [...new Set(sessions.map(({ date }) => date))];
  return (
    <Details summary="All sessions of the week, by day">
      <Hint>
        With a mouse you can also drag the person from a booking of theirs to a session. You are shown what
        that would do first.
      </Hint>
      <ul class="govuk-list app-chips">
        {booked.map((one) => (
          <li class="app-chip" data-move={crn} data-from={one.session}>{`${crn}: ${sessionInWords(one)}`}</li>
        ))}
        <li class="app-chip" data-move={crn} data-from="">{`${crn}: one booking more`}</li>
      </ul>
      {days.map((day) => (
        <>
          <h2 class="govuk-heading-s">{dayInWords(day)}</h2>
          <ul class="govuk-list app-drop-list">
            {sessions
              .filter(({ date }) => date === day)
              .map((one) => (
                <li>
                  <a class="govuk-link" href={sessionHref(roster.id, one.session)}>
                    {one.projectName}
                    <span class="govuk-visually-hidden">{`, ${dayInWords(day)}`}</span>
                    {`, ${timesInWords(one.from, one.to)}`}
                  </a>
                </li>
              ))}
          </ul>
        </>
      ))}
    </Details>
  );
}
