import { addMonths, type IsoDate, isDate } from '../calendar.ts';
import type { Policy } from '../policy/in-force.ts';
import { type EligibilityCheck, type Level, levels, type ProgrammeTemplate, type Sex } from './template.ts';
import type { AddFault } from './template-faults.ts';

type ProgrammePolicy = Policy['programmes'];
type Field = Exclude<keyof EligibilityCheck, 'check'>;

/** A fact of a referral as it stands on file. */
export interface ReferralFact {
  fact: string;
  value: string;
  source: string;
  date: IsoDate;
}

/** What a check looks at beside its own data. */
export interface Asked {
  sex: Sex;
  asOf: IsoDate;
  /** The fact as it stands; undefined: none is on file. */
  known: ReferralFact | undefined;
  template: Pick<ProgrammeTemplate, 'sexes'>;
  policy: ProgrammePolicy;
}

/** `unreadable`: the fact is on file and says nothing of its kind. */
type Verdict = 'passes' | 'fails' | 'unreadable';

interface Check {
  /** Fields that a template must give with it; of a list in a list, exactly one. */
  needs: readonly (Field | readonly Field[])[];
  /** The fact it reads, and its words after "no" and before "is on file"; null: it reads none. */
  reads(check: EligibilityCheck): { fact: string; words: string } | null;
  verdict(check: EligibilityCheck, asked: Asked): Verdict;
  /** What is asked of everyone, in a caseworker's words. */
  asks(check: EligibilityCheck, asked: Pick<Asked, 'template' | 'policy'>): string;
  /** Completes "<the person> ..." in a caseworker's words, without the value on file. */
  failed(check: EligibilityCheck, asked: Pick<Asked, 'template' | 'policy' | 'asOf'>): string;
}

const monthsAYear = 12;
const sexWords: Readonly<Record<Sex, string>> = { male: 'men', female: 'women' };

/** THE REGISTER of eligibility checks: a template names them and brings their data. */
export const eligibilityChecks: Readonly<Record<string, Check>> = {
  adult: {
    needs: [],
    reads: () => ({ fact: 'dateOfBirth', words: 'date of birth' }),
    verdict: (_, { known, asOf, policy }) => {
      if (!isDate(known!.value)) return 'unreadable';
      return passing(addMonths(known!.value, policy.adultYears * monthsAYear) <= asOf);
    },
    asks: (_, { policy }) => `is ${policy.adultYears} or over`,
    failed: (_, { policy, asOf }) => `is under ${policy.adultYears} on ${asOf}`,
  },
  sexes: {
    needs: [],
    reads: () => null,
    verdict: (_, { sex, template }) => passing(template.sexes.includes(sex)),
    asks: (_, { template }) => `the programme is for ${forWhom(template)}`,
    failed: (_, { template }) => `cannot attend: the programme is for ${forWhom(template)}`,
  },
  'ogrs-at-least': {
    needs: [['percent', 'policy']],
    reads: () => ({ fact: 'ogrsPercent', words: 'OGRS score' }),
    verdict: (check, { known, policy }) => {
      const percent = /^\d+(?:\.\d+)?$/.test(known!.value) ? Number(known!.value) : Number.NaN;
      return Number.isNaN(percent) ? 'unreadable' : passing(percent >= percentOf(check, policy));
    },
    asks: (check, { policy }) => `has an OGRS score of ${percentOf(check, policy)} % or more`,
    failed: (check, { policy }) => `has an OGRS score under ${percentOf(check, policy)} %`,
  },
  'risk-at-least': {
    needs: ['fact', 'words', 'level'],
    reads: ({ fact, words }) => ({ fact: fact!, words: words! }),
    verdict: ({ level }, { known }) => {
      const found = levels.indexOf(known!.value as Level);
      return found < 0 ? 'unreadable' : passing(found >= levels.indexOf(level!));
    },
    asks: ({ words, level }) => `has a ${words} of ${level} or above`,
    failed: ({ words, level }) => `has a ${words} below ${level}`,
  },
  'fact-is': {
    needs: ['fact', 'words', 'value', 'failed'],
    reads: ({ fact, words }) => ({ fact: fact!, words: words! }),
    verdict: ({ value }, { known }) => passing(known!.value === value),
    asks: ({ words, value }) => `the ${words} says ${value}`,
    failed: ({ failed }) => failed!,
  },
};

const forWhom = ({ sexes }: Asked['template']) => sexes.map((sex) => sexWords[sex]).join(' and ');

const passing = (passes: boolean): Verdict => (passes ? 'passes' : 'fails');

function percentOf({ percent, policy: entry }: EligibilityCheck, policy: ProgrammePolicy): number {
  return percent ?? ((policy as Readonly<Record<string, unknown>>)[entry!] as number);
}

/** The faults of one check of a template: a name that is none, data that it needs or does not read, numbers of the policy. */
export function checkFaults(
  check: EligibilityCheck,
  path: string,
  policy: ProgrammePolicy,
  add: AddFault,
): void {
  const known = Object.hasOwn(eligibilityChecks, check.check) ? eligibilityChecks[check.check] : undefined;
  if (!known) {
    add('unknown', `${path}.check`, `must be one of ${Object.keys(eligibilityChecks).join(', ')}`);
    return;
  }
  const given = (field: Field) => check[field] !== undefined;
  for (const need of known.needs) {
    const fields = typeof need === 'string' ? [need] : need;
    const many = fields.filter(given).length;
    if (many === 0) add('missing', `${path}.${fields[0]}`, `must be given with ${check.check}`);
    if (many > 1) add('duplicate', `${path}.${fields[0]}`, `must be given, or ${fields[1]}, and not both`);
  }
  for (const field of Object.keys(check) as (keyof EligibilityCheck)[])
    if (field !== 'check' && given(field) && !known.needs.flat().includes(field))
      add('unknown', `${path}.${field}`, `is not read by ${check.check}`);
  const entry = check.policy;
  if (entry === undefined) return;
  const value = Object.hasOwn(policy, entry)
    ? (policy as Readonly<Record<string, unknown>>)[entry]
    : undefined;
  if (typeof value !== 'number')
    add('unknown', `${path}.policy`, `${entry} is not a single number of the policy of programmes`);
}
