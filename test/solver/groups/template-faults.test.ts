import { describe, expect, it } from 'vitest';
import type { ProgrammeTemplate } from '../../../solver/groups/template.ts';
import { templateFaults } from '../../../solver/groups/template-faults.ts';
import { givenTemplate, programmePolicy, sessionsOf, shipped } from '../../given/templates.ts';

const faults = (template: ProgrammeTemplate) =>
  templateFaults(template, programmePolicy).map(({ code, path }) => `${code} ${path}`);
const faultsOf = (change: Partial<ProgrammeTemplate>) => faults(givenTemplate(change));
const [first, second, third] = sessionsOf('ggg');

describe('a template', () => {
  it.each(['TSP', 'BBR', 'DRINK-DRIVE'])('that is shipped has no fault: %s', (code) => {
    expect(faults(shipped(code))).toEqual([]);
  });

  it('may be a short one', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it('has all its faults told at once', () => {
    expect(faultsOf({ code: 'a b', validFrom: '2026-02-30', leastDaysBetween: 0 })).toEqual([
      'malformed code',
      'malformed validFrom',
      'out-of-range leastDaysBetween',
    ]);
  });

  it('ends after it begins', () => {
    expect(faultsOf({ validFrom: '2026-01-02', validUntil: '2026-01-01' })).toEqual(['order validUntil']);
    expect(faultsOf({ validUntil: 'later' })).toEqual(['malformed validUntil']);
  });
});

describe('the sessions of a template', () => {
  it.each([
    ['numbered otherwise', [first!, { ...second!, number: 3 }], ['order sessions[1].number']],
    [
      'with lengths the wrong way round',
      [{ ...first!, minutes: { min: 150, max: 120 } }],
      ['order sessions[0].minutes.max'],
    ],
    [
      'without a length',
      [{ ...first!, minutes: { min: 0, max: 0 } }],
      ['out-of-range sessions[0].minutes.min'],
    ],
    [
      'with the core after the review',
      [{ ...first!, phase: 'review' as const }, second!],
      ['order sessions[1].phase'],
    ],
    [
      'with a module that begins again',
      [first!, { ...second!, module: 'Other' }, third!],
      ['order sessions[2].module'],
    ],
    ['without a group', sessionsOf('i'), ['missing sessions']],
  ])('%s are at fault', (_, sessions, expected) => {
    expect(faultsOf({ sessions })).toEqual(expected);
  });
});

describe('the counts of a template', () => {
  const count = (is: number | number[], policy: string | null = null, name = 'sessions') =>
    templateFaults(givenTemplate({ counts: [{ count: name, is, policy }] }), programmePolicy);

  it('are those that it has', () => {
    expect(count(3)).toEqual([]);
    expect(count([120, 120], null, 'groupMinutes')).toEqual([]);
    expect(count(120, null, 'groupMinutes')).toEqual([]);
    expect(count([4], 'groupMinimumPeople', 'groupMinimum')).toEqual([]);
  });

  it('notice a session that was lost', () => {
    expect(count(4)).toEqual([
      { code: 'count', path: 'counts[0].is', message: 'states 4 sessions, and has 3' },
    ]);
    expect(count([90, 120], null, 'groupMinutes')[0]?.message).toBe(
      'states 90 to 120 minutes of a group session, and has 120',
    );
    expect(count(60, null, 'individualMinutes')[0]?.message).toContain('has none');
  });

  it('are those that a source states', () => {
    // The Thinking Skills Programme has 19 sessions by the source.
    expect(count(3, 'tspSessions')).toEqual([
      { code: 'count', path: 'counts[0].is', message: 'states 3 sessions; tspSessions is 19' },
    ]);
  });

  it('and the entries of the policy are known by name', () => {
    expect(count(3, 'toString').map(({ path }) => path)).toEqual(['counts[0].policy']);
    expect(count(3, null, 'constructor').map(({ path }) => path)).toEqual(['counts[0].count']);
  });

  it('of the shipped ones are what the sources say', () => {
    const tsp = shipped('TSP');
    expect(faults({ ...tsp, sessions: tsp.sessions.slice(0, 18) })).toEqual([
      'count counts[0].is',
      'count counts[2].is',
    ]);
    expect(faults({ ...tsp, sessionsAWeek: { min: 1, max: 5 } })).toEqual(['count counts[5].is']);
    const bbr = shipped('BBR');
    expect(faults({ ...bbr, groupSize: { ...bbr.groupSize, max: 14 } })).toEqual(['count counts[6].is']);
  });
});

describe('the entry points of a template', () => {
  const rolling = (entryPoints: number[], letters = 'ggg') =>
    faultsOf({ delivery: 'rolling', entryPoints, sessions: sessionsOf(letters) });

  it('are sessions that exist, each once, in order, the first among them', () => {
    expect(rolling([1, 3])).toEqual([]);
    expect(rolling([1, 4])).toEqual(['unknown entryPoints[1]']);
    expect(rolling([1, 3, 2])).toEqual(['order entryPoints[2]']);
    expect(rolling([1, 2, 2])).toEqual(['order entryPoints[2]']);
    expect(rolling([2])).toEqual(['missing entryPoints']);
  });

  it('are group sessions, but for the first', () => {
    expect(rolling([1, 2], 'ggi')).toEqual([]);
    expect(rolling([1, 3], 'ggi')).toEqual(['out-of-range entryPoints[1]']);
  });

  it('are the first only where all start together', () => {
    expect(faultsOf({ entryPoints: [1, 2] })).toEqual(['out-of-range entryPoints']);
  });
});

describe('the week of a template', () => {
  it('has room for its sessions as far apart as they must be', () => {
    // Monday, Wednesday, Friday, Sunday: four, two days apart.
    expect(faultsOf({ leastDaysBetween: 2 })).toEqual([]);
    // Monday, Thursday, Sunday: three.
    expect(faultsOf({ leastDaysBetween: 3 })).toEqual(['out-of-range sessionsAWeek.max']);
    expect(faultsOf({ leastDaysBetween: 3, sessionsAWeek: { min: 1, max: 3 } })).toEqual([]);
  });

  it('has its ends in order', () => {
    expect(faultsOf({ sessionsAWeek: { min: 3, max: 2 } })).toEqual(['order sessionsAWeek.max']);
    expect(faultsOf({ sessionsAWeek: { min: 0, max: 2 } })).toEqual(['out-of-range sessionsAWeek.min']);
  });
});

describe('the gaps of a template', () => {
  it('have sessions on both sides', () => {
    const gaps = { weeksAfterFirst: 0, weeksBeforeReview: 2 };
    expect(faultsOf({ gaps })).toEqual(['missing gaps.weeksBeforeReview']);
    expect(faultsOf({ gaps, sessions: [first!, { ...second!, phase: 'review' }] })).toEqual([]);
    const after = { weeksAfterFirst: 3, weeksBeforeReview: 0 };
    expect(faultsOf({ gaps: after, sessions: [first!] })).toEqual(['missing gaps.weeksAfterFirst']);
  });
});

describe('the group of a template', () => {
  const size = (change: Partial<ProgrammeTemplate['groupSize']>) =>
    faultsOf({ groupSize: { min: 4, optimum: 8, max: 12, exception: null, ...change } });

  it('has sizes in order', () => {
    expect(size({ optimum: 3 })).toEqual(['order groupSize.optimum']);
    expect(size({ max: 7 })).toEqual(['order groupSize.max']);
    expect(size({ min: 0 })).toEqual(['out-of-range groupSize.min']);
  });

  it('is smaller by an exception with a name, and not smaller than any exception', () => {
    const exception = (min: number) => size({ exception: { min, name: 'small', source: 'this test' } });
    expect(exception(2)).toEqual([]);
    expect(exception(4)).toEqual(['order groupSize.exception.min']);
    expect(exception(1)).toEqual(['out-of-range groupSize.exception.min']);
  });

  it('is of sexes that the programme is for', () => {
    expect(faultsOf({ sexes: [] })).toEqual(['missing sexes']);
    expect(faultsOf({ sexes: ['male', 'male'] })).toEqual(['duplicate sexes']);
    expect(faultsOf({ mixed: true })).toEqual(['out-of-range mixed']);
  });

  it('has somebody to hold it', () => {
    expect(faultsOf({ facilitators: { group: 0, individual: 0 } })).toEqual([
      'out-of-range facilitators.group',
    ]);
    expect(faultsOf({ sessions: sessionsOf('gi'), facilitators: { group: 1, individual: 0 } })).toEqual([
      'out-of-range facilitators.individual',
    ]);
    expect(faultsOf({ sessions: sessionsOf('gi'), facilitators: { group: 2, individual: 2 } })).toEqual([
      'out-of-range facilitators.individual',
    ]);
  });
});

describe('the catch-ups of a template', () => {
  it('are at most all its sessions, within some days', () => {
    const catchUp = { cap: 3, beforeNextModule: true, withinDays: 14 };
    expect(faultsOf({ catchUp })).toEqual([]);
    expect(faultsOf({ catchUp: { ...catchUp, cap: 4 } })).toEqual(['out-of-range catchUp.cap']);
    expect(faultsOf({ catchUp: { ...catchUp, withinDays: 0 } })).toEqual(['out-of-range catchUp.withinDays']);
  });
});

describe('the eligibility checks of a template', () => {
  const check = (...eligibility: ProgrammeTemplate['eligibility']) => faultsOf({ eligibility });

  it('are those of the register, with the data they ask for', () => {
    expect(check({ check: 'adult' }, { check: 'ogrs-at-least', percent: 25 })).toEqual([]);
    expect(check({ check: 'old-enough' })).toEqual(['unknown eligibility[0].check']);
    expect(check({ check: 'constructor' })).toEqual(['unknown eligibility[0].check']);
    expect(check({ check: 'adult' }, { check: 'fact-is', fact: 'drinkDriving', value: 'yes' })).toEqual([
      'missing eligibility[1].words',
      'missing eligibility[1].failed',
    ]);
  });

  it('take their number from the file or from the policy', () => {
    const ogrs = { check: 'ogrs-at-least' };
    expect(check(ogrs)).toEqual(['missing eligibility[0].percent']);
    expect(check({ ...ogrs, percent: 25, policy: 'tspLowestOgrsPercent' })).toEqual([
      'duplicate eligibility[0].percent',
    ]);
    expect(check({ ...ogrs, policy: 'lowestScore' })).toEqual(['unknown eligibility[0].policy']);
    expect(check({ ...ogrs, policy: 'tspSessionsAWeek' })).toEqual(['unknown eligibility[0].policy']);
  });

  it('are given no data that they do not read', () => {
    expect(check({ check: 'adult', level: 'high' })).toEqual(['unknown eligibility[0].level']);
  });
});
