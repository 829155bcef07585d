import type { ProgrammeTemplate } from '../../solver/groups/template.ts';
import type { Answer, Door } from './door.ts';
import { givenDoor } from './door.ts';
import { type GivenProgrammes, givenProgrammes } from './programmes.ts';
import { givenRegion } from './region.ts';
import { givenTemplate, sessionsOf } from './templates.ts';

/** Who writes things down in these stories. */
export const manager = 'A. Manager';

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

export interface GivenLife extends Door {
  /** From now on it is nine on this day. */
  on(date: string): void;
  /** Describes a group of all four, from Tuesday 1 December on: change what the story is about. */
  describe(change?: object): object;
  /** Opens it: G1, unless told otherwise. */
  open(change?: object): Promise<Answer>;
  post(path: string, body?: object): Promise<Answer>;
}

interface Told {
  template?: ProgrammeTemplate;
  /** How many men wait; R1 and on, of X100001 and on. */
  people?: number;
  tell?(programmes: GivenProgrammes): void;
}

/** The crn of the referral `Rn`. */
export const crnOf = (n: number) => `X${100_000 + n}`;

/**
 * Monday 30 November 2026. Four men, free on Tuesday and Thursday evenings and Friday mornings, wait for the short
 * programme; V1 has a room, F1 and F2 hold it. With everything free it is: one-to-ones on Friday 4 December, groups on 8,
 * 10, 15 and 17 December, the last one-to-ones on the 18th.
 */
export async function givenLife({
  template = shortProgramme(),
  people = 4,
  tell,
}: Told = {}): Promise<GivenLife> {
  let today = '2026-11-30';
  const clock = { today: () => today, now: () => `${today}T09:00:00.000Z` };
  const service = givenDoor({ clock, templates: [template], programmes: new Set([template.code]) });
  const door = { ...service, ...service.as({ name: manager }) };
  const region = givenRegion();
  const programmes = givenProgrammes(region);
  const trained = { programmes: [template.code] };
  programmes.venue('V1').facilitator('F1', trained).facilitator('F2', trained).pattern('evenings');
  for (let n = 1; n <= people; n += 1) {
    const crn = crnOf(n);
    region.person(crn).onlyFree(crn, [2, '17:00', '21:00'], [4, '17:00', '21:00'], [5, '09:00', '13:00']);
    programmes
      .referral(crn, { id: `R${n}`, programme: template.code })
      .fact(`R${n}`, 'dateOfBirth', '1990-05-01');
  }
  tell?.(programmes);
  await region.keep(door.db);
  const referrals = Array.from({ length: people }, (_, i) => `R${i + 1}`);
  const described = {
    id: 'G1',
    state: 'open',
    programme: template.code,
    venue: 'V1',
    room: 'room',
    pattern: 'evenings',
    startsOn: '2026-12-01',
    sex: 'male',
    facilitators: ['F1', 'F2'],
    referrals,
  };
  const describe = (change: object = {}) => ({ ...described, ...change });
  return {
    ...door,
    on: (date) => {
      today = date;
    },
    describe,
    open: (change) => door.send('POST', '/v1/groups', describe(change)),
    post: (path, body = {}) => door.send('POST', path, body),
  };
}

/** The rules that a refusal names. */
export function rulesOf({ body }: Answer): string[] {
  return (body as { rules?: string[] }).rules ?? [];
}

/** The sentences of a refusal's breaches. */
export function sentencesOf({ body }: Answer): string[] {
  return (body as { breaches?: { sentence: string }[] }).breaches?.map(({ sentence }) => sentence) ?? [];
}
