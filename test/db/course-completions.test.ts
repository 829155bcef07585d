import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addCourseCompletion, type NewCourseCompletion } from '../../db/course-completions.ts';
import { hoursRowsOf } from '../../db/hours.ts';
import { crn, givenOneRequirement, now, requirement } from '../given/allocated.ts';

const course: NewCourseCompletion = {
  ...requirement,
  date: '2026-11-20',
  minutes: 300,
  course: 'First aid',
  reference: 'LRN-1',
};

describe('a course completion', () => {
  it('is written down once, and never changed', async () => {
    const { db } = await givenOneRequirement();
    expect(await addCourseCompletion(db, course, now)).toEqual({
      kept: { ...course, number: 1, recordedAt: now },
      plan: null,
    });
    expect(await addCourseCompletion(db, course, now)).toEqual({ refused: 'duplicate-reference' });
    expect((await hoursRowsOf(db, crn, 1))?.entries).toEqual([
      { kind: 'course', number: 1, course: 'First aid', date: '2026-11-20', minutes: 300 },
    ]);
    expect(() => db.run(sql`update course_completions set minutes = 1`)).toThrow();
    expect(() => db.run(sql`delete from course_completions`)).toThrow();
  });

  it.each<[Partial<NewCourseCompletion>, string]>([
    [{ crn: 'X100009' }, 'unknown-requirement'],
    [{ minutes: 0 }, 'no-minutes'],
    [{ minutes: 18_001 }, 'too-many-minutes'],
    [{ date: '2026-09-13' }, 'before-sentence'],
    [{ date: '2026-11-28' }, 'not-yet'],
  ])('%o is refused: %s', async (change, refused) => {
    const { db } = await givenOneRequirement();
    expect(await addCourseCompletion(db, { ...course, ...change }, now)).toEqual({ refused });
  });
});
