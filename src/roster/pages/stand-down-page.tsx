import type { z } from '@hono/zod-openapi';
import { listInWords } from '../../http/in-words.ts';
import { type Ask, at, NotAnswered, type Problem, withQuery } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import type { MaybeTold } from '../../pages/told.ts';
import { countOf } from '../../pages/words.ts';
import type { repairSchema } from '../repair-schemas.ts';
import type { stoodDownSchema } from '../schemas.ts';
import type { RosterView } from '../view.ts';
import type { Preview } from './move-preview.tsx';
import { publishedAmong, type RosterRow, rosterOf, sessionsOf, versionsOf } from './of-roster.tsx';
import { type StandDownAsked, standDownView } from './stand-down-view.tsx';

type Told = z.infer<typeof repairSchema>;
/** A repair as it is told to somebody who may not see everyone. */
export type Repair = Omit<Told, 'moves' | 'unplaced'> & {
  moves: MaybeTold<Told['moves'][number]>[];
  unplaced: MaybeTold<Told['unplaced'][number]>[];
};
type StoodDown = z.infer<typeof stoodDownSchema>;

const keepsOthers = (value: string | undefined) => value === 'yes';
const repairOf = (roster: Pick<RosterRow, 'id'>) => at`/v1/rosters/${roster.id}/repair`;

/** What a draft would lose with everyone taken off a session; undefined: nobody is on it. */
async function lossOf(ask: Ask, roster: RosterView, from: string, booked: readonly string[]) {
  const [first, ...together] = booked.map((crn) => ({ crn, from, to: null }));
  if (first === undefined) return undefined;
  const path = at`/v1/rosters/${roster.id}/moves/preview`;
  return (await ask.send<Preview>('POST', path, { ...first, together })).done;
}

/** What standing a session down would do, before it is done. */
async function showCheck(
  asked: Asked,
  roster: RosterView,
  { keepOthers, refused }: { keepOthers: boolean; refused?: Problem },
): Promise<Response> {
  const { ask, param, show } = asked;
  const id = param('session');
  const { status } = await ask.get<{ status: string }>(at`/v1/sessions/${id}`);
  const sessions = await sessionsOf(ask, roster);
  const session = sessions.get(id);
  if (!session)
    throw new NotAnswered({
      status: 404,
      title: 'Not Found',
      detail: 'The week of the roster has no such session',
    });
  const published = publishedAmong(await versionsOf(ask, roster));
  const given: StandDownAsked = { roster, session, published, keepOthers };
  if (status !== 'planned') return show(standDownView(given, { sessions, refused }));
  const whatIf = [{ kind: 'session-stood-down', session: id }];
  const repair = published
    ? await ask.send<Repair>('POST', repairOf(published), { keepOthers, whatIf })
    : undefined;
  const bookings = await ask.get<{ content: { bookings: { crn: string; session?: string }[] }[] }>(
    withQuery(at`/v1/rosters/${roster.id}/bookings`, { by: 'day', date: session.date }),
  );
  const booked = bookings.content
    .flatMap((day) => day.bookings)
    .filter((booking) => booking.session === id)
    .map(({ crn }) => crn);
  const loss = published ? undefined : await lossOf(ask, roster, id, booked);
  return show(
    standDownView(given, {
      sessions,
      booked,
      loss,
      repair: repair?.done,
      refused: refused ?? repair?.refused,
    }),
  );
}

/** Stands a session down: what it would do first, and then it is done and the week repaired. */
export const standDownPage: Page = {
  path: '/rosters/:id/sessions/:session/stand-down',
  who: ['scheduler'],
  get: async (asked) => {
    const roster = await rosterOf(asked.ask, asked.param('id'));
    return showCheck(asked, roster, { keepOthers: keepsOthers(asked.query('keepOthers')) });
  },
  post: async (asked) => {
    const { ask, param, go } = asked;
    const session = param('session');
    const posted = await asked.posted();
    const keepOthers = keepsOthers(posted.given('keepOthers'));
    const roster = await rosterOf(ask, param('id'));
    let said = `${session} is stood down`;
    if (posted.text('does') !== 'repair') {
      const path = at`/v1/sessions/${session}/stand-down`;
      const { done, refused } = await ask.send<StoodDown>('POST', path, undefined, posted.sending);
      if (refused) return showCheck(asked, roster, { keepOthers, refused });
      if (done.freed.length > 0)
        said += `: ${countOf(done.freed.length, 'appointment is', 'appointments are')} called off`;
    }
    const published = publishedAmong(await versionsOf(ask, roster));
    if (!published)
      return go(
        at`/rosters/${roster.id}`,
        `${said}. Nothing is published for the week, so nobody has been told of it: run the week again around this roster to place its people elsewhere`,
      );
    const { key } = posted.sending;
    const sending = key === undefined ? {} : { key: `${key}-repair` };
    const repair = await ask.send<Repair>('POST', repairOf(published), { keepOthers }, sending);
    if (repair.refused) return showCheck(asked, roster, { keepOthers, refused: repair.refused });
    const { roster: draft, sentence, unplaced } = repair.done;
    const short =
      unplaced.length === 0 ? '' : `. Still short: ${listInWords(unplaced.map(({ crn }) => crn))}`;
    const next =
      draft === null
        ? 'No new version is needed'
        : 'This is the new version: check what changed, then publish it';
    return go(at`/rosters/${draft ?? published.id}`, `${said}. ${sentence}${short}. ${next}`);
  },
};
