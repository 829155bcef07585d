import { describe, expect, it } from 'vitest';
import type { ProgrammeTemplate } from '../../../solver/groups/template.ts';
import { readTemplates, shippedTemplates, templateInForce } from '../../../src/programmes/templates.ts';
import { faultsIn, folderOf, givenTemplate, shipped } from '../../given/templates.ts';

function templatesIn(...folders: string[]): ProgrammeTemplate[] {
  const read = readTemplates(folders, 'london');
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.templates;
}

describe('the programmes that are shipped', () => {
  it('are three', () => {
    expect(templatesIn(shippedTemplates).map(({ code, sessions }) => [code, sessions.length])).toEqual([
      ['BBR', 29],
      ['DRINK-DRIVE', 8],
      ['TSP', 19],
    ]);
  });

  it('can be read for every region', () => {
    expect(readTemplates([shippedTemplates], 'wales')).toHaveProperty('templates');
  });

  it('say what no source does', () => {
    expect(shipped('BBR').assumptions[0]).toContain('the 29 sessions split is an assumption');
    expect(shipped('DRINK-DRIVE').assumptions[0]).toContain('no source describes them');
  });
});

describe('a further folder', () => {
  it('adds programmes', () => {
    const folder = folderOf({ 'short.json': givenTemplate(), 'README.md': 'not a template' });
    expect(templatesIn(shippedTemplates, folder).map(({ code }) => code)).toEqual([
      'BBR',
      'DRINK-DRIVE',
      'TSP',
      'SHORT',
    ]);
  });

  it('takes a Building Better Relationships of 30 sessions, 7 of its foundation, without code', () => {
    const bbr = shipped('BBR');
    const seventh = { ...bbr.sessions[7]! };
    const sessions = [...bbr.sessions.slice(0, 8), seventh, ...bbr.sessions.slice(8)].map((session, i) => ({
      ...session,
      number: i + 1,
    }));
    const counts = bbr.counts.map((one) =>
      one.count === 'sessions' ? { count: 'sessions', is: 30, policy: null } : one,
    );
    const variant = { ...bbr, sessions, counts, code: 'BBR-30', name: 'Building Better Relationships, 30' };
    const [read] = templatesIn(folderOf({ 'bbr-30.json': variant }));
    expect(read?.sessions).toHaveLength(30);
    expect(read?.sessions.filter(({ module }) => module === 'Foundation')).toHaveLength(7);
  });

  it('is refused for each bad field by file and path', () => {
    const bad = { ...givenTemplate(), groupSize: { min: 9, optimum: 8, max: 12, exception: null } };
    const misspelt = { ...givenTemplate({ code: 'OTHER' }), leastDayBetween: 2 };
    expect(faultsIn(folderOf({ 'bad.json': bad, 'broken.json': '{', 'misspelt.json': misspelt }))).toEqual([
      'bad.json: groupSize.optimum: must be 9 or more: the least',
      'broken.json: : is not JSON',
      'misspelt.json: leastDayBetween: leastDayBetween is not part of the format',
    ]);
  });

  it('is refused for a code that is in force twice on a day', () => {
    const one = givenTemplate({ validUntil: '2026-12-31' });
    const other = givenTemplate({ validFrom: '2026-12-31' });
    const folder = folderOf({ 'a.json': one, 'b.json': other });
    expect(faultsIn(folder)).toEqual([
      `b.json: validFrom: SHORT is in force twice from 2026-12-31, the other is ${folder}/a.json`,
    ]);
  });
});

describe('the template in force', () => {
  const before = givenTemplate({ validUntil: '2026-12-31', name: 'before' });
  const after = givenTemplate({ validFrom: '2027-01-01', name: 'after' });

  it('is that of the code and the day', () => {
    const templates = templatesIn(folderOf({ 'a.json': before, 'b.json': after }));
    expect(templateInForce(templates, 'SHORT', '2026-12-31')?.name).toBe('before');
    expect(templateInForce(templates, 'SHORT', '2027-01-01')?.name).toBe('after');
    expect(templateInForce(templates, 'SHORT', '1999-12-31')).toBeUndefined();
    expect(templateInForce(templates, 'TSP', '2026-12-31')).toBeUndefined();
  });
});
