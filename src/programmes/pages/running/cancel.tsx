import { at, type Problem } from '../../../pages/ask.ts';
import type { Asked, Page } from '../../../pages/page.ts';
import { Button, ButtonGroup, Form } from '../../../pages/parts/form.tsx';
import { A, Bullets, Heading } from '../../../pages/parts/text.tsx';
import { longDate } from '../../../pages/words.ts';
import { managers } from '../who.ts';
import { backTo } from './frame.tsx';
import { type Group, groupAt, groupOf, namesOf, sessionAt } from './group.ts';
import { SessionSummary, sessionInWords, sessionOf } from './session.tsx';

async function view(asked: Asked, refused?: Problem) {
  const [group, session] = await Promise.all([groupOf(asked), sessionOf(asked)]);
  const names = await namesOf(asked, group);
  const here = sessionAt(group.id, session.id);
  const title = 'Call this catch-up off';
  const body = (
    <>
      <Heading caption={sessionInWords(session)}>{title}</Heading>
      <SessionSummary group={group} session={session} names={names} today={asked.today} />
      <Bullets
        items={[
          'Whoever it is for still has to catch the session up: book another time.',
          'The room and whoever holds it are free again.',
        ]}
      />
      <Form>
        <ButtonGroup>
          <Button kind="warning">Call it off</Button>
          <A href={here}>Keep it</A>
        </ButtonGroup>
      </Form>
    </>
  );
  return asked.show({ title, body, back: backTo(here, 'the session'), refused });
}

/** Calls a catch-up off, after a look at it. */
export const cancelPage: Page = {
  path: '/groups/:id/sessions/:session/cancel',
  who: managers,
  get: (asked) => view(asked),
  post: async (asked) => {
    const { ask, param, go } = asked;
    const [id, session] = [param('id'), param('session')];
    const { date } = await sessionOf(asked);
    const posted = await asked.posted();
    const path = at`/v1/groups/${id}/sessions/${session}/cancel`;
    const { refused } = await ask.send<Group>('POST', path, undefined, posted.sending);
    return refused
      ? view(asked, refused)
      : go(groupAt(id), `The catch-up on ${longDate(date)} is called off`);
  },
};
