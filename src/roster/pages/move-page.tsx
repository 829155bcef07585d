import { at, type Problem } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { wonOrLost } from '../line-words.ts';
import type { RosterView } from '../view.ts';
import { askMove } from './move-ask.tsx';
import { type MoveAsked, moveOf, type Preview, previewView } from './move-preview.tsx';
import { personHref, rosterOf, sessionNamed, sessionsOf } from './of-roster.tsx';

interface Moved {
  points: { before: number; after: number };
}

const sending = ({ crn, from, to, leave }: MoveAsked) => ({
  crn,
  from,
  to,
  together: leave.map((session) => ({ crn, from: session, to: null })),
});

/** What the move would do, or the question again with why it cannot be asked. */
async function showPreview(asked: Asked, roster: RosterView, move: MoveAsked, refused?: Problem) {
  const { ask, show } = asked;
  const path = at`/v1/rosters/${roster.id}/moves/preview`;
  const previewed = await ask.send<Preview>('POST', path, sending(move));
  if (previewed.refused) return askMove(asked, roster, move, refused ?? previewed.refused);
  return show(previewView(roster, move, previewed.done, await sessionsOf(ask, roster), refused));
}

/** Moves a person: which booking to leave and which session to take, what that would do, and then does it. */
export const movePage: Page = {
  path: '/rosters/:id/people/:crn/move',
  who: ['scheduler'],
  get: async (asked) => {
    const { ask, c, param, query } = asked;
    const roster = await rosterOf(ask, param('id'));
    const to = query('to') === 'other' ? query('other') : query('to');
    const given = { crn: param('crn'), from: query('from'), to, leave: c.req.queries('leave') ?? [] };
    if (!given.to) return askMove(asked, roster, moveOf(given));
    return showPreview(asked, roster, moveOf(given));
  },
  post: async (asked) => {
    const { ask, param, go } = asked;
    const posted = await asked.posted();
    const crn = param('crn');
    const roster = await rosterOf(ask, param('id'));
    const move = moveOf({
      crn,
      from: posted.given('from'),
      to: posted.given('to'),
      leave: posted.all('leave'),
    });
    const path = at`/v1/rosters/${roster.id}/moves`;
    const { done, refused } = await ask.send<Moved>('POST', path, sending(move), posted.sending);
    if (refused) return showPreview(asked, roster, move, refused);
    const sessions = await sessionsOf(ask, roster);
    const points = done.points.after - done.points.before;
    return go(
      personHref(roster.id, crn),
      doneInWords(move, points, (id) => sessionNamed(sessions, id)),
    );
  },
};

function doneInWords({ crn, from, to }: MoveAsked, points: number, name: (id: string) => string): string {
  const worth = wonOrLost(points);
  if (to === null) return `${crn} is taken off ${name(from!)}: ${worth}`;
  if (from === null) return `${crn} is added to ${name(to)}: ${worth}`;
  return `${crn} is moved from ${name(from)} to ${name(to)}: ${worth}`;
}
