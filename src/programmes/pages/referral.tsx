import type { z } from '@hono/zod-openapi';
import { type IsoDate, isDate } from '../../../solver/calendar.ts';
import { statesAfter, statesInGroup } from '../../../solver/referral-states.ts';
import { at } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { ButtonGroup, ButtonLink } from '../../pages/parts/form.tsx';
import { Summary } from '../../pages/parts/summary.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { Tag, type TagColour } from '../../pages/parts/tag.tsx';
import { A, Bullets, Details, Empty, Heading, Heading2, P } from '../../pages/parts/text.tsx';
import { pdusOf } from '../../pages/pdus.ts';
import { capitalised, longDate, shortDate } from '../../pages/words.ts';
import type { referralSchema, venueTravelSchema } from '../referral-schemas.ts';
import { venuesOf } from './names.ts';
import { Eligible, FinishBy, Ready } from './waiting-list.tsx';
import { followers, mayChange } from './who.ts';
import { basisWords, minutesInWords, StateTag, sexWords } from './words.tsx';

export type Referral = z.infer<typeof referralSchema>;
export type VenueTravel = z.infer<typeof venueTravelSchema>;

/** Everything of one referral begins here. */
export const referralAddress = (id: string): string => at`/waiting-list/${id}`;

const checkTags: Readonly<
  Record<Referral['checks'][number]['because'], { words: string; colour: TagColour }>
> = {
  passes: { words: 'Met', colour: 'teal' },
  fails: { words: 'Not met', colour: 'red' },
  missing: { words: 'Missing', colour: 'yellow' },
  unreadable: { words: 'Cannot be read', colour: 'yellow' },
};

function Checks({ checks, id }: Pick<Referral, 'checks' | 'id'>) {
  const toFile = checks.filter(({ because }) => because === 'missing' || because === 'unreadable');
  return (
    <>
      <Table
        caption="What the programme asks, and what that rests on"
        captionHidden
        columns={[{ head: 'The programme asks', names: true }, { head: 'Result' }, { head: 'Rests on' }]}
        rows={checks.map(({ asks, because, sentence, words, value, source, date }) => [
          capitalised(asks),
          <>
            <Tag {...checkTags[because]} />
            {because !== 'passes' && <span class="app-below">{sentence}</span>}
          </>,
          restsOn({ words, value, source, date }),
        ])}
      />
      {toFile.length > 0 && (
        <>
          <P>To find out whether this person may attend, put on file:</P>
          <Bullets items={toFile.map(({ words }) => words)} />
        </>
      )}
      <ButtonGroup>
        <ButtonLink href={`${referralAddress(id)}/facts`} kind="secondary">
          Put a fact on file
        </ButtonLink>
      </ButtonGroup>
    </>
  );
}

const restsOn = ({
  words,
  value,
  source,
  date,
}: Pick<Referral['checks'][number], 'words' | 'value' | 'source' | 'date'>) => {
  if (words === null) return 'The record of the person';
  if (value === null || date === null) return `No ${words} is on file`;
  return (
    <>
      {isDate(value) ? shortDate(value) : value}
      <span class="app-below">{`${capitalised(words)}, ${source}, ${shortDate(date)}`}</span>
    </>
  );
};

function linesOf(referral: Referral, pdu: string, today: IsoDate) {
  const change = (about: string) => ({ href: `${referralAddress(referral.id)}/change`, about });
  return [
    {
      name: 'Person',
      value: (
        <A href={at`/people/${referral.crn}`} hidden=": their hours and appointments">
          {referral.crn}
        </A>
      ),
    },
    { name: 'Sex', value: sexWords[referral.sex] },
    { name: 'PDU', value: pdu },
    { name: 'State', value: <StateTag state={referral.state} /> },
    { name: 'Eligibility', value: <Eligible {...referral.eligibility} /> },
    { name: 'Asked for by', value: basisWords[referral.basis], change: change('what asks for it') },
    {
      name: 'Event number',
      value: referral.eventNumber ?? 'Not known',
      change: change('the event number'),
    },
    { name: 'Referred on', value: longDate(referral.referredOn), change: change('the date of referral') },
    {
      name: 'Can start',
      value: (
        <>
          <Ready from={referral.readyFrom} today={today} />
          <span class="app-below">
            {`Since ${longDate(referral.readyFrom)}`.replace(
              'Since',
              referral.readyFrom <= today ? 'Since' : 'On',
            )}
          </span>
        </>
      ),
      change: change('when they can start'),
    },
    {
      name: 'Must finish by',
      value: <FinishBy by={referral.mustFinishBy} today={today} />,
      change: change('the day to finish by'),
    },
    {
      name: 'A venue must have',
      value: referral.needs.length === 0 ? 'Nothing in particular' : referral.needs.join(', '),
      change: change('what a venue must have'),
    },
  ];
}

