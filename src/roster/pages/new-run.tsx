import { weekStartOf } from '../../../solver/calendar.ts';
import { type Ask, type Problem, withQuery } from '../../pages/ask.ts';
import type { Listed } from '../../pages/lists.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { Hidden, Input, Radios, Select } from '../../pages/parts/fields.tsx';
import { Button, Form, LookForm } from '../../pages/parts/form.tsx';
import { Summary } from '../../pages/parts/summary.tsx';
import { Heading, P } from '../../pages/parts/text.tsx';
import { fieldsOf } from '../../pages/posted.ts';
import { longDate, regionInWords } from '../../pages/words.ts';
import { runSeconds } from '../run-seconds.ts';
import type { RosterView } from '../view.ts';
import { type Areas, areasOf, weekChoices, weeksFrom } from './areas.ts';

/** How far ahead a week may be chosen here. */
const weeksAhead = 9;

type Values = Readonly<Record<'region' | 'pdu' | 'weekStart' | 'seconds' | 'around', string>>;
type RosterInList = Pick<RosterView, 'id' | 'pdu' | 'version' | 'state' | 'weekStart'>;

/** First which week. */
function WhichWeek({ areas, values, weeks }: { areas: Areas; values: Values; weeks: readonly string[] }) {
  const field = fieldsOf({ ...values, region: areas.region, pdu: areas.pdu ?? '' });
  return (
    <>
      <Heading>Start a roster</Heading>
      <LookForm action="/rosters/new">
        {areas.regions.length > 1 ? (
          <Select field={field('region')} label="Region" choices={areas.regions} />
        ) : (
          <Hidden name="region" value={areas.region} />
        )}
        {areas.pdus.length > 1 && (
          <Select
            field={field('pdu')}
            label="PDU"
            hint="A roster of the region as a whole lets people go to projects of other PDUs"
            choices={areas.pdus}
          />
        )}
        <Select field={field('weekStart')} label="Week that begins on" choices={weekChoices(weeks)} />
        <Button>Continue</Button>
      </LookForm>
    </>
  );
}

const stateWords = { draft: 'a draft', published: 'published', superseded: 'superseded' } as const;

const aroundChoices = (rosters: readonly RosterInList[]) => [
  {
    value: '',
    words: 'No pins',
    hint: 'Everybody may be moved, but bookings that people have been told of are kept where they can be',
  },
  ...rosters.map(({ id, version, state }) => ({
    value: String(id),
    words: `The pins of version ${version}, ${stateWords[state]}`,
  })),
];

/** Then how it is to be made. */
function HowMade({
  areas,
  values,
  rosters,
  refused,
}: {
  areas: Areas;
  values: Values;
  rosters: readonly RosterInList[];
  refused: Problem | undefined;
}) {
  const field = fieldsOf(values, refused);
  const { region, pdu, weekStart } = values;
  const area = areas.pdus.find(({ value }) => value === pdu)?.words ?? '';
  return (
    <>
      <Heading>Start a roster</Heading>
      <Summary
        lines={[
          {
            name: 'Area',
            value:
              pdu === ''
                ? `${regionInWords(region)}, the region as a whole`
                : `${area}, ${regionInWords(region)}`,
            change: { href: withQuery('/rosters/new', { region, pdu }), about: 'the area and week' },
          },
          { name: 'Week', value: `Begins on ${longDate(weekStart)}` },
        ]}
      />
      <Form>
        <Hidden name="region" value={region} />
        <Hidden name="pdu" value={pdu} />
        <Hidden name="weekStart" value={weekStart} />
        <Input
          field={field('seconds')}
          label="Seconds to spend"
          hint={`A whole number from 1 to ${runSeconds.most.toLocaleString('en-GB')}. Larger areas want more: 20 seconds are enough for 2,000 people`}
          type="number"
          width={4}
        />
        {rosters.length > 0 && (
          <Radios field={field('around')} label="Bookings to keep" choices={aroundChoices(rosters)} />
        )}
        <Button>Start</Button>
      </Form>
      <P>You can watch it being made, and stop it at any time: the best so far is kept.</P>
    </>
  );
}

/** The rosters of the area and week, whose pins may be kept: the latest first. */
async function rostersOf(ask: Ask, { region, pdu, weekStart }: Values): Promise<RosterInList[]> {
  const { content } = await ask.get<Listed<RosterInList>>(
    withQuery('/v1/rosters', { region, pdu, weekStart }),
  );
  return content.filter((roster) => (roster.pdu ?? '') === pdu && roster.state !== 'superseded');
}

async function asks(
  { ask, caller, show }: Asked,
  values: Values,
  weeks: readonly string[],
  refused?: Problem,
) {
  const areas = await areasOf(ask, caller, values);
  const body =
    values.weekStart === '' ? (
      <WhichWeek areas={areas} values={values} weeks={weeks} />
    ) : (
      <HowMade areas={areas} values={values} rosters={await rostersOf(ask, values)} refused={refused} />
    );
  const back = { href: withQuery('/weeks', { region: areas.region, pdu: areas.pdu }), words: 'All weeks' };
  return show({ title: 'Start a roster', body, back, refused });
}

/** Starts a roster: which week, then how it is made. */
export const newRunPage: Page = {
  path: '/rosters/new',
  who: ['scheduler'],
  get: async (asked) => {
    const { ask, caller, query, today } = asked;
    const { region, pdu } = await areasOf(ask, caller, { region: query('region'), pdu: query('pdu') });
    const values = {
      ...{ region, pdu: pdu ?? '', weekStart: query('weekStart') ?? '' },
      ...{ seconds: String(runSeconds.usual), around: query('around') ?? '' },
    };
    return asks(asked, values, weeksFrom(weekStartOf(today), weeksAhead));
  },
  post: async (asked) => {
    const { ask, posted, go } = asked;
    const { text, given, sending } = await posted();
    const around = given('around');
    const [region, pdu, weekStart] = [text('region'), text('pdu'), text('weekStart')];
    const { done, refused } = await ask.send<{ id: number; joined: boolean }>(
      'POST',
      '/v1/rosters',
      {
        ...{ region, pdu: pdu || null, weekStart },
        // What is no number is refused by the API, in its words.
        ...{ seconds: Number(text('seconds')), around: around === undefined ? null : Number(around) },
      },
      sending,
    );
    if (refused) {
      const values = { region, pdu, weekStart, seconds: text('seconds'), around: text('around') };
      return asks(asked, values, [], refused);
    }
    return go(
      `/runs/${done.id}`,
      done.joined ? 'A roster of this week is being made already: this is it.' : undefined,
    );
  },
};
