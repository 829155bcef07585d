import type { IsoDate, Window } from '../../calendar.ts';
import type { ReferralState } from '../../referral-states.ts';
import type { Crn, DatedWindow } from '../../roster/problem.ts';
import type { DatedSession } from '../calendar/member-rules.ts';
import type { OpenTimes } from '../calendar/open-times.ts';
import type { Slot } from '../calendar/slots.ts';
import type { Facilitator as FreeFacilitator, GroupSex } from '../candidates/nouns.ts';
import type { ReferralFact } from '../eligibility-checks.ts';
import type { ProgrammeTemplate, Sex } from '../template.ts';
import type { AvailabilityException, AvailableWindow } from './free.ts';

/** The nouns of a group that is to open, or that somebody is to join. */
export type { GroupSex };

/** A time that somebody has promised already, and to what: words for whoever asks. */
export interface Promised extends DatedWindow {
  what: string;
}

/** Someone referred, as far as a place in a group goes. */
export interface Placeable {
  referral: string;
  crn: Crn;
  sex: Sex;
  programme: string;
  state: ReferralState;
  readyFrom: IsoDate;
  mustFinishBy: IsoDate;
  needs: readonly string[];
  facts: readonly ReferralFact[];
  /** One way to the venue; null: not known. */
  travelMinutes: number | null;
  availability: readonly AvailableWindow[];
  exceptions: readonly AvailabilityException[];
  busy: readonly Promised[];
  /** Crns of whom they must not meet. */
  keepApart: readonly Crn[];
}

/** A facilitator with their region, and what they hold already. */
export interface Facilitator extends FreeFacilitator {
  region: string;
  booked: readonly Promised[];
}

/** A room and the venue in which it is. */
export interface Place {
  venue: string;
  room: string;
  seats: number;
  pdu: string;
  region: string;
  tags: readonly string[];
  open: OpenTimes;
  /** Times at which groups use the room already. */
  booked: readonly Promised[];
}

/** A group session and who holds it. */
export interface StaffedSession extends DatedWindow {
  number: number;
  facilitators: readonly string[];
}

/** A one-to-one of a member and who holds it. */
export interface OwnSession extends DatedWindow {
  referral: string;
  number: number;
  facilitator: string;
}

/** A group as it is to be: everything that was chosen, and whoever is to be in it. */
export interface Proposal {
  template: ProgrammeTemplate;
  sex: GroupSex;
  place: Place;
  pattern: { id: string; region: string; programme: string | null; slots: readonly Slot[] };
  /** In the order in which they are asked to hold sessions. */
  facilitators: readonly Facilitator[];
  members: readonly Placeable[];
  startsOn: IsoDate;
  /** The exception by name that allows a group under the minimum; null: none is claimed. */
  exception: string | null;
}

/** The dated sessions of a group as it would open. */
export interface GroupPlan {
  sessions: readonly StaffedSession[];
  oneToOnes: readonly OwnSession[];
  /** The first and the last day on which anybody attends. */
  startsOn: IsoDate;
  finishesOn: IsoDate;
}

/** Why a group cannot open, or somebody cannot be in it: the rule, whom it is about, and by how much. */
/** Whether a group opens only where every one-to-one has a time, or those without one are arranged later, by hand. */
export const oneToOneChoices = ['all', 'those-that-fit'] as const;
export type OneToOneChoice = (typeof oneToOneChoices)[number];

export interface OpeningBreach {
  rule: string;
  referral: string | null;
  crn: Crn | null;
  /** The number of the first session that is touched; null: none in particular. */
  session: number | null;
  /** Sessions touched, people too many or too few, minutes or days too many; 1 where it has no size. */
  by: number;
  sentence: string;
}

/** The numbers of the policy that an opening is checked against. */
export interface OpeningSettings {
  maxTravelMinutes: number;
  layoutMostWeeks: number;
  lastOneToOneWithinWeeks: number;
}

/** A numbered session at its time. */
export type TimedSession = DatedSession & Window;
