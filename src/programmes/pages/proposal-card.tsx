import type { z } from '@hono/zod-openapi';
import { listInWords } from '../../http/in-words.ts';
import { at } from '../../pages/ask.ts';
import { LimitedTag, Tag } from '../../pages/parts/tag.tsx';
import { A, Details } from '../../pages/parts/text.tsx';
import { countOf, longDate, numberInWords } from '../../pages/words.ts';
import type { groupingSchema, proposalSchema } from '../grouping-schemas.ts';
import type { Names } from './names.ts';
import { SizeBar } from './size-bar.tsx';
import { groupSexWords, minutesInWords, weeksInWords } from './words.tsx';

export type Grouping = z.infer<typeof groupingSchema>;
export type Proposed = Grouping['groups'][number];
export type InFull = z.infer<typeof proposalSchema>;
/** Of somebody whom a reader may not see only the CRN is told. */
export type Person = Proposed['people'][number] & { restricted?: true };

/** The pages of one proposal. */
export const proposalAddress = (run: number, candidate: string): string =>
  at`/groupings/${run}/groups/${candidate}`;

/** What a proposal is called: "TSP at Barnet library". */
export const proposalName = ({ programme, venue }: Pick<Proposed, 'programme' | 'venue'>, names: Names) =>
  `${programme} at ${names.venue(venue)}`;

/** Whether it is a new group, or one that runs and takes people. */
export const NewOrRunning = ({ running }: Pick<Proposed, 'running'>) =>
  running ? <Tag words="Runs already" colour="purple" /> : <Tag words="Could open" colour="blue" />;

/** When, where and by whom a group would be held: names and values. */
export const meetingLines = (group: Proposed, names: Names) => [
  { name: 'Starts', value: longDate(group.startsOn) },
  { name: 'Ends', value: longDate(group.finishesOn) },
  {
    name: 'Meets',
    value: `${names.times(group.pattern)}: ${countOf(group.sessions, 'group session', 'group sessions')}`,
  },
  ...(names.oneToOnes(group.pattern) === null
    ? []
    : [{ name: 'One-to-ones', value: names.oneToOnes(group.pattern)! }]),
  { name: 'Where', value: `${names.venue(group.venue)}, ${names.room(group.venue, group.room)}` },
  { name: 'Held by', value: listInWords(group.facilitators.map(names.facilitator)) },
  { name: 'For', value: groupSexWords[group.sex] },
];

const PersonInIt = ({ person }: { person: Person }) =>
  person.restricted ? (
    <>
      {person.crn} <LimitedTag />
    </>
  ) : (
    <>
      <A href={at`/waiting-list/${person.referral}`} hidden=": the referral">
        {person.crn}
      </A>
      {`, ${minutesInWords(person.travelMinutes)} away, has waited ${weeksInWords(person.weeksWaiting)}`}
      {person.lastChance && (
        <>
          {' '}
          <Tag words="Last chance" colour="orange" />
        </>
      )}
    </>
  );

/** The longest journey to a group in words; of those that the reader may see. */
const longestJourney = (people: readonly Person[]) => {
  const minutes = people.flatMap((person) => (person.restricted ? [] : [person.travelMinutes]));
  return minutes.length === 0 ? 'Not known' : minutesInWords(Math.max(...minutes));
};

/** One proposal beside others: what matters to choose between them. */
export function ProposalCard({ run, group, names }: { run: number; group: Proposed; names: Names }) {
  const people: readonly Person[] = group.people;
  const address = proposalAddress(run, group.candidate);
  const about = `: ${proposalName(group, names)} from ${longDate(group.startsOn)}`;
  const lines = [
    ...meetingLines(group, names),
    { name: 'Longest journey', value: longestJourney(people) },
    { name: 'Worth', value: `${numberInWords(group.points)} points` },
  ];
  return (
    <li class="app-cards__one">
      <h3 class="govuk-heading-s app-cards__head">
        {proposalName(group, names)}
        {group.running && <NewOrRunning running />}
      </h3>
      <SizeBar size={group.size} />
      <dl class="app-facts">
        {lines.map(({ name, value }) => (
          <div class="app-facts__one">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Details summary={`Who: ${countOf(people.length, 'person', 'people')}`}>
        <ul class="govuk-list app-tight">
          {people.map((person) => (
            <li>
              <PersonInIt person={person} />
            </li>
          ))}
        </ul>
      </Details>
      <ul class="app-actions">
        <li>
          <A href={address} hidden={about}>
            See it in full
          </A>
        </li>
        {!group.running && (
          <li>
            <A href={`${address}/open`} hidden={about}>
              Open this group
            </A>
          </li>
        )}
        <li>
          <A
            href={`${at`/groupings/${run}/what-if/forbidden`}?candidate=${encodeURIComponent(group.candidate)}`}
            hidden={about}
          >
            What if it did not open?
          </A>
        </li>
      </ul>
    </li>
  );
}
