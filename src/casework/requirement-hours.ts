import type { HoursRows } from '../../db/hours.ts';
import type { RequirementRow } from '../../db/requirements.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { type AbsenceStanding, absenceStanding, attendanceOf } from '../../solver/hours/absences.ts';
import type { AppointmentEntry } from '../../solver/hours/entries.ts';
import { eteShareMinutes } from '../../solver/hours/ete.ts';
import { type Discount, discountOf } from '../../solver/hours/incentive.ts';
import { type Ledger, ledgerOf } from '../../solver/hours/ledger.ts';
import { workedOf } from '../../solver/hours/pace.ts';
import type { AppointmentPlan } from '../../solver/hours/plan.ts';
import { requirementPlan } from '../../solver/hours/requirement-plan.ts';
import { applyToExtendBy, type Review, reviewsOf } from '../../solver/hours/reviews.ts';
import type { Track } from '../../solver/hours/track.ts';
import type { WeekSoFar } from '../../solver/hours/weeks.ts';
import { type BookedHours, bookedHours, openBookings } from './booked-hours.ts';
import type { Occasion } from './occasion.ts';
import { trackOf } from './track-of.ts';
import { weeksOfPerson } from './weeks-of-person.ts';

/** Where one requirement stands on a day: every figure derived, none of them kept. Minutes unless a name says otherwise. */
export interface RequirementHours
  extends Pick<
      RequirementRow,
      'crn' | 'eventNumber' | 'orderType' | 'status' | 'sentenceDate' | 'deadline' | 'orderedMinutes'
    >,
    Pick<Ledger, 'creditedMinutes' | 'leftMinutes' | 'adjustmentMinutes' | 'completedOn'>,
    Pick<Track, 'state' | 'finish' | 'finishAsAttended' | 'daysInHand'> {
  /** The day on which all of it holds. */
  asOf: IsoDate;
  booked: BookedHours;
  ete: { mostMinutes: number; creditedMinutes: number; leftMinutes: number };
  /** Of the person, over all their requirements. */
  weeks: WeekSoFar[];
  /** A usable week. */
  pace: { soFarMinutes: number | null; neededMinutes: number | null };
  /** By the allocations; null: there are none. */
  plan: Pick<AppointmentPlan, 'completesOn' | 'shortfallMinutes' | 'clashes'> | null;
  attendance: { attended: number; due: number };
  commencement: Track['commencement'] & { firstWorked: IsoDate | null };
  absences: AbsenceStanding & { windowMonths: number; nextBrings: 'warning' | 'enforcement' };
  reviews: Review[];
  applyToExtendBy: IsoDate;
  /** Null: no incentive scheme is in force. */
  incentive: Discount | null;
}

/** The hours of a person, a requirement at a time: in the order of their rows. */
export function hoursOfPerson(rows: readonly HoursRows[], occasion: Occasion): RequirementHours[] {
  const kept = rows.map((of) => ({
    rows: of,
    ledger: ledgerOf(
      { eteSharePercent: occasion.limits.eteSharePercent, orderedMinutes: of.requirement.orderedMinutes },
      of.entries,
    ),
  }));
  const weeks = weeksOfPerson(kept, occasion);
  return kept.map((one) => ({ ...hoursOf(one, occasion), weeks }));
}

/** A requirement and the ledger of its entries. */
export interface WithLedger {
  rows: HoursRows;
  ledger: Ledger;
}

function hoursOf({ rows, ledger }: WithLedger, occasion: Occasion): Omit<RequirementHours, 'weeks'> {
  const { today, limits } = occasion;
  const { requirement } = rows;
  const { crn, eventNumber, orderType, status, sentenceDate, deadline, orderedMinutes } = requirement;
  const { creditedMinutes, leftMinutes, adjustmentMinutes, completedOn } = ledger;
  const terms = { eteSharePercent: limits.eteSharePercent, orderedMinutes };
  const worked = workedOf(ledger.lines, today, terms);
  const outcomes = outcomesOf(ledger);
  const attendance = attendanceOf(outcomes);
  const booked = openBookings(rows.appointments, ledger.eteLeftMinutes);
  const { paceSoFarMinutes, paceNeededMinutes, commencement, ...ahead } = trackOf(
    { ...rows, leftMinutes, worked, booked, attendance },
    occasion,
  );
  const absences = absenceStanding(outcomes, today, limits);
  return {
    ...{ crn, eventNumber, orderType, status, sentenceDate, deadline, asOf: today },
    ...{ orderedMinutes, creditedMinutes, leftMinutes, adjustmentMinutes, completedOn },
    booked: bookedHours(booked, leftMinutes, today),
    ete: {
      mostMinutes: eteShareMinutes(orderedMinutes, limits),
      creditedMinutes: ledger.eteCreditedMinutes,
      leftMinutes: ledger.eteLeftMinutes,
    },
    ...ahead,
    pace: { soFarMinutes: paceSoFarMinutes, neededMinutes: paceNeededMinutes },
    plan: planOf(rows, ledger, occasion),
    attendance,
    commencement: { ...commencement, firstWorked: worked.firstWorked },
    absences: {
      ...absences,
      windowMonths: limits.absenceWindowMonths,
      nextBrings: absences.leftBeforeEnforcement > 1 ? 'warning' : 'enforcement',
    },
    reviews: reviewsOf(sentenceDate, limits),
    applyToExtendBy: applyToExtendBy(deadline, limits),
    incentive: discountOf(orderedMinutes, ledger, limits),
  };
}

function outcomesOf({ lines }: Ledger): AppointmentEntry[] {
  return lines.flatMap(({ entry }) => (entry.kind === 'appointment' ? [entry] : []));
}

function planOf(
  rows: HoursRows,
  ledger: Ledger,
  { now, bankHolidays, limits }: Occasion,
): RequirementHours['plan'] {
  if (rows.allocations.length === 0) return null;
  const occasion = { now, trigger: 'appointment-change', bankHolidays, limits } as const;
  const { plan } = requirementPlan(rows, occasion, ledger);
  const { completesOn, shortfallMinutes, clashes } = plan;
  return { completesOn, shortfallMinutes, clashes };
}
