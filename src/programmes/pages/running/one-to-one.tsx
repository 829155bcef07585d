import { at, type Problem } from '../../../pages/ask.ts';
import type { Asked, Page } from '../../../pages/page.ts';
import { ButtonGroup, ButtonLink } from '../../../pages/parts/form.tsx';
import { Summary } from '../../../pages/parts/summary.tsx';
import { A, Details, Empty, Heading, Heading2, P } from '../../../pages/parts/text.tsx';
import { isTold } from '../../../pages/told.ts';
import { longDate, timesInWords } from '../../../pages/words.ts';
import { followers, mayChange } from '../who.ts';
import { PersonLink } from './frame.tsx';
import { type Group, groupAt, groupOf, namesOf, type OneToOne, ownAt } from './group.ts';
import { History } from './history.tsx';
import type { Entry } from './session.tsx';
import { isToRecord, MeetingTag, OutcomeTag } from './words.tsx';

/** A one-to-one with all that was recorded of it. */
export interface Own {
  group: Group;
  own: OneToOne;
  entries: Entry[];
}

/** One of the one-to-ones of a group; what the API says of it where there is none to see. */
export async function ownOf(asked: Asked): Promise<Own> {
  const { ask, param } = asked;
  const [id, oneToOne] = [param('id'), param('oneToOne')];
  // It answers for one that is not there, or that this reader may not see.
  const { content } = await ask.get<{ content: Entry[] }>(
    at`/v1/groups/${id}/one-to-ones/${oneToOne}/attendance`,
  );
  const group = await groupOf(asked);
  return { group, own: group.oneToOnes.filter(isTold).find((one) => one.id === oneToOne)!, entries: content };
}

/** What a one-to-one is called. */
export const ownInWords = ({ number, module, catchUpFor }: OneToOne): string =>
  `${catchUpFor === null ? 'One-to-one' : 'Catch-up of one-to-one'} ${number}: ${module}`;

export type Refused = Problem | undefined;

const isAbsent = (last: Entry | undefined) => last?.outcome.endsWith('absence') === true;

/** One one-to-one: when it is, with whom, and what became of it. */
export const oneToOnePage: Page = {
  path: '/groups/:id/one-to-ones/:oneToOne',
  who: followers,
  get: async (asked) => {
    const { caller, today, show } = asked;
    const { group, own, entries } = await ownOf(asked);
    const names = await namesOf(asked, group);
    const last = entries.at(-1);
    const here = ownAt(group.id, own.id);
    const title = ownInWords(own);
    const again = group.oneToOnes
      .filter(isTold)
      .find(({ catchUpFor, status }) => catchUpFor === own.id && status !== 'cancelled');
    const body = (
      <>
        <Heading caption={`${names.programme}, group ${group.id}`}>{title}</Heading>
        <Summary
          lines={[
            { name: 'State', value: <MeetingTag meeting={own} today={today} /> },
            { name: 'With', value: <PersonLink crn={own.crn} /> },
            { name: 'When', value: `${longDate(own.date)}, ${timesInWords(own.from, own.to)}` },
            { name: 'Where', value: names.venue },
            { name: 'Held by', value: names.facilitator(own.facilitator) },
            ...(own.catchUpFor === null
              ? []
              : [
                  {
                    name: 'Makes up for',
                    value: <A href={ownAt(group.id, own.catchUpFor)}>The one that was missed</A>,
                  },
                ]),
          ]}
        />
        {mayChange(caller) && (
          <ButtonGroup>
            {(own.status === 'held' || isToRecord(own, today)) && (
              <ButtonLink href={`${here}/attendance`}>
                {last ? 'Correct attendance' : 'Record attendance'}
              </ButtonLink>
            )}
            {isAbsent(last) && !again && group.state === 'open' && (
              <ButtonLink href={`${here}/catch-ups`} kind="secondary">
                Book a catch-up
              </ButtonLink>
            )}
          </ButtonGroup>
        )}
        <Heading2>Attendance</Heading2>
        {last ? (
          <P>
            <OutcomeTag outcome={last.outcome} />
          </P>
        ) : (
          <Empty>Nothing is recorded yet.</Empty>
        )}
        {again && (
          <P>
            <A href={ownAt(group.id, again.id)}>{`It is caught up on ${longDate(again.date)}`}</A>
          </P>
        )}
        {entries.length > 0 && (
          <Details summary="All that was recorded">
            <History entries={entries} crnOf={() => own.crn} />
          </Details>
        )}
      </>
    );
    const back = { href: `${groupAt(group.id)}/one-to-ones`, words: 'One-to-ones of the group' };
    return show({ title, body, back });
  },
};
