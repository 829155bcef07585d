import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProgrammeTemplate, SessionKind, TemplateSession } from '../../solver/groups/template.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import { readTemplates, shippedTemplates } from '../../src/programmes/templates.ts';

export const programmePolicy = policyInForce('london', '2026-11-30').programmes;

/** The programmes that are shipped, by code. */
export function shipped(code: string): ProgrammeTemplate {
  const read = readTemplates([shippedTemplates], 'london');
  if (!('templates' in read)) throw new Error(JSON.stringify(read.faults));
  const found = read.templates.find((template) => template.code === code);
  if (!found) throw new Error(`no template ${code}`);
  return structuredClone(found);
}

/** `g`: a group session of two hours; `i`: a one-to-one of one hour; `|` begins another module. All of the core. */
export function sessionsOf(letters: string): TemplateSession[] {
  const sessions: TemplateSession[] = [];
  letters.split('|').forEach((module, m) => {
    for (const letter of module) {
      const kind: SessionKind = letter === 'g' ? 'group' : 'individual';
      const minutes = kind === 'group' ? { min: 120, max: 120 } : { min: 60, max: 60 };
      sessions.push({ number: sessions.length + 1, module: `Module ${m + 1}`, phase: 'core', kind, minutes });
    }
  });
  return sessions;
}

/** Three group sessions for men, one to four a week: change what the story is about. */
export function givenTemplate(change: Partial<ProgrammeTemplate> = {}): ProgrammeTemplate {
  return {
    format: 'programme-template/1',
    code: 'SHORT',
    name: 'A short programme',
    source: 'this test',
    assumptions: [],
    validFrom: '2000-01-01',
    validUntil: null,
    counts: [],
    delivery: 'fixed',
    entryPoints: [1],
    sessions: sessionsOf('ggg'),
    sessionsAWeek: { min: 1, max: 4 },
    leastDaysBetween: 1,
    gaps: { weeksAfterFirst: 0, weeksBeforeReview: 0 },
    individualLagSessions: 0,
    groupSize: { min: 4, optimum: 8, max: 12, exception: null },
    sexes: ['male'],
    mixed: false,
    facilitators: { group: 2, individual: 1 },
    catchUp: { cap: 1, beforeNextModule: true, withinDays: 14 },
    partnerLinkWorker: null,
    eligibility: [],
    ...change,
  };
}

/** A folder of its own with one file a template, whatever it holds. */
export function folderOf(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'templates-'));
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return folder;
}

/** What reading a folder finds wrong, as `file: path: message`. */
export function faultsIn(folder: string): string[] {
  const read = readTemplates([folder], 'london');
  if (!('faults' in read)) throw new Error(`${folder} has no fault`);
  return read.faults.map(
    ({ file, path, message }) => `${file.slice(folder.length + 1)}: ${path}: ${message}`,
  );
}
