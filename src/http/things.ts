import type { Context } from 'hono';
import { patternOf } from './pattern.ts';

/** A thing that an address is of. */
export interface Thing {
  /** `people/X100001`: the name under which the audit has it. */
  whose: string;
  /** The address shows the thing itself, or a list that is kept with it: what a change of it is made from. */
  isItself: boolean;
}

type Params = Readonly<Record<string, string>>;

const nouns = [
  'projects',
  'sessions',
  'pick-up-points',
  'venues',
  'facilitators',
  'slot-patterns',
  'allocations',
  'referrals',
  'rosters',
  'groups',
];

const kinds: readonly { pattern: RegExp; whose(params: Params): string }[] = [
  {
    pattern: /^\/v1\/people\/:crn\/requirements\/:eventNumber\/appointments\/:id\/outcomes?$/,
    whose: ({ id }) => `appointments/${id}`,
  },
  {
    pattern: /^\/v1\/people\/:crn\/requirements\/:eventNumber$/,
    whose: ({ crn, eventNumber }) => `people/${crn}/requirements/${Number(eventNumber)}`,
  },
  {
    pattern:
      /^\/v1\/people\/:crn(?:\/(?:availability|availability-exceptions|commitments|keep-apart|venue-travel|limited-access))?$/,
    whose: ({ crn }) => `people/${crn}`,
  },
  ...nouns.map((noun) => ({
    pattern: new RegExp(`^/v1/${noun}/:(?:id|code)(?:/|$)`),
    whose: ({ id, code }: Params) => `${noun}/${id ?? code}`,
  })),
];

const itself = /^\/v1\/[a-z-]+\/:[a-z]+$|^\/v1\/people\/|\/facts$/i;

/** What the addresses of a route are of, by its pattern; null: nothing that can be edited. */
export function thingOf(pattern: string): { isItself: boolean; whose(params: Params): string } | null {
  const kind = kinds.find((one) => one.pattern.test(pattern));
  return kind ? { whose: kind.whose, isItself: itself.test(pattern) } : null;
}

/** What the address of a request is of; null: nothing that can be edited. */
export function thingAt(c: Context): Thing | null {
  const asked = patternOf(c);
  const thing = asked && thingOf(asked.pattern);
  return thing && { whose: thing.whose(asked.params), isItself: thing.isItself };
}
