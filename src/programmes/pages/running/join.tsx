import type { z } from '@hono/zod-openapi';
import { at, type Problem } from '../../../pages/ask.ts';
import type { Asked, Page } from '../../../pages/page.ts';
import { type Choice, Radios } from '../../../pages/parts/fields.tsx';
import { Button, ButtonGroup, Form } from '../../../pages/parts/form.tsx';
import { A, Bullets, Empty, Heading, Inset, P } from '../../../pages/parts/text.tsx';
import { fieldsOf } from '../../../pages/posted.ts';
import { isTold, isWithheld, type MaybeTold, withheld } from '../../../pages/told.ts';
import { countOf } from '../../../pages/words.ts';
import type { joinerSchema, mergeSchema } from '../../join-routes.ts';
import { managers } from '../who.ts';
import { backButton, Carried, checkedButton, isBack, isChecked, problemAt } from './checked.tsx';
import { backTo } from './frame.tsx';
import { groupAt } from './group.ts';

interface Offers {
  seatsLeft: number;
  joiners: MaybeTold<z.infer<typeof joinerSchema>>[];
  merges: MaybeTold<z.infer<typeof mergeSchema>>[];
}

const offersOf = ({ ask, param }: Asked) => ask.get<Offers>(at`/v1/groups/${param('id')}/offers`);

/** One of several offers is chosen, checked and taken. */
interface Taking {
  id: string;
  title: string;
  field: 'referral' | 'into';
  label: string;
  /** Above the offers. */
  lead: string;
  /** What each offer is called, and what it would do. */
  offers: readonly (Choice & { hint: string })[];
  none: string;
  /** Of whom no more may be told. */
  limited: readonly string[];
  /** What else it does. */
  does: readonly string[];
  button(chosen: string): string;
  to(chosen: string): string;
  said(chosen: string): string;
  path: string;
}

function Choose({
  taking,
  value,
  refused,
}: {
  taking: Taking;
  value: string;
  refused?: Problem | undefined;
}) {
  const field = fieldsOf({ [taking.field]: value }, refused);
  const { offers, label, limited } = taking;
  return (
    <>
      <Heading caption={`Group ${taking.id}`}>{taking.title}</Heading>
      {offers.length > 0 && <P>{taking.lead}</P>}
      {offers.length === 0 ? (
        <Empty>{taking.none}</Empty>
      ) : (
        <Form>
          <Radios field={field(taking.field)} label={label} choices={offers} />
          <ButtonGroup>
            <Button>Continue</Button>
            <A href={groupAt(taking.id)}>Cancel</A>
          </ButtonGroup>
        </Form>
      )}
      {limited.length > 0 && <Bullets items={limited.map(withheld)} />}
    </>
  );
}

const Check = ({ taking, chosen }: { taking: Taking; chosen: Choice & { hint: string } }) => (
  <Form>
    <Heading caption={`Group ${taking.id}`}>Check before you go on</Heading>
    <Inset>{`${chosen.hint}.`}</Inset>
    <P>What this does:</P>
    <Bullets items={taking.does} />
    <Carried values={{ [taking.field]: chosen.value }} />
    <ButtonGroup>
      <Button {...checkedButton}>{taking.button(chosen.words)}</Button>
      <Button {...backButton}>Choose another</Button>
    </ButtonGroup>
  </Form>
);

const chooseView = ({ show }: Asked, taking: Taking, value = '', refused?: Problem) =>
  show({
    title: taking.title,
    body: <Choose taking={taking} value={value} refused={refused} />,
    back: backTo(groupAt(taking.id), 'the group'),
    refused,
  });

async function taken(asked: Asked, taking: Taking) {
  const { ask, show, go } = asked;
  const posted = await asked.posted();
  const { field } = taking;
  const value = posted.text(field);
  if (isBack(posted)) return chooseView(asked, taking, value);
  const chosen = taking.offers.find((offer) => offer.value === value);
  if (!chosen && !isChecked(posted)) {
    const fault = { code: 'missing', path: field, message: `Choose ${taking.label.toLowerCase()}` };
    return chooseView(asked, taking, value, problemAt([fault]));
  }
  if (chosen && !isChecked(posted)) {
    const back = backTo(groupAt(taking.id), 'the group');
    return show({
      title: 'Check before you go on',
      body: <Check taking={taking} chosen={chosen} />,
      back,
    });
  }
  const { refused } = await ask.send('POST', taking.path, { [field]: value }, posted.sending);
  if (refused) return chooseView(asked, taking, value, refused);
  return go(taking.to(value), taking.said(chosen?.words ?? value));
}

async function joining(asked: Asked): Promise<Taking> {
  const id = asked.param('id');
  const { seatsLeft, joiners } = await offersOf(asked);
  return {
    id,
    title: 'Add somebody who waits',
    field: 'referral',
    label: 'Who joins',
    lead: `${countOf(seatsLeft, 'place is', 'places are')} left. These people wait, are eligible, are free at its times and can get there; whoever must finish first comes first.`,
    offers: joiners.filter(isTold).map(({ referral, crn, sentence }) => ({
      value: referral,
      words: crn,
      hint: sentence,
    })),
    none: `${countOf(seatsLeft, 'place is', 'places are')} left, and nobody who waits could join this group now. The waiting list says of each what stands against it.`,
    limited: joiners.filter(isWithheld).map(({ crn }) => crn),
    does: [
      'They have a place in the group, and are expected at its sessions from then on.',
      'One-to-ones are booked for them where there is time.',
    ],
    button: (crn) => `Add ${crn} to the group`,
    to: () => `${groupAt(id)}/members`,
    said: (crn) => `${crn} has joined group ${id}`,
    path: at`/v1/groups/${id}/join`,
  };
}

/** "Group G2" within a sentence. */
const lowered = (group: string) => group.replace(/^Group/, 'group');

async function merging(asked: Asked): Promise<Taking> {
  const id = asked.param('id');
  const { merges } = await offersOf(asked);
  return {
    id,
    title: 'Merge into another group',
    field: 'into',
    label: 'Which group takes them in',
    lead: 'These groups could take all members of this one in without anybody missing a session; the one that is done soonest comes first.',
    offers: merges.filter(isTold).map(({ group, sentence }) => ({
      value: group,
      words: `Group ${group}`,
      hint: sentence,
    })),
    none: 'No other group could take the members of this one in now. You may add people who wait, or close it early.',
    limited: [],
    does: [
      'All members go on in the other group, with what was recorded of them.',
      `Group ${id} closes: its sessions to come are called off.`,
    ],
    button: (group) => `Merge into ${lowered(group)}`,
    to: (into) => groupAt(into),
    said: (group) => `Group ${id} has gone on in ${lowered(group)}`,
    path: at`/v1/groups/${id}/merge`,
  };
}

/** Somebody who waits joins. */
export const joinPage: Page = {
  path: '/groups/:id/join',
  who: managers,
  get: async (asked) => chooseView(asked, await joining(asked)),
  post: async (asked) => taken(asked, await joining(asked)),
};

/** A group goes on in another. */
export const mergePage: Page = {
  path: '/groups/:id/merge',
  who: managers,
  get: async (asked) => chooseView(asked, await merging(asked)),
  post: async (asked) => taken(asked, await merging(asked)),
};
