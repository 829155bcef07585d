import { templateOn } from '../../db/proposals.ts';
import type { ProgrammeTemplate } from '../../solver/groups/template.ts';

/** The template by which a kept group was laid out. Throws where there is none any more: a template that groups use stays. */
export function templateOf(
  templates: readonly ProgrammeTemplate[],
  { programme, startsOn }: { programme: string; startsOn: string },
): ProgrammeTemplate {
  const template = templateOn(templates, programme, startsOn);
  if (!template) throw new Error(`no template of ${programme} is in force on ${startsOn}`);
  return template;
}
