import { eq } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import { dayAndTime } from '../solver/hours/appointment-request.ts';
import { mostMinutes } from './adjustments.ts';
import type { Db } from './connect.ts';
import { nextEntryNumber } from './entry-numbers.ts';
import { hoursLookUps } from './hours-look-ups.ts';
import { localTime } from './local-time.ts';
import { type Replanned, type RequirementKey, replan } from './replan.ts';
import { courseCompletions } from './schema.ts';

export type CourseCompletionRow = typeof courseCompletions.$inferSelect;

/** A course completed, as the learning site tells it. */
export interface NewCourseCompletion extends RequirementKey {
  date: IsoDate;
  minutes: number;
  course: string;
  /** The learning site's own: each completion is credited once. */
  reference: string;
}

/** Why a completion is not written down. `too-many-minutes`: more than a court can order in all. `not-yet`: its date is to come. */
export type CourseRefusal =
  | 'unknown-requirement'
  | 'duplicate-reference'
  | 'no-minutes'
  | 'too-many-minutes'
  | 'before-sentence'
  | 'not-yet';

/** A completion written down, and what that changed in the plan of its requirement (null: it has no allocation). */
export interface CourseCompleted {
  kept: CourseCompletionRow;
  plan: Replanned | null;
}

/** Writes down a course completion and plans its requirement again. What is wrong is countered by an adjustment. */
export async function addCourseCompletion(
  db: Db,
  completion: NewCourseCompletion,
  at: string,
): Promise<CourseCompleted | { refused: CourseRefusal }> {
  return db.transaction(
    () => {
      const refused = refusalOf(db, completion, at);
      if (refused) return { refused };
      const row = { ...completion, number: nextEntryNumber(db), recordedAt: at };
      const kept = db.insert(courseCompletions).values(row).returning().get();
      return { kept, plan: replan(db, kept, at, 'appointment-change') };
    },
    { behavior: 'immediate' },
  );
}

function refusalOf(db: Db, completion: NewCourseCompletion, at: string): CourseRefusal | null {
  const { crn, eventNumber, reference, minutes, date } = completion;
  const requirement = hoursLookUps(db).requirement.get({ crn, eventNumber });
  if (!requirement) return 'unknown-requirement';
  if (db.select().from(courseCompletions).where(eq(courseCompletions.reference, reference)).get())
    return 'duplicate-reference';
  if (minutes <= 0) return 'no-minutes';
  if (minutes > mostMinutes(db, completion)) return 'too-many-minutes';
  if (date < requirement.sentenceDate) return 'before-sentence';
  return date > dayAndTime(localTime(at)).date ? 'not-yet' : null;
}
