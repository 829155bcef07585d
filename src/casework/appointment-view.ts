import type { HoursAppointment, HoursRows } from '../../db/hours.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { ledgerOf } from '../../solver/hours/ledger.ts';
import { outcomeOf } from '../../solver/hours/outcomes.ts';
import type { Occasion } from './occasion.ts';

/** Where an appointment stands, as caseworkers look for it. */
export const appointmentStages = ['upcoming', 'missing-outcome', 'past'] as const;
export type AppointmentStage = (typeof appointmentStages)[number];

/** An appointment and what it came to. */
export interface AppointmentView
  extends Omit<HoursAppointment, 'crn' | 'eventNumber' | 'creditedMinutes' | 'sessionStatus'> {
  stage: AppointmentStage;
  outcomeName: string | null;
  /** By itself, before the ETE share and the hours ordered cut it; null without an outcome. */
  rawMinutes: number | null;
  /** By the ledger; null without an outcome. */
  creditedMinutes: number | null;
}

/** The appointments of a requirement by date and time. */
export function appointmentViews(
  rows: HoursRows,
  { today, limits }: Pick<Occasion, 'today' | 'limits'>,
): AppointmentView[] {
  const { lines } = ledgerOf({ ...limits, orderedMinutes: rows.requirement.orderedMinutes }, rows.entries);
  const credit = new Map<string, number>();
  for (const { entry, creditedMinutes } of lines)
    if (entry.kind === 'appointment') credit.set(entry.appointment, creditedMinutes);
  return rows.appointments.map((appointment) => {
    const { crn: _, eventNumber: __, sessionStatus: ___, creditedMinutes: rawMinutes, ...rest } = appointment;
    return {
      ...rest,
      stage: stageOf(appointment, today),
      outcomeName: rest.outcome === null ? null : (outcomeOf(rest.outcome)?.name ?? null),
      rawMinutes,
      creditedMinutes: credit.get(rest.id) ?? null,
    };
  });
}

function stageOf({ outcome, date }: HoursAppointment, today: IsoDate): AppointmentStage {
  if (outcome !== null) return 'past';
  return date < today ? 'missing-outcome' : 'upcoming';
}
