import type { Caller } from '../../access/caller.ts';
import { at, withQuery } from '../../pages/ask.ts';
import { hasRole } from '../../pages/navigation.ts';
import { ButtonGroup, ButtonLink } from '../../pages/parts/form.tsx';
import { A, Bullets, Details, Figures, Inset, P, Warning } from '../../pages/parts/text.tsx';
import { withheld } from '../../pages/told.ts';
import { countOf, numberInWords } from '../../pages/words.ts';
import type { RosterView } from '../view.ts';
import { gapInWords, pointsWords } from './looked.ts';

const minutesAnHour = 60;
/** Hours alone: of a week as a whole the minutes say nothing. */
const wholeHours = (minutes: number) => numberInWords(Math.floor(minutes / minutesAnHour));

const mostBreachesShown = 20;

/** What keeps a roster from being published, the first of it at once. */
function Breaches({ breaches }: Pick<RosterView, 'breaches'>) {
  if (breaches.length === 0) return null;
  return (
    <>
      <Warning>
        {`${countOf(breaches.length, 'thing keeps', 'things keep')} this roster from being published.`}
      </Warning>
      <Details summary="What keeps it from being published" open={breaches.length < mostBreachesShown}>
        <Bullets
          items={breaches.slice(0, mostBreachesShown).map(({ sentence, crn }) => sentence ?? withheld(crn))}
        />
        {breaches.length > mostBreachesShown && (
          <P>{`And ${numberInWords(breaches.length - mostBreachesShown)} more.`}</P>
        )}
      </Details>
    </>
  );
}

function Ways({ roster, caller }: { roster: RosterView; caller: Caller }) {
  const { id, state, region, pdu, weekStart } = roster;
  const home = at`/rosters/${id}`;
  const schedules = hasRole(caller, ['scheduler']);
  return (
    <ButtonGroup>
      {schedules && state === 'draft' && <ButtonLink href={`${home}/publish`}>Publish</ButtonLink>}
      {schedules && (
        <ButtonLink href={withQuery('/rosters/new', { region, pdu, weekStart, around: id })} kind="secondary">
          Run the week again
        </ButtonLink>
      )}
      <A href={`${home}/bookings.csv`}>Download all bookings (CSV)</A>
    </ButtonGroup>
  );
}

/** A roster in figures and plain words, and what to do with it. */
export function WhatItComesTo({ roster, caller }: { roster: RosterView; caller: Caller }) {
  const { id, counts, stale, pointsNow, bound, breaches, pins } = roster;
  const home = at`/rosters/${id}`;
  return (
    <>
      {stale && (
        <Inset>
          The data have changed since this roster was made. All figures are of the data as they are now.
        </Inset>
      )}
      <Figures
        figures={[
          {
            value: numberInWords(counts.peoplePlaced),
            name: `people placed, of ${numberInWords(counts.peopleDue)} due`,
          },
          {
            value: (
              <A href={`${home}/short`} hidden="people short: who and why">
                {numberInWords(counts.peopleShort)}
              </A>
            ),
            name: 'people short of their weekly minimum',
          },
          {
            value: wholeHours(counts.minutesOffered),
            name: `hours offered, ${wholeHours(counts.minutesDue)} due`,
          },
          {
            value: (
              <A href={withQuery(home, { mark: 'stood-down' })} hidden="sessions stood down: which">
                {numberInWords(counts.sessionsStoodDown)}
              </A>
            ),
            name: `sessions stood down, of ${numberInWords(counts.sessions)}`,
          },
          {
            value: (
              <A href={`${home}/left-out`} hidden="requirements left out: which and why">
                {numberInWords(counts.requirementsLeftOut)}
              </A>
            ),
            name: 'requirements left out',
          },
        ]}
      />
      {/* A bound holds for the data that it was proven on. */}
      <P>
        {`${countOf(Math.floor(counts.minutesShort / minutesAnHour), 'hour is', 'hours are')} missing under the weekly minimums. The roster has ${pointsWords(pointsNow)}: ${gapInWords(pointsNow, stale ? null : bound)}.`}
        {pins.length > 0 && ` ${countOf(pins.length, 'booking is', 'bookings are')} pinned.`}
      </P>
      <Breaches breaches={breaches} />
      <Ways roster={roster} caller={caller} />
    </>
  );
}
