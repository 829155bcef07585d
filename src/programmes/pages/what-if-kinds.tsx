import type { z } from '@hono/zod-openapi';
import type { Child } from 'hono/jsx';
import { type Ask, at } from '../../pages/ask.ts';
import { allOf } from '../../pages/lists.ts';
import { Checkboxes, type Choice, Input, Select } from '../../pages/parts/fields.tsx';
import { pdusOf } from '../../pages/pdus.ts';
import type { Field, Posted } from '../../pages/posted.ts';
import { shortDate, weekdayChoices } from '../../pages/words.ts';
import type { nearGroupsSchema } from '../grouping-schemas.ts';
import type { venueSchema } from '../schemas.ts';
import type { WhatIf } from './asked-otherwise.ts';
import { type Names, venuesOf } from './names.ts';
import { numberIn } from './numbers.ts';
import { type Grouping, proposalName } from './proposal-card.tsx';

/** What the form of a kind of question is made from. */
interface Around {
  run: Grouping;
  names: Names;
  field: (name: string) => Field;
  /** Several values of a field, where boxes were ticked. */
  ticked: (name: string) => readonly string[];
  /** What the kind has looked up for its form. */
  choices: readonly Choice[];
}

/** A kind of question: something that would not be as it is kept. */
export interface WhatIfKind {
  /** Its name in the address, and in the API. */
  kind: keyof WhatIf;
  title: string;
  about: string;
  choices(ask: Ask, run: Grouping, names: Names): Promise<Around['choices']>;
  Fields(around: Around): Child;
  /** What was filled in, as the API asks for it. */
  read(posted: Posted, ask: Ask, run: Grouping): Promise<WhatIf>;
}

const groupChoices = ({ groups }: Grouping, names: Names) =>
  groups.map((group) => ({
    value: group.candidate,
    words: `${proposalName(group, names)} from ${shortDate(group.startsOn)}, ${group.people.length} people`,
  }));

/** Groups of the run, and those that lack only people. */
async function groupsAndNear(ask: Ask, run: Grouping, names: Names) {
  const near = await ask.get<z.infer<typeof nearGroupsSchema>>(at`/v1/groupings/${run.id}/near`);
  return [
    ...groupChoices(run, names),
    ...near.content.map((group) => ({
      value: group.candidate,
      words: `${proposalName(group, names)} from ${shortDate(group.startsOn)}, does not open yet`,
    })),
  ];
}

/** The referral of a person in this run; what was filled in, where there is none: the API says that it is not known. */
async function referralOf(crn: string, ask: Ask, run: Grouping): Promise<string> {
  const waiting = await allOf<{ crn: string; referral: string }>(ask, at`/v1/groupings/${run.id}/waiting`);
  const placed = run.groups.flatMap(({ people }) => people);
  return [...placed, ...waiting].find((person) => person.crn === crn.toUpperCase())?.referral ?? crn;
}

const pinned: WhatIfKind = {
  kind: 'pinned',
  title: 'What if somebody were in a certain group?',
  about: 'The person is placed there whatever it costs; everybody else is placed as well as can be.',
  choices: groupsAndNear,
  Fields: ({ field, choices }) => (
    <>
      <Input field={field('pinned[0][0]')} label="CRN of the person" width={10} />
      <Select field={field('pinned[0][1]')} label="Which group?" choices={choices} />
    </>
  ),
  read: async (posted, ask, run) => ({
    pinned: [[await referralOf(posted.text('pinned[0][0]'), ask, run), posted.text('pinned[0][1]')]],
  }),
};

const forbidden: WhatIfKind = {
  kind: 'forbidden',
  title: 'What if some groups did not open?',
  about: 'People in them are placed elsewhere where they can be.',
  choices: async (_, run, names) => groupChoices(run, names),
  Fields: ({ field, ticked, choices }) => (
    <Checkboxes
      field={field('forbidden')}
      label="Which must not open?"
      choices={choices}
      ticked={ticked('forbidden')}
      small
    />
  ),
  read: async (posted) => ({ forbidden: posted.all('forbidden') }),
};

/** What joins a venue and a room in one choice. */
const joint = ' ';

async function rooms(ask: Ask, { region }: Grouping) {
  const venues = await Promise.all(
    (await venuesOf(ask, region)).map(({ code }) =>
      ask.find<z.infer<typeof venueSchema>>(at`/v1/venues/${code}`),
    ),
  );
  return venues.flatMap((venue) =>
    (venue?.rooms ?? []).map(({ code, name, seats }) => ({
      value: `${venue!.code}${joint}${code}`,
      words: `${venue!.name}, ${name}: ${seats} seats`,
    })),
  );
}

const seats: WhatIfKind = {
  kind: 'seats',
  title: 'What if a room had other seats?',
  about: 'More people could be in a group there, or fewer.',
  choices: rooms,
  Fields: ({ field, choices }) => (
    <>
      <Select field={field('whatIf.seats[0].code')} label="Which room?" choices={choices} />
      <Input field={field('whatIf.seats[0].seats')} label="How many seats?" type="number" width={3} />
    </>
  ),
  read: async (posted) => {
    const [venue = '', code = ''] = posted.text('whatIf.seats[0].code').split(joint);
    return { seats: [{ venue, code, seats: numberIn(posted, 'whatIf.seats[0].seats') as number }] };
  },
};

