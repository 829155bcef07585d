import { byText } from '../../by-text.ts';
import { grouped } from '../../grouped.ts';
import type { DatedWindow } from '../../roster/problem.ts';
import { type Diary, freeFacilitator, sharing } from './diary.ts';
import type { Idea } from './ideas.ts';
import type { Facilitator, StaffedOneToOnes, StaffedSession } from './nouns.ts';

/** A facilitator while groups are put together. */
export interface Colleague {
  facilitator: Facilitator;
  isFree(time: DatedWindow): boolean;
  diary: Diary;
  /** Candidates of which they are a regular facilitator. */
  groups: number;
}

export interface Staff {
  regulars: readonly Colleague[];
  sessions: readonly StaffedSession[];
  oneToOnes: readonly StaffedOneToOnes[];
  /** What each is given. */
  given: readonly { to: Colleague; time: DatedWindow }[];
}

const wholePercent = 100;

export function colleagues(facilitators: readonly Facilitator[]): Colleague[] {
  return facilitators.map((facilitator) => ({
    facilitator,
    isFree: freeFacilitator(facilitator),
    diary: new Map(),
    groups: 0,
  }));
}

/**
 * Facilitators for all of a group: as many regulars as its sessions need, each there for most of them, others of the
 * area who cover when one is away, and somebody for every one-to-one. Chosen are those through whom the group shares
 * someone with the fewest candidates that it could open beside (`conflicting` are those that it cannot anyway); then those
 * there most often, then those with fewest groups so far. Where that leaves a session without cover, those there most often
 * are asked first. Null: there are not enough.
 */
export function staffOf(
  { plan, venue }: Idea,
  all: readonly Colleague[],
  conflicting: ReadonlySet<number>,
  regularPercent: number,
): Staff | null {
  const able = all.filter(
    ({ facilitator: { pdus, programmes } }) =>
      programmes.includes(plan.template.code) && (pdus.length === 0 || pdus.includes(venue.pdu)),
  );
  const { groupSessions } = plan;
  const there = new Map(able.map((one) => [one, groupSessions.filter((time) => one.isFree(time)).length]));
  const couldBeRegular = able.filter(
    (one) => there.get(one)! * wholePercent >= groupSessions.length * regularPercent,
  );
  const most = plan.template.facilitators.group;
  if (couldBeRegular.length < most) return null;
  const times = timesOf(plan);
  const absence = (one: Colleague) => groupSessions.length - there.get(one)!;
  for (const presenceFirst of [false, true]) {
    const regulars: Colleague[] = [];
    const shared = new Set(conflicting);
    while (regulars.length < most) {
      const next = leastOf(
        couldBeRegular.filter((one) => !regulars.includes(one)),
        (one) => {
          const added = addedBy(one, times, shared);
          return presenceFirst ? [absence(one), added, one.groups] : [added, absence(one), one.groups];
        },
      )!;
      regulars.push(next);
      for (const other of sharing(next.diary, times)) shared.add(other);
    }
    const staff = allCovered(plan, able, regulars, shared);
    if (staff) return staff;
  }
  return null;
}

/** Every time of a plan at which somebody has to be there. */
function timesOf({ layout }: Idea['plan']): DatedWindow[] {
  return layout.sessions.flatMap((session) => (session.kind === 'group' ? [session] : session.places));
}

function addedBy(one: Colleague, times: readonly DatedWindow[], shared: ReadonlySet<number>): number {
  return [...sharing(one.diary, times)].filter((other) => !shared.has(other)).length;
}

/** The one with the smallest numbers, the first that differs deciding; where none does, the first by id. */
function leastOf(
  among: readonly Colleague[],
  numbersOf: (one: Colleague) => readonly number[],
): Colleague | undefined {
  return among
    .map((one) => ({ one, numbers: numbersOf(one) }))
    .sort((a, b) => {
      const at = a.numbers.findIndex((number, i) => number !== b.numbers[i]);
      return at < 0 ? byText(a.one.facilitator.id, b.one.facilitator.id) : a.numbers[at]! - b.numbers[at]!;
    })[0]?.one;
}

/** Who holds each session and one-to-one: regulars where they are free, and others who are. Null: a time has too few. */
function allCovered(
  { template, layout }: Idea['plan'],
  able: readonly Colleague[],
  regulars: readonly Colleague[],
  shared: ReadonlySet<number>,
): Staff | null {
  const given: { to: Colleague; time: DatedWindow }[] = [];
  const at = (time: DatedWindow, many: number): Colleague[] | null => {
    const held = regulars.filter((one) => one.isFree(time)).slice(0, many);
    while (held.length < many) {
      const cover = leastOf(
        able.filter((one) => !held.includes(one) && !regulars.includes(one) && one.isFree(time)),
        (one) => [addedBy(one, [time], shared), one.groups],
      );
      if (!cover) return null;
      held.push(cover);
    }
    for (const to of held) given.push({ to, time });
    return held;
  };
  const sessions: StaffedSession[] = [];
  const oneToOnes: StaffedOneToOnes[] = [];
  for (const session of layout.sessions) {
    const { number } = session;
    if (session.kind === 'group') {
      const held = at(session, template.facilitators.group);
      if (!held) return null;
      const { date, from, to } = session;
      sessions.push({ number, date, from, to, facilitators: idsOf(held) });
      continue;
    }
    const each = template.facilitators.individual;
    const places: StaffedOneToOnes['places'][number][] = [];
    for (const beside of grouped(session.places, ({ date, from }) => `${date} ${from}`).values()) {
      const held = at(beside[0]!, beside.length * each);
      if (!held) return null;
      beside.forEach((place, i) => {
        places.push({ ...place, facilitators: idsOf(held.slice(i * each, (i + 1) * each)) });
      });
    }
    oneToOnes.push({ number, places });
  }
  return { regulars, sessions, oneToOnes, given };
}

const idsOf = (held: readonly Colleague[]) => held.map(({ facilitator }) => facilitator.id).sort(byText);
