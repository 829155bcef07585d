import type { ProgrammeTemplate } from '../../solver/groups/template.ts';
import { givenTemplate, sessionsOf } from './templates.ts';

/**
 * A short programme for adult men and women: a one-to-one, two modules of two group sessions of two hours, a last
 * one-to-one; one missed session may be caught up within 14 days and before the next module.
 */
export function shortProgramme(change: Partial<ProgrammeTemplate> = {}): ProgrammeTemplate {
  return givenTemplate({
    sessions: sessionsOf('igg|ggi'),
    sexes: ['male', 'female'],
    eligibility: [{ check: 'adult' }],
    groupSize: {
      min: 4,
      optimum: 8,
      max: 12,
      exception: { min: 2, name: 'after the flood', source: 'test' },
    },
    ...change,
  });
}