const venueField = (name: string) => `whatIf.venues[0].${name}`;
const usualHours = { from: '09:00', to: '21:00' };

const venues: WhatIfKind = {
  kind: 'venues',
  title: 'What if there were another venue?',
  about: 'It has one room; it is kept nowhere but in this run.',
  choices: async (ask, { region }) => (await pdusOf(ask, region)).choices,
  Fields: ({ field, ticked, choices }) => (
    <>
      <Input field={field(venueField('name'))} label="Name of the venue" width={20} />
      <Input
        field={field(venueField('code'))}
        label="Code"
        hint="One that no venue has, for example new-1"
        width={10}
      />
      <Select field={field(venueField('pdu'))} label="PDU" choices={choices} />
      <Input
        field={field(venueField('latitude'))}
        label="Latitude"
        hint="For example 51.374: travel is estimated from it"
        width={10}
      />
      <Input field={field(venueField('longitude'))} label="Longitude" hint="For example -0.099" width={10} />
      <Input
        field={field(venueField('tags'))}
        label="What people with needs find there (optional)"
        hint="Tags with a comma between them, for example step-free"
        width={20}
      />
      <Input field={field(venueField('rooms[0].seats'))} label="Seats in its room" type="number" width={3} />
      <Checkboxes
        field={field(venueField('hours'))}
        label="On which days is it open?"
        choices={weekdayChoices}
        ticked={ticked(venueField('hours'))}
        small
      />
      <Input field={field(venueField('hours[0].from'))} label="Open from" type="time" width={5} />
      <Input field={field(venueField('hours[0].to'))} label="Open to" type="time" width={5} />
    </>
  ),
  read: async (posted) => {
    const text = (name: string) => posted.text(venueField(name));
    const degrees = (name: string) => numberIn(posted, venueField(name)) as number;
    return {
      venues: [
        {
          ...{ code: text('code'), name: text('name'), pdu: text('pdu') },
          ...{ latitude: degrees('latitude'), longitude: degrees('longitude') },
          tags: text('tags')
            .split(',')
            .map((tag) => tag.trim())
            .filter((tag) => tag !== ''),
          rooms: [
            { code: 'room', name: 'Room', seats: numberIn(posted, venueField('rooms[0].seats')) as number },
          ],
          hours: posted.all(venueField('hours')).map((day) => ({
            weekday: Number(day) as 1,
            from: text('hours[0].from'),
            to: text('hours[0].to'),
          })),
        },
      ],
    };
  },
};

const slotField = (name: string) => `whatIf.patterns[0].${name}`;

const patterns: WhatIfKind = {
  kind: 'patterns',
  title: 'What if groups met at other times?',
  about: 'Weekly slots that nobody uses yet; they are kept nowhere but in this run.',
  choices: async () => weekdayChoices,
  Fields: ({ field, ticked, choices }) => (
    <>
      <Input
        field={field(slotField('name'))}
        label="Name of the slots"
        hint="For example Saturdays"
        width={20}
      />
      <Input
        field={field(slotField('id'))}
        label="Code"
        hint="One that no slots have, for example saturdays"
        width={10}
      />
      <Checkboxes
        field={field(slotField('slots'))}
        label="On which days does a group meet?"
        choices={choices}
        ticked={ticked(slotField('slots'))}
        small
      />
      <Input field={field(slotField('slots[0].from'))} label="From" type="time" width={5} />
      <Input field={field(slotField('slots[0].to'))} label="To" type="time" width={5} />
      <Select
        field={field('oneToOnes.weekday')}
        label="On which day are one-to-ones?"
        hint="Programmes with one-to-ones need some"
        choices={[{ value: '', words: 'There are none' }, ...choices]}
      />
      <Input field={field('oneToOnes.from')} label="One-to-ones from (optional)" type="time" width={5} />
      <Input field={field('oneToOnes.to')} label="One-to-ones to (optional)" type="time" width={5} />
    </>
  ),
  read: async (posted) => {
    const text = (name: string) => posted.text(slotField(name));
    const own = posted.given('oneToOnes.weekday');
    return {
      patterns: [
        {
          ...{ id: text('id'), name: text('name') },
          slots: [
            ...posted.all(slotField('slots')).map((day) => ({
              kind: 'group' as const,
              weekday: Number(day) as 1,
              from: text('slots[0].from'),
              to: text('slots[0].to'),
            })),
            ...(own === undefined
              ? []
              : [
                  {
                    kind: 'individual' as const,
                    weekday: Number(own) as 1,
                    from: posted.text('oneToOnes.from'),
                    to: posted.text('oneToOnes.to'),
                  },
                ]),
          ],
        },
      ],
    };
  },
};

/** The kinds of question that there are. */
export const whatIfKinds: readonly WhatIfKind[] = [pinned, forbidden, seats, venues, patterns];

/** What stands in the forms before anybody fills them in. */
export const firstAnswers: Readonly<Record<string, string>> = {
  [venueField('hours[0].from')]: usualHours.from,
  [venueField('hours[0].to')]: usualHours.to,
  [venueField('rooms[0].seats')]: '12',
  [slotField('slots[0].from')]: '18:00',
  [slotField('slots[0].to')]: '20:30',
};
