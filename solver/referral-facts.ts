import { isDate } from './calendar.ts';
import { lastServiceDate } from './kinds.ts';

/** How the value of a fact is written. */
interface FactKind {
  /** Completes "must be". */
  words: string;
  isWrittenSo(value: string): boolean;
}

const oneOf = (...values: string[]): FactKind => ({
  words: `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`,
  isWrittenSo: (value) => values.includes(value),
});

/** Nobody on probation was born before it. */
const firstDate = '1900-01-01';
const date: FactKind = {
  words: 'a date written YYYY-MM-DD in 1900 to 2200',
  isWrittenSo: (value) => isDate(value) && firstDate <= value && value <= lastServiceDate,
};
const percent: FactKind = {
  words: 'a number, 0 to 100',
  isWrittenSo: (value) => /^(?:\d{1,2}(?:\.\d+)?|100(?:\.0+)?)$/.test(value),
};
const level = oneOf('low', 'medium', 'high');
const yesOrNo = oneOf('yes', 'no');

/**
 * Facts that the templates shipped read, and how their values are written, so that a slip of the pen is told at the door
 * and not by an eligibility check. A template may read others: their values are any text.
 */
const kinds: Readonly<Record<string, FactKind>> = {
  dateOfBirth: date,
  ogrsPercent: percent,
  riskOfReoffending: level,
  spousalAssaultRisk: level,
  intimatePartnerViolence: yesOrNo,
  alcoholRelatedViolence: yesOrNo,
  drinkDriving: yesOrNo,
};

/** What the value of a fact must be, to complete "must be"; null: it is so, or the fact may have any. */
export function factFault(fact: string, value: string): string | null {
  const kind = Object.hasOwn(kinds, fact) ? kinds[fact] : undefined;
  return kind === undefined || kind.isWrittenSo(value) ? null : kind.words;
}
