import { at, type Problem } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { Hidden, Input } from '../../pages/parts/fields.tsx';
import { Button, ButtonGroup, Form } from '../../pages/parts/form.tsx';
import { A, Heading, P } from '../../pages/parts/text.tsx';
import { fieldsOf } from '../../pages/posted.ts';
import { venuesOf } from './names.ts';
import { numberIn } from './numbers.ts';
import { type Referral, referralAddress, type VenueTravel } from './referral.tsx';
import { followers, mayChange } from './who.ts';

const minutesField = (index: number) => `content[${index}].minutes`;
const venueField = (index: number) => `content[${index}].venue`;

/** The venues to which times are asked for: those of the region to who may see them, else those that are known. */
async function venuesAsked({ ask, caller }: Asked, region: string, travel: VenueTravel) {
  const venues = mayChange(caller) ? await venuesOf(ask, region) : [];
  const further = travel.content.filter(({ venue }) => venues.every(({ code }) => code !== venue));
  return [...venues, ...further.map(({ venue }) => ({ code: venue, name: venue }))];
}

async function shownWith(asked: Asked, given?: Readonly<Record<string, string>>, refused?: Problem) {
  const { ask, param, show } = asked;
  const referral = await ask.get<Referral>(at`/v1/referrals/${param('referral')}`);
  const { body: travel, version } = await ask.read<VenueTravel>(at`/v1/people/${referral.crn}/venue-travel`);
  const venues = await venuesAsked(asked, referral.region, travel);
  const known = new Map(travel.content.map(({ venue, minutes }) => [venue, String(minutes)]));
  const first = Object.fromEntries(venues.map(({ code }, i) => [minutesField(i), known.get(code) ?? '']));
  const field = fieldsOf(given ?? first, refused);
  const address = referralAddress(referral.id);
  const more = venues.length;
  const body = (
    <>
      <Heading caption={`Referral of ${referral.crn} to ${referral.programme}`}>
        Travel times to venues
      </Heading>
      <P>
        Minutes from home, one way. Leave a time empty where it is not known: it is estimated from the
        distance then.
      </P>
      <Form version={version}>
        {venues.map(({ code, name }, i) => (
          <>
            <Hidden name={venueField(i)} value={code} />
            <Input field={field(minutesField(i))} label={name} type="number" width={3} />
          </>
        ))}
        {!mayChange(asked.caller) && (
          <>
            <Input
              field={field(venueField(more))}
              label="Another venue (optional)"
              hint="Its code"
              width={10}
            />
            <Input field={field(minutesField(more))} label="Minutes to that venue" type="number" width={3} />
          </>
        )}
        <ButtonGroup>
          <Button>Save</Button>
          <A href={address}>Cancel</A>
        </ButtonGroup>
      </Form>
    </>
  );
  return show({
    title: 'Travel times to venues',
    body,
    refused,
    back: { href: address, words: 'Back to the referral' },
  });
}

/** Where the API names the n-th time that was sent, the form names the field that it came from. */
const onTheForm = (refused: Problem, sent: readonly number[]): Problem => ({
  ...refused,
  faults: (refused.faults ?? []).map((fault) => ({
    ...fault,
    path: fault.path.replace(/^content\[(\d+)\]/, (_, n: string) => `content[${sent[Number(n)]}]`),
  })),
});

async function change(asked: Asked): Promise<Response> {
  const posted = await asked.posted();
  const referral = await asked.ask.get<Referral>(at`/v1/referrals/${asked.param('referral')}`);
  const indexes = Object.keys(posted.values)
    .map((name) => /^content\[(\d+)\]\.minutes$/.exec(name)?.[1])
    .filter((n) => n !== undefined)
    .map(Number);
  const sent = indexes.filter((i) => posted.text(minutesField(i)) !== '');
  const content = sent.map((i) => ({
    venue: posted.text(venueField(i)),
    minutes: numberIn(posted, minutesField(i)),
  }));
  const address = at`/v1/people/${referral.crn}/venue-travel`;
  const { refused } = await asked.ask.send('PUT', address, { content }, { version: posted.sending.version });
  if (refused) return shownWith(asked, posted.values, onTheForm(refused, sent));
  return asked.go(referralAddress(referral.id), 'The travel times have been saved.');
}

/** How long it takes somebody to get to each venue. */
export const venueTravelPage: Page = {
  path: '/waiting-list/:referral/travel',
  who: followers,
  get: (asked) => shownWith(asked),
  post: change,
};
