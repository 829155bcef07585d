import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type IsoDate, isDate } from '../../solver/calendar.ts';
import type { ProgrammeTemplate } from '../../solver/groups/template.ts';
import { inForce, overlapFaults, templateFaults } from '../../solver/groups/template-faults.ts';
import type { Region } from '../../solver/policy/entry.ts';
import { always } from '../../solver/policy/entry.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import type { Fault } from '../../solver/roster/problem.ts';
import { shapeFaults } from '../http/shape-faults.ts';
import { templateShape } from './template-shape.ts';

/** The programmes that are shipped. */
export const shippedTemplates = new URL('../../solver/groups/templates', import.meta.url).pathname;

/** One thing wrong with a template: the file, the field by its path (empty: the file), and what it must be. */
export interface TemplateFileFault extends Fault {
  file: string;
}

type Read = { file: string; template: ProgrammeTemplate };

/**
 * The templates in folders, one in each file that ends in `.json`, by the order of folders and names; or every fault in
 * them: files that are none, shapes, what a template must be to itself and to the region's policy, and a code that is in
 * force twice on a day. Of a template that has begun before the policy the policy's first numbers are asked.
 */
export function readTemplates(
  folders: readonly string[],
  region: Region,
): { templates: ProgrammeTemplate[] } | { faults: TemplateFileFault[] } {
  const faults: TemplateFileFault[] = [];
  const read: Read[] = [];
  for (const file of folders.flatMap(filesIn)) {
    const parsed = parseTemplate(file, region);
    if ('faults' in parsed) faults.push(...parsed.faults.map((fault) => ({ ...fault, file })));
    else read.push({ file, template: parsed.template });
  }
  if (faults.length === 0) faults.push(...inForceTwice(read));
  return faults.length > 0 ? { faults } : { templates: read.map(({ template }) => template) };
}

/** The programmes that are shipped, by the national numbers. Throws where a file of them has a fault: a bug. */
export function shippedProgrammes(): ProgrammeTemplate[] {
  const read = readTemplates([shippedTemplates], 'london');
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.templates;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));
}

function parseTemplate(file: string, region: Region): { template: ProgrammeTemplate } | { faults: Fault[] } {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { faults: [{ code: 'malformed', path: '', message: 'is not JSON' }] };
  }
  const parsed = templateShape.safeParse(json);
  if (!parsed.success) return { faults: shapeFaults(parsed.error) };
  const { validFrom } = parsed.data;
  const from = isDate(validFrom) && validFrom > always ? validFrom : always;
  const faults = templateFaults(parsed.data, policyInForce(region, from).programmes);
  return faults.length > 0 ? { faults } : { template: parsed.data };
}

function inForceTwice(read: readonly Read[]): TemplateFileFault[] {
  return overlapFaults(read.map(({ template }) => template)).map(({ index, other, ...fault }) => ({
    ...fault,
    file: read[index]!.file,
    message: `${fault.message}, the other is ${read[other]!.file}`,
  }));
}

/** The template of a programme that is in force on a date; undefined: there is none. */
export function templateInForce(
  templates: readonly ProgrammeTemplate[],
  code: string,
  date: IsoDate,
): ProgrammeTemplate | undefined {
  return templates.find((template) => template.code === code && inForce(template, date));
}
