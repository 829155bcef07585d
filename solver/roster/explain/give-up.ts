import { creditOf } from '../facts.ts';
import type { Person, Session } from '../problem.ts';
import type { Standing } from './standing.ts';

/**
 * What a person could give up to have room in their week for one more session: the others of its day, and each smallest set
 * that brings them back under their most minutes and their share of training; `leaving` goes in any case. Pinned sessions stay,
 * and nothing goes for a limit that giving everything up would not keep.
 */
export function waysToMakeRoom(
  { facts, isPinned }: Standing,
  person: Person,
  session: Session,
  leaving: Session | null,
): Session[][] {
  const booked = facts.sessionsOf(person.crn);
  const mayGo = booked.filter((own) => own !== leaving && !isPinned(person.crn, own.id));
  const must = booked.filter((own) => own === leaving || (own.date === session.date && mayGo.includes(own)));
  const might = mayGo.filter((own) => !must.includes(own));

  const kept = [...booked.filter((own) => !must.includes(own)), session];
  const over = minutesOver(person, kept, booked);
  const needed = {
    all: over.all <= creditOf(might) ? over.all : 0,
    ete: over.ete <= eteCreditOf(might) ? over.ete : 0,
  };
  if (needed.all <= 0 && needed.ete <= 0) return [must];
  return smallestSets(
    might,
    (given) => creditOf(given) >= needed.all && eteCreditOf(given) >= needed.ete,
  ).map((given) => [...must, ...given]);
}

/** Minutes by which a week goes over the person's limits, or further over than the week they have now; at most 0: it does not. */
export function minutesOver(person: Person, week: readonly Session[], now: readonly Session[]) {
  return {
    all: creditOf(week) - Math.max(person.maxMinutes, creditOf(now)),
    ete: eteCreditOf(week) - Math.max(person.eteMinutesLeft, eteCreditOf(now)),
  };
}

const eteCreditOf = (sessions: readonly Session[]) => creditOf(sessions.filter(({ kind }) => kind === 'ete'));

/** The sets that are enough and of which nothing can be left out, given that more is never less. */
function smallestSets(from: readonly Session[], isEnough: (set: readonly Session[]) => boolean): Session[][] {
  const found: Session[][] = [];
  const grow = (set: readonly Session[], next: number) => {
    if (isEnough(set)) {
      if (!set.some((one) => isEnough(set.filter((other) => other !== one)))) found.push([...set]);
      return;
    }
    for (let i = next; i < from.length; i += 1) grow([...set, from[i]!], i + 1);
  };
  grow([], 0);
  return found;
}
