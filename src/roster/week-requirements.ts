import type { WeekRows } from '../../db/week.ts';
import type { OpenAppointmentRow } from '../../db/week-history.ts';
import type { ServedRow } from '../../db/week-served.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { grouped } from '../../solver/grouped.ts';
import { sessionCredit } from '../../solver/hours/credit.ts';
import { type IneligibleReason, ineligibility, workableFrom } from '../../solver/hours/eligibility.ts';
import { eteMinutesLeft } from '../../solver/hours/ete.ts';
import { creditOf, type LedgerSums } from '../../solver/hours/ledger.ts';
import { remainingMinutes } from '../../solver/hours/remaining.ts';
import type { Policy } from '../../solver/policy/in-force.ts';
import type { Crn } from '../../solver/roster/problem.ts';

/** A requirement that no session of the week can serve, and why. */
export interface LeftOut {
  crn: Crn;
  eventNumber: number;
  reason: IneligibleReason;
  message: string;
}

/** An eligible requirement with minutes still to book, and the dates between which they can be worked, both inclusive. */
export interface OpenRequirement {
  eventNumber: number;
  remainingMinutes: number;
  eteMinutesLeft: number;
  workableFrom: IsoDate;
  deadline: IsoDate;
  allocatedDate: IsoDate | null;
  /** First session worked before the week; null: not commenced. */
  firstWorked: IsoDate | null;
}

export interface WeekRequirements {
  /** By crn, in order of it; each earliest deadline first, then lowest event number. */
  open: Map<Crn, OpenRequirement[]>;
  /** By crn and event number. */
  leftOut: LeftOut[];
}

/** Minutes that an appointment has credited, or will if it is worked in full. */
export function minutesOfAppointment(row: OpenAppointmentRow): number {
  return row.creditedMinutes ?? sessionCredit(row, row.breakMinutes);
}

/** Every requirement of the area: open in the week, or left out and why. */
export function weekRequirements(rows: WeekRows, limits: Policy['limits']): WeekRequirements {
  const keyOf = (row: { crn: Crn; eventNumber: number }) => `${row.crn} ${row.eventNumber}`;
  const served = new Map(rows.served.map((row) => [keyOf(row), row]));
  const awaiting = grouped(rows.awaiting, keyOf);
  const inWeek = grouped(rows.openInWeek, keyOf);
  const open = new Map<Crn, OpenRequirement[]>();
  const leftOut: LeftOut[] = [];
  const inOrder = rows.requirements.toSorted((a, b) =>
    a.crn === b.crn ? a.eventNumber - b.eventNumber : a.crn < b.crn ? -1 : 1,
  );
  for (const row of inOrder) {
    const key = keyOf(row);
    const booked = [...(awaiting.get(key) ?? []), ...(inWeek.get(key) ?? [])];
    const standing = standingOf(row, served.get(key), booked, limits);
    const why = ineligibility({ ...row, remainingMinutes: standing.remainingMinutes }, rows.weekStart);
    if (why) {
      leftOut.push({ crn: row.crn, eventNumber: row.eventNumber, ...why });
      continue;
    }
    const list = open.get(row.crn) ?? [];
    list.push({
      eventNumber: row.eventNumber,
      remainingMinutes: standing.remainingMinutes,
      eteMinutesLeft: eteMinutesLeft({ orderedMinutes: row.orderedMinutes, ...standing }, limits),
      workableFrom: workableFrom(row)!,
      deadline: row.deadline,
      allocatedDate: row.allocatedDate,
      firstWorked: served.get(key)?.firstWorked ?? null,
    });
    open.set(row.crn, list);
  }
  for (const list of open.values())
    list.sort((a, b) => (a.deadline < b.deadline ? -1 : Number(a.deadline > b.deadline)));
  return { open, leftOut };
}

const nothingServed: LedgerSums = { nonEteMinutes: 0, eteMinutes: 0, adjustmentMinutes: 0 };

/** What is left of a requirement once all that is credited, or booked so far, this week too, is taken off. */
function standingOf(
  { orderedMinutes }: WeekRows['requirements'][number],
  served: ServedRow | undefined,
  booked: readonly OpenAppointmentRow[],
  limits: Policy['limits'],
) {
  const { creditedMinutes, eteCreditedMinutes } = creditOf(served ?? nothingServed, {
    ...limits,
    orderedMinutes,
  });
  const sum = (appointments: readonly OpenAppointmentRow[]) =>
    appointments.reduce((minutes, appointment) => minutes + minutesOfAppointment(appointment), 0);
  return {
    remainingMinutes: remainingMinutes(orderedMinutes, { creditedMinutes, bookedMinutes: sum(booked) }),
    eteServedMinutes:
      eteCreditedMinutes + sum(booked.filter((appointment) => appointment.projectType === 'ete')),
  };
}
