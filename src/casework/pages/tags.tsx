import { outcomeOf } from '../../../solver/hours/outcomes.ts';
import type { TrackState } from '../../../solver/hours/track.ts';
import { Tag, type TagColour } from '../../pages/parts/tag.tsx';

const states: Readonly<Record<TrackState, { words: string; colour: TagColour }>> = {
  complete: { words: 'Complete', colour: 'grey' },
  expired: { words: 'Expired', colour: 'red' },
  'not started': { words: 'Not started', colour: 'blue' },
  'off track': { words: 'Off track', colour: 'red' },
  'at risk': { words: 'At risk', colour: 'yellow' },
  'on track': { words: 'On track', colour: 'teal' },
};

/** Where a requirement stands. */
export const StateTag = ({ state }: { state: TrackState }) => <Tag {...states[state]} />;

/** The colour of an outcome: grey none, teal fine, yellow attended but enforceable, red an enforceable absence. */
function outcomeColour(code: string | null): TagColour {
  const outcome = code === null ? undefined : outcomeOf(code);
  if (outcome === undefined || (!outcome.attended && !outcome.enforceable)) return 'grey';
  if (!outcome.enforceable) return 'teal';
  return outcome.attended ? 'yellow' : 'red';
}

/** What became of an appointment. */
export const OutcomeTag = ({ code, name }: { code: string | null; name: string | null }) => (
  <Tag words={name ?? 'No outcome yet'} colour={outcomeColour(code)} />
);

const orders: Readonly<Record<string, string>> = {
  community: 'Community order',
  'suspended-sentence': 'Suspended sentence order',
  'supervision-default': 'Supervision default order',
  enforcement: 'Enforcement order',
};

/** The kind of an order in words. */
export const orderInWords = (type: string): string => orders[type] ?? type;

/** A code such as not-applicable as "Not applicable". */
export const codeInWords = (code: string): string =>
  `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll('-', ' ')}`;
