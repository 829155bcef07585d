import type { IsoDate } from '../calendar.ts';
import type { Policy } from '../policy/in-force.ts';
import { type Asked, eligibilityChecks, type ReferralFact } from './eligibility-checks.ts';
import type { EligibilityCheck, ProgrammeTemplate, Sex } from './template.ts';

/** A person, as far as a template's checks go: facts are all that were ever put on file, in that order. */
export interface Referred {
  sex: Sex;
  facts: readonly ReferralFact[];
}

/** A check that fails: what was read, as it stands on file, and a sentence that completes "<the person> ...". */
export interface FailedCheck {
  check: string;
  /** Null where the check reads none. */
  fact: string | null;
  /** Of the fact: all null where none is on file. */
  value: string | null;
  source: string | null;
  date: IsoDate | null;
  /** `missing`: no such fact is on file. `unreadable`: what is on file says nothing of its kind. */
  because: 'fails' | 'missing' | 'unreadable';
  /** Never repeats the value. */
  sentence: string;
}

/** A check of a programme, passed or not: what it asks, and of a failed one the sentence that says so. */
export interface ReadCheck extends Omit<FailedCheck, 'because'> {
  because: 'passes' | FailedCheck['because'];
  /** What it asks of everyone. */
  asks: string;
  /** What the fact is called. Null where the check reads none. */
  words: string | null;
}

export type Eligibility = { eligible: true } | { eligible: false; failed: FailedCheck[] };

/**
 * Whether a person may attend a programme, by all checks of its template that are in the register: eligible, or every
 * check that fails. A fact that is not on file fails by itself. The template has no faults (`templateFaults`).
 */
export function eligibility(
  person: Referred,
  template: Pick<ProgrammeTemplate, 'sexes' | 'eligibility'>,
  asOf: IsoDate,
  policy: Policy['programmes'],
): Eligibility {
  const failed = checksRead(person, template, asOf, policy).filter(isFailed);
  return failed.length === 0 ? { eligible: true } : { eligible: false, failed: failed.map(failure) };
}

/** Every check of a programme, with what it asks, what it was read from, and whether the person passes. */
export function checksRead(
  person: Referred,
  template: Pick<ProgrammeTemplate, 'sexes' | 'eligibility'>,
  asOf: IsoDate,
  policy: Policy['programmes'],
): ReadCheck[] {
  return template.eligibility.map((check) => readCheck(check, person, template, asOf, policy));
}

type Failed = ReadCheck & Pick<FailedCheck, 'because'>;
const isFailed = (check: ReadCheck): check is Failed => check.because !== 'passes';
const failure = ({ asks: _, words: __, ...failed }: Failed): FailedCheck => failed;

function readCheck(
  check: EligibilityCheck,
  { sex, facts }: Referred,
  template: Asked['template'],
  asOf: IsoDate,
  policy: Policy['programmes'],
): ReadCheck {
  const { reads, verdict, asks, failed } = eligibilityChecks[check.check]!;
  const read = reads(check);
  const known = read ? factOn(facts, read.fact, asOf) : undefined;
  const answer = {
    check: check.check,
    fact: read?.fact ?? null,
    words: read?.words ?? null,
    value: known?.value ?? null,
    source: known?.source ?? null,
    date: known?.date ?? null,
    asks: asks(check, { template, policy }),
  };
  if (read && !known) return { ...answer, because: 'missing', sentence: `no ${read.words} is on file` };
  const asked: Asked = { sex, asOf, known, template, policy };
  switch (verdict(check, asked)) {
    case 'passes':
      return { ...answer, because: 'passes', sentence: answer.asks };
    case 'unreadable':
      return {
        ...answer,
        because: 'unreadable',
        sentence: `the ${read!.words} on file cannot be read: put it on file again`,
      };
    case 'fails':
      return { ...answer, because: 'fails', sentence: failed(check, asked) };
  }
}

/**
 * A fact as it stood on a day: of those dated by then the one with the latest date; of several with that date the one put
 * on file last.
 */
export function factOn(
  facts: readonly ReferralFact[],
  name: string,
  asOf: IsoDate,
): ReferralFact | undefined {
  return facts
    .filter(({ fact, date }) => fact === name && date <= asOf)
    .reduce<ReferralFact | undefined>(
      (latest, fact) => (latest && latest.date > fact.date ? latest : fact),
      undefined,
    );
}
