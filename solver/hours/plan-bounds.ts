import type { IsoDate, Window } from '../calendar.ts';

/** Time of a person that is spoken for otherwise. */
export interface Elsewhere extends Window {
  date: IsoDate;
  /** What has it: the id of an appointment of another requirement, or the kind of a commitment. */
  what: string;
}

/** What a plan of appointments keeps to beside its request: training beyond its share serves nothing, and nobody is in two places. */
export interface PlanBounds {
  isTraining(project: string): boolean;
  /** That training to come can credit yet, in minutes. */
  trainingLeftMinutes: number;
  elsewhere: readonly Elsewhere[];
}

/** Those of a request that stands by itself (`formats/appointments.md`): it knows of no training and of no other time. */
export const unbounded: PlanBounds = { isTraining: () => false, trainingLeftMinutes: 0, elsewhere: [] };
