import { listInWords } from '../../http/in-words.ts';
import { at, type Problem } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { Input } from '../../pages/parts/fields.tsx';
import { Button, ButtonGroup, ButtonLink, Form } from '../../pages/parts/form.tsx';
import { Summary } from '../../pages/parts/summary.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { LimitedTag, Tag } from '../../pages/parts/tag.tsx';
import { A, Details, Heading, Heading2, Inset, P } from '../../pages/parts/text.tsx';
import { fieldsOf } from '../../pages/posted.ts';
import { countOf, longDate, numberInWords, timesInWords } from '../../pages/words.ts';
import { type Names, namesFor } from './names.ts';
import {
  type Grouping,
  type InFull,
  meetingLines,
  NewOrRunning,
  proposalAddress,
  proposalName,
} from './proposal-card.tsx';
import { SizeBar } from './size-bar.tsx';
import { managers } from './who.ts';
import { minutesInWords, weeksInWords } from './words.tsx';
import { PointsTable } from './worth.tsx';

type Person = InFull['people'][number] & { restricted?: true };

const People = ({ people }: { people: readonly Person[] }) => (
  <Table
    caption="Who is in it, and why"
    captionHidden
    small
    columns={[
      { head: 'CRN', names: true },
      { head: 'Has waited' },
      { head: 'Journey, one way' },
      { head: 'Could join' },
      { head: 'Why here' },
      { head: 'Points', number: true },
    ]}
    rows={people.map((person) =>
      person.restricted
        ? [person.crn, <LimitedTag />, '', '', '', '']
        : [
            <A href={at`/waiting-list/${person.referral}`} hidden=": the referral">
              {person.crn}
            </A>,
            weeksInWords(person.weeksWaiting),
            minutesInWords(person.travelMinutes),
            countOf(person.couldJoin, 'group', 'groups'),
            <>
              {person.sentence}
              {person.lastChance && (
                <span class="app-below">
                  <Tag words="Last chance" colour="orange" />
                </span>
              )}
            </>,
            numberInWords(person.points),
          ],
    )}
  />
);

const Calendar = ({ group, names }: { group: InFull; names: Names }) => (
  <Table
    caption="Group sessions"
    captionHidden
    small
    columns={[
      { head: 'Session', names: true },
      { head: 'Date' },
      { head: 'Time' },
      { head: 'Module' },
      { head: 'Held by' },
    ]}
    rows={group.calendar.map(({ number, date, from, to, module, facilitators }) => [
      String(number),
      longDate(date),
      timesInWords(from, to),
      module ?? '',
      listInWords(facilitators.map(names.facilitator)),
    ])}
  />
);

/** One-to-ones have a time for each member: which of them takes which is settled when the group opens. */
const OneToOnes = ({ group, names }: { group: InFull; names: Names }) => (
  <>
    {group.oneToOnes.map(({ number, module, places }) => (
      <Details
        summary={`Session ${number}, ${module ?? 'one-to-one'}: ${countOf(places.length, 'time', 'times')}`}
      >
        <Table
          caption={`Times of session ${number}`}
          captionHidden
          small
          columns={[{ head: 'Date', names: true }, { head: 'Time' }, { head: 'Held by' }]}
          rows={places.map(({ date, from, to, facilitators }) => [
            longDate(date),
            timesInWords(from, to),
            listInWords(facilitators.map(names.facilitator)),
          ])}
        />
      </Details>
    ))}
  </>
);

const Worth = ({ group }: { group: InFull }) => (
  <Details summary="What the points are made of">
    <PointsTable
      caption="Points of this group"
      byLine={group.byLine}
      totals={[['All together', group.points]]}
    />
  </Details>
);

/** The run that a proposal belongs to, the proposal and the names in it. */
async function asked({ ask, param }: Asked) {
  const [run, group] = await Promise.all([
    ask.get<Grouping>(at`/v1/groupings/${param('id')}`),
    ask.get<InFull>(at`/v1/groupings/${param('id')}/groups/${param('candidate')}`),
  ]);
  return { run, group, names: await namesFor(ask, run.region, [group], run.asked) };
}

