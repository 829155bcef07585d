import { existsSync } from 'node:fs';
import type { ProgrammeTemplate } from '../../solver/groups/template.ts';
import { regions } from '../../solver/policy/entry.ts';
import { readTemplates, shippedTemplates } from '../programmes/templates.ts';
import { GivenWrong } from './io.ts';

/**
 * The accredited programmes that are shipped and those of a further folder, checked against the policy of every region. The
 * first fault ends the command: nobody forms groups of half the programmes.
 */
export function openTemplates(further: string | null): readonly ProgrammeTemplate[] {
  if (further !== null && !existsSync(further))
    throw new GivenWrong(`SCHEDULER_TEMPLATES: there is no folder ${further}`);
  const folders = [shippedTemplates, ...(further === null ? [] : [further])];
  const [templates] = regions.map((region) => {
    const read = readTemplates(folders, region);
    if ('templates' in read) return read.templates;
    const { file, path, message } = read.faults[0]!;
    throw new GivenWrong(`${file}: ${path === '' ? '' : `${path} `}${message}`);
  });
  return templates!;
}
