import { type IsoDate, lengthOf, type Window } from '../calendar.ts';
import type { PlannedAppointment } from './appointment-request.ts';

/** Time of a person that is spoken for otherwise. */
export interface Elsewhere extends Window {
  date: IsoDate;
  /** What has it: the id of an appointment of another requirement, or the kind of a commitment. */
  what: string;
}

/** What a plan of appointments keeps to beside its request: training beyond its share serves nothing, and nobody is in two places. */
export interface PlanBounds {
  isTraining(project: string): boolean;
  /** That training to come can credit yet, in minutes; what `reserved` has is off it already. */
  trainingLeftMinutes: number;
  /** Minutes of the share that training booked by hand has, by appointment. */
  reserved: ReadonlyMap<string, number>;
  /** What an appointment that is booked would credit by itself, in minutes. */
  worth(appointment: PlannedAppointment): number;
  elsewhere: readonly Elsewhere[];
}

/**
 * Those of a request that stands by itself (`formats/appointments.md`): it knows of no training, no breaks and no other
 * time, and an appointment counts in full length.
 */
export const unbounded: PlanBounds = {
  isTraining: () => false,
  trainingLeftMinutes: 0,
  reserved: new Map(),
  worth: lengthOf,
  elsewhere: [],
};