const timeInWords = (at: string) => shortDate(at.slice(0, 'YYYY-MM-DD'.length));

const History = ({ history }: Pick<Referral, 'history'>) => (
  <Table
    caption="Every state that the referral has been in"
    captionHidden
    columns={[{ head: 'State', names: true }, { head: 'When' }, { head: 'By' }, { head: 'Why' }]}
    rows={history.map(({ state, at: when, by, reason }) => [
      <StateTag state={state} />,
      when === null ? 'Came in by a file' : timeInWords(when),
      by ?? '',
      reason ?? '',
    ])}
  />
);

/** Whether its state can be changed here: of those in a group it is changed by the group. */
const canChange = ({ state }: Referral) => statesAfter(state).some((next) => !statesInGroup.includes(next));

function Travel({
  id,
  travel,
  nameOf,
}: {
  id: string;
  travel: VenueTravel;
  nameOf: (code: string) => string;
}) {
  return (
    <>
      {travel.content.length === 0 ? (
        <Empty>No travel time is known: every one is estimated from where the person lives.</Empty>
      ) : (
        <Table
          caption="Known travel times, one way"
          captionHidden
          columns={[
            { head: 'Venue', names: true },
            { head: 'One way', number: true },
          ]}
          rows={travel.content.map(({ venue, minutes }) => [nameOf(venue), minutesInWords(minutes)])}
        />
      )}
      <P>
        <A href={`${referralAddress(id)}/travel`}>Change travel times</A>
      </P>
    </>
  );
}

async function referralPage({ ask, param, caller, today, show }: Asked): Promise<Response> {
  const referral = await ask.get<Referral>(at`/v1/referrals/${param('referral')}`);
  const [programme, travel, pdus, venues] = await Promise.all([
    ask.find<{ name: string }>(at`/v1/programmes/${referral.programme}`),
    ask.get<VenueTravel>(at`/v1/people/${referral.crn}/venue-travel`),
    pdusOf(ask, referral.region),
    mayChange(caller) ? venuesOf(ask, referral.region) : [],
  ]);
  const names = new Map(venues.map(({ code, name }) => [code, name]));
  const body = (
    <>
      <Heading caption={programme ? `${programme.name} (${referral.programme})` : referral.programme}>
        {`Referral of ${referral.crn}`}
      </Heading>
      <Summary lines={linesOf(referral, pdus.nameOf(referral.pdu), today)} />
      <Heading2>May they attend?</Heading2>
      {referral.checks.length === 0 ? (
        <Empty>{`The programme ${referral.programme} is not in force today, so nobody may attend it.`}</Empty>
      ) : (
        <Checks checks={referral.checks} id={referral.id} />
      )}
      {referral.facts.length > 0 && (
        <Details summary="All facts that were ever put on file">
          <Table
            caption="Facts in the order in which they were put on file"
            captionHidden
            columns={[{ head: 'Fact', names: true }, { head: 'Value' }, { head: 'Source' }, { head: 'Of' }]}
            rows={referral.facts.map(({ fact, value, source, date }) => [
              fact,
              value,
              source,
              shortDate(date),
            ])}
          />
        </Details>
      )}
      <Heading2>State</Heading2>
      <History history={referral.history} />
      {canChange(referral) ? (
        <ButtonGroup>
          <ButtonLink href={`${referralAddress(referral.id)}/state`} kind="secondary">
            Change the state
          </ButtonLink>
        </ButtonGroup>
      ) : (
        <P>{`A referral that is ${referral.state} stays so.`}</P>
      )}
      <Heading2>Travel to venues</Heading2>
      <Travel id={referral.id} travel={travel} nameOf={(code) => names.get(code) ?? code} />
    </>
  );
  return show({
    title: `Referral of ${referral.crn}`,
    body,
    back: { href: '/waiting-list', words: 'Waiting list' },
  });
}

/** One referral: where it stands, whether the person may attend, and what that rests on. */
export const referralPages: readonly Page[] = [
  { path: '/waiting-list/:referral', who: followers, get: referralPage },
];
