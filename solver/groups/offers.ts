import { byText } from '../by-text.ts';
import type { IsoDate } from '../calendar.ts';
import {
  isKeptOut,
  type Join,
  type Joinable,
  type Joiner,
  type JoinSettings,
  join,
  rulesOfMembers,
} from './joining.ts';

/** Somebody who waits and could join a group now, and what that would do. */
export interface JoinerOffer {
  referral: string;
  crn: string;
  joinsAtSession: number;
  joinsOn: IsoDate;
  /** How many sessions would be theirs, one-to-ones too. */
  sessions: number;
  finishesOn: IsoDate;
  mustFinishBy: IsoDate;
  travelMinutes: number;
}

/** Another group of the same programme that could take all members in, and what that would do. */
export interface MergeOffer {
  group: string;
  members: number;
  /** Of the other group then. */
  size: number;
  joinsOn: IsoDate;
  finishesOn: IsoDate;
  /** The longest way that anybody would have, in minutes one way. */
  mostTravelMinutes: number;
}

/** Seats that a group has for joiners. */
export function seatsLeft({ template, place, members }: Joinable): number {
  return Math.max(0, Math.min(template.groupSize.max, place.seats) - members.length);
}

/**
 * Who of those who wait could join a group as it stands, each by themselves: no rule keeps them out. Whoever must finish
 * first comes first; of equals the nearest. None where no seat is left.
 */
export function joinerOffers(
  group: Joinable,
  waiting: readonly Joiner[],
  settings: JoinSettings,
): JoinerOffer[] {
  if (seatsLeft(group) === 0) return [];
  return waiting
    .flatMap((joiner) => {
      if (isKeptOut(group, joiner, settings)) return [];
      const { places, breaches } = join(group, [joiner], settings);
      const [place] = places;
      if (!place || breaches.length > 0) return [];
      const { person, point, sessions, finishesOn } = place;
      const { referral, crn, mustFinishBy, travelMinutes } = person;
      return {
        ...{ referral, crn, mustFinishBy, finishesOn },
        joinsAtSession: point.joinedAtSession,
        joinsOn: sessions[0]!.date,
        sessions: sessions.length,
        travelMinutes: travelMinutes!,
      };
    })
    .sort(
      (a, b) =>
        byText(a.mustFinishBy, b.mustFinishBy) ||
        a.travelMinutes - b.travelMinutes ||
        byText(a.referral, b.referral),
    );
}

/** The groups that could take all members of another in, so that nobody misses anything: the soonest done first. */
export function mergeOffers(
  others: readonly { group: Joinable; joiners: readonly Joiner[]; settings: JoinSettings }[],
): MergeOffer[] {
  return others
    .flatMap(({ group, joiners, settings }) => {
      if (joiners.some((joiner) => isKeptOut(group, joiner, settings, rulesOfMembers))) return [];
      const { places, breaches } = mergeInto(group, joiners, settings);
      if (places.length === 0 || breaches.length > 0) return [];
      return {
        group: group.id,
        members: places.length,
        size: group.members.length + places.length,
        joinsOn: places.map(({ sessions }) => sessions[0]!.date).sort()[0]!,
        finishesOn: places
          .map(({ finishesOn }) => finishesOn)
          .sort()
          .at(-1)!,
        mostTravelMinutes: Math.max(...places.map(({ person }) => person.travelMinutes!)),
      };
    })
    .sort((a, b) => byText(a.finishesOn, b.finishesOn) || byText(a.group, b.group));
}

/** How all members of another group would be in this one. */
export function mergeInto(group: Joinable, joiners: readonly Joiner[], settings: JoinSettings): Join {
  return join(group, joiners, settings, rulesOfMembers);
}
