import type { z } from '@hono/zod-openapi';
import { hoursInWords } from '../../http/in-words.ts';
import { at, withQuery } from '../../pages/ask.ts';
import type { Page } from '../../pages/page.ts';
import { A, Empty, Figures, Heading, Heading2, P } from '../../pages/parts/text.tsx';
import type { placesSchema } from '../suggest-schemas.ts';
import { suggestionCount } from '../suggestion-count.ts';
import { moveHref, NotADraft, personHref, rosterOf, sessionInWords, sessionsOf } from './of-roster.tsx';
import { rosterCaption } from './roster-head.tsx';
import { CanBe, SuggestionCard, stepWords, suggestionLines } from './suggestion.tsx';

type Places = z.infer<typeof placesSchema>;

const manyMore = 30;

/** The places of the week that would come nearest for a person, and what each would break. */
export const placesPage: Page = {
  path: '/rosters/:id/people/:crn/places',
  who: ['scheduler'],
  get: async ({ ask, param, query, show }) => {
    const crn = param('crn');
    const roster = await rosterOf(ask, param('id'));
    const most = query('most') ?? String(suggestionCount.usual);
    const places = await ask.get<Places>(
      withQuery(at`/v1/rosters/${roster.id}/people/${crn}/places`, { most }),
    );
    const sessions = await sessionsOf(ask, roster);
    const home = personHref(roster.id, crn);
    const shown = places.places.length;
    const body = (
      <>
        <Heading caption={rosterCaption(roster)}>{`Places for ${crn}`}</Heading>
        {roster.state !== 'draft' && <NotADraft roster={roster} />}
        <Figures
          figures={[
            { value: hoursInWords(places.minutes), name: 'hours given' },
            { value: hoursInWords(places.minMinutes), name: 'hours due' },
            { value: hoursInWords(places.maxMinutes), name: 'most in the week' },
          ]}
        />
        {shown === 0 ? (
          <Empty>
            {'The week has no other session for them. '}
            <A href={at`/rosters/${roster.id}/short`}>See who else is short</A>.
          </Empty>
        ) : (
          <>
            <Heading2>{`The ${shown} that would come nearest, the best first`}</Heading2>
            <P>Places that can be booked now stand before those that a rule keeps them off.</P>
          </>
        )}
        {places.places.map((place) => (
          <SuggestionCard
            title={sessionInWords(place)}
            tag={<CanBe {...place} />}
            lines={[
              {
                name: 'Hours',
                value: `${hoursInWords(place.creditMinutes)} credited, in ${place.pduName}`,
              },
              ...suggestionLines(place, sessions),
            ]}
            action={{
              href: moveHref(roster.id, crn, { to: place.session, giveUp: place.giveUp }),
              words: stepWords(place),
              about: `${crn}, ${sessionInWords(place)}`,
            }}
          />
        ))}
        <ul class="govuk-list">
          {shown === suggestionCount.usual && (
            <li>
              <A href={withQuery(`${home}/places`, { most: manyMore })}>{`Show up to ${manyMore} places`}</A>
            </li>
          )}
          <li>
            <A href={`${home}/move`}>Choose from all sessions of the week</A>
          </li>
          <li>
            <A href={at`/rosters/${roster.id}/short/places`}>Where more places would help</A>
          </li>
        </ul>
      </>
    );
    return show({ title: `Places for ${crn}`, body, back: { href: home, words: `Back to ${crn}` } });
  },
};
