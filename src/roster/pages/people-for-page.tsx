import type { z } from '@hono/zod-openapi';
import { hoursInWords } from '../../http/in-words.ts';
import { at, withQuery } from '../../pages/ask.ts';
import type { Page } from '../../pages/page.ts';
import { A, Bullets, Empty, Figures, Heading, Heading2, P } from '../../pages/parts/text.tsx';
import { isTold, type MaybeTold, withheld } from '../../pages/told.ts';
import { countOf, numberInWords } from '../../pages/words.ts';
import type { peopleForSchema } from '../suggest-schemas.ts';
import { suggestionCount } from '../suggestion-count.ts';
import {
  moveHref,
  NotADraft,
  personHref,
  rosterOf,
  sessionHref,
  sessionInWords,
  sessionsOf,
} from './of-roster.tsx';
import { rosterCaption } from './roster-head.tsx';
import { CanBe, SuggestionCard, suggestionLines } from './suggestion.tsx';

type PeopleFor = z.infer<typeof peopleForSchema>;
type Told = Omit<PeopleFor, 'people'> & { people: MaybeTold<PeopleFor['people'][number]>[] };

const manyMore = 30;

/** The best people for a free place in a session. */
export const peopleForPage: Page = {
  path: '/rosters/:id/sessions/:session/people',
  who: ['scheduler'],
  get: async ({ ask, param, query, show }) => {
    const session = param('session');
    const roster = await rosterOf(ask, param('id'));
    const most = query('most') ?? String(suggestionCount.usual);
    const path = at`/v1/rosters/${roster.id}/sessions/${session}/people`;
    const joiners = await ask.get<Told>(withQuery(path, { most }));
    const sessions = await sessionsOf(ask, roster);
    const free = joiners.capacity - joiners.booked;
    const told = joiners.people.filter(isTold);
    const hidden = joiners.people.filter((one) => !isTold(one));
    const title = free > 0 ? 'Who could take a free place' : 'Who could be on this session';
    const home = sessionHref(roster.id, session);
    const body = (
      <>
        <Heading caption={rosterCaption(roster)}>{title}</Heading>
        {roster.state !== 'draft' && <NotADraft roster={roster} />}
        <P>
          <A href={home}>{sessionInWords(joiners)}</A>
        </P>
        <Figures
          figures={[
            { value: numberInWords(joiners.booked), name: 'people on it' },
            { value: numberInWords(joiners.capacity), name: 'places' },
            { value: numberInWords(free), name: 'free' },
          ]}
        />
        {free <= 0 && <P>The session is full: whoever joins needs somebody else to leave first.</P>}
        {joiners.people.length === 0 ? (
          <Empty>Everyone with hours to book this week is on this session already.</Empty>
        ) : (
          <Heading2>{`The best ${countOf(joiners.people.length, 'person', 'people')}, the best first`}</Heading2>
        )}
        {told.map((one) => (
          <SuggestionCard
            title={<A href={personHref(roster.id, one.crn)}>{one.crn}</A>}
            tag={<CanBe {...one} />}
            lines={[
              {
                name: 'Hours so far',
                value: `${hoursInWords(one.minutes)} of ${hoursInWords(one.minMinutes)} due`,
              },
              ...suggestionLines(one, sessions),
            ]}
            action={{
              href: moveHref(roster.id, one.crn, { to: session, giveUp: one.giveUp }),
              words: `${one.giveUp.length > 0 ? 'Move here' : 'Add'}${one.canBeBooked ? '' : ': see what it breaks'}`,
              about: `${one.crn} to ${sessionInWords(joiners)}`,
            }}
          />
        ))}
        {hidden.length > 0 && <Bullets items={hidden.map(({ crn }) => withheld(crn))} />}
        {joiners.people.length === suggestionCount.usual && (
          <P>
            <A href={withQuery(`${home}/people`, { most: manyMore })}>{`Show up to ${manyMore} people`}</A>
          </P>
        )}
      </>
    );
    return show({ title, body, back: { href: home, words: 'Back to the session' } });
  },
};
