import { facilitatorTaken } from '../solver/groups/opening/free.ts';
import type { Facilitator, OpeningBreach } from '../solver/groups/opening/nouns.ts';
import type { ProgrammeTemplate } from '../solver/groups/template.ts';
import type { DatedWindow } from '../solver/roster/problem.ts';
import type { UnknownName } from './proposals.ts';

/**
 * Who holds a session that is booked by hand, and why nobody can: those chosen, all of whom must be trained and free, or
 * the first of the group's who are free. `what`: the session, in words, with its article; `isOwn`: it is one member's own, and
 * held by no more than it needs.
 */
export function holdersOf(
  what: string,
  template: ProgrammeTemplate,
  facilitators: readonly Facilitator[],
  time: DatedWindow,
  isChosen: boolean,
  isOwn: boolean,
): { ids: string[]; breaches: OpeningBreach[] } {
  const needed = template.facilitators.individual;
  const looked = facilitators.map((one) => ({ id: one.id, taken: facilitatorTaken(one, time) }));
  const free = looked.filter(({ taken }) => taken === null).map(({ id }) => id);
  const breach = (sentence: string): OpeningBreach => ({
    ...{ rule: 'facilitator', referral: null, crn: null, session: null, by: 1 },
    sentence,
  });
  const taken = looked.flatMap(({ id, taken: why }) => (why === null ? [] : [`${id} ${why}`]));
  const untrained = facilitators
    .filter(({ programmes }) => isChosen && !programmes.includes(template.code))
    .map(({ id }) => breach(`${id} is not trained for ${template.code}`));
  if (isChosen && isOwn && facilitators.length > needed)
    return {
      ids: [],
      breaches: [breach(`${what} is held by ${needed}, not ${facilitators.length}`)],
    };
  if (isChosen && taken.length > 0) return { ids: [], breaches: [...untrained, ...taken.map(breach)] };
  if (free.length < needed)
    return { ids: [], breaches: [breach(`${what} needs ${needed} to hold it: ${taken.join(', ')}`)] };
  return { ids: isChosen ? free : free.slice(0, needed), breaches: untrained };
}

/** Facilitators who are named and not kept. */
export function unknownFacilitators(
  named: readonly string[] | null,
  kept: readonly { id: string }[],
): UnknownName[] {
  const known = new Set(kept.map(({ id }) => id));
  return (named ?? []).flatMap((value, i) =>
    known.has(value) ? [] : [{ field: `facilitators[${i}]`, value }],
  );
}