async function proposalPage(given: Asked): Promise<Response> {
  const { run, group, names } = await asked(given);
  const address = proposalAddress(run.id, group.candidate);
  const name = proposalName(group, names);
  const body = (
    <>
      <Heading caption={`Proposed by run ${run.id}`}>{name}</Heading>
      <P>
        <NewOrRunning running={group.running} />
      </P>
      <SizeBar size={group.size} />
      {group.running ? (
        <Inset>
          This group runs already. Whoever the run places in it joins it on the page of the group.
        </Inset>
      ) : (
        <ButtonGroup>
          <ButtonLink href={`${address}/open`}>Open this group</ButtonLink>
          <A
            href={`${at`/groupings/${run.id}/what-if/forbidden`}?candidate=${encodeURIComponent(group.candidate)}`}
          >
            What if it did not open?
          </A>
        </ButtonGroup>
      )}
      <Summary
        lines={[
          ...meetingLines(group, names),
          { name: 'Worth', value: `${numberInWords(group.points)} points` },
        ]}
      />
      <Worth group={group} />
      <Heading2>Who is in it, and why</Heading2>
      <People people={group.people} />
      <Heading2>Group sessions</Heading2>
      <Calendar group={group} names={names} />
      {group.oneToOnes.length > 0 && (
        <>
          <Heading2>One-to-ones</Heading2>
          <P>Each member takes one of these times: which one is settled when the group opens.</P>
          <OneToOnes group={group} names={names} />
        </>
      )}
    </>
  );
  return given.show({
    title: name,
    body,
    wide: true,
    back: { href: at`/groupings/${run.id}`, words: 'The proposals' },
  });
}

async function openWith(given: Asked, values?: Readonly<Record<string, string>>, refused?: Problem) {
  const { run, group, names } = await asked(given);
  const address = proposalAddress(run.id, group.candidate);
  const otherwise = (kind: string, about: string) => ({
    href: at`/groupings/${run.id}/what-if/${kind}`,
    words: 'Ask what if',
    about,
  });
  const changes = new Map([
    ['Meets', otherwise('patterns', 'it met at other times')],
    ['Where', otherwise('venues', 'there were another venue')],
  ]);
  const lines = meetingLines(group, names).map((line) => {
    const change = changes.get(line.name);
    return change ? { ...line, change } : line;
  });
  const people: readonly Person[] = group.people;
  const body = (
    <>
      <Heading caption={`Proposed by run ${run.id}`}>Check before you open this group</Heading>
      <Summary
        lines={[
          { name: 'Programme', value: group.programme },
          ...lines,
          { name: 'Size', value: <SizeBar size={group.size} /> },
          {
            name: 'People',
            value: people.map(({ crn }) => crn).join(', '),
            change: otherwise('pinned', 'somebody were in another group'),
          },
        ]}
      />
      <P>
        Dates, people, room and facilitators are as the run proposes them. To have them otherwise, ask what if
        first; what has been opened can be changed on the page of the group.
      </P>
      <Heading2>What happens when you open it</Heading2>
      <P>
        Every rule is checked again. The room and the facilitators are booked, these people are placed, and
        their unpaid work is kept clear of the sessions.
      </P>
      <Form>
        <Input
          field={fieldsOf(values ?? {}, refused)('id')}
          label="Code of the group (optional)"
          hint="Letters, numbers, hyphens and dots, unique in the region. Left empty: one is made up"
          width={20}
        />
        <ButtonGroup>
          <Button>Open the group</Button>
          <A href={address}>Cancel</A>
        </ButtonGroup>
      </Form>
    </>
  );
  return given.show({
    title: 'Check before you open this group',
    body,
    refused,
    back: { href: address, words: 'The proposal' },
  });
}

async function open(given: Asked): Promise<Response> {
  const { ask, param, go } = given;
  const posted = await given.posted();
  const { done, refused } = await ask.send<{
    id: string;
    programme: string;
    members: unknown[];
    startsOn: string;
  }>(
    'POST',
    at`/v1/groupings/${param('id')}/groups/${param('candidate')}/open`,
    { id: posted.given('id') },
    { key: posted.sending.key },
  );
  if (refused?.status === 404) return openWith(given);
  if (refused) return openWith(given, posted.values, refused);
  const { id, members, startsOn } = done!;
  return go(
    at`/groups/${id}`,
    `Group ${id} is open. ${countOf(members.length, 'person is', 'people are')} placed, from ${longDate(startsOn)} on.`,
  );
}

/** One proposal in full, and how it is opened. */
export const proposalPages: readonly Page[] = [
  { path: '/groupings/:id/groups/:candidate', who: managers, get: proposalPage },
  {
    path: '/groupings/:id/groups/:candidate/open',
    who: managers,
    get: (given) => openWith(given),
    post: open,
  },
];
