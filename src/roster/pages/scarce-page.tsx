import type { z } from '@hono/zod-openapi';
import { at, withQuery } from '../../pages/ask.ts';
import type { Page } from '../../pages/page.ts';
import { A, Bullets, Empty, Heading2, P } from '../../pages/parts/text.tsx';
import { capitalised } from '../../pages/words.ts';
import type { scarceSchema } from '../suggest-schemas.ts';
import { rosterOf } from './of-roster.tsx';
import { RosterHead } from './roster-head.tsx';

type Scarce = z.infer<typeof scarceSchema>;

const most = 10;
/** Where places are lacking: what an officer should go and source. */
export const scarcePage: Page = {
  path: '/rosters/:id/short/places',
  who: ['scheduler'],
  get: async ({ ask, param, show }) => {
    const roster = await rosterOf(ask, param('id'));
    const path = withQuery(at`/v1/rosters/${roster.id}/scarce-seats`, { most });
    const { seats, unserved } = await ask.get<Scarce>(path);
    const short = at`/rosters/${roster.id}/short`;
    const body = (
      <>
        <RosterHead roster={roster} title="Where more places would help" part="/short" />
        {seats.length + unserved.length === 0 && (
          <Empty>
            {'No more places would help anybody who is short. '}
            <A href={short}>See who is short and why</A>.
          </Empty>
        )}
        {seats.length > 0 && (
          <>
            <Heading2>Full sessions, the dearest first</Heading2>
            <P>One more place on a session there would be taken.</P>
            <Bullets items={seats.map(({ sentence }) => capitalised(sentence))} />
          </>
        )}
        {unserved.length > 0 && (
          <>
            <Heading2>Where only another session would help</Heading2>
            <Bullets items={unserved.map(({ sentence }) => capitalised(sentence))} />
          </>
        )}
      </>
    );
    return show({
      title: 'Where more places would help',
      body,
      back: { href: short, words: 'Back to who is short' },
    });
  },
};
