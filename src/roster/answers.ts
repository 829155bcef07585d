import type { Context } from 'hono';
import { notFound, refused } from '../http/problem-json.ts';
import { type Absence, isAbsence, type Refusal, refusalInWords } from './refusals.ts';

/** A refused step as an answer: 404 where something is not there, else 409 with the rules that speak against it. */
export function refusalAnswer(c: Context, refusal: Refusal) {
  const detail = refusalInWords(refusal);
  if (isAbsence(refusal.refused)) return notFound(c, detail);
  const { refused: rule, breaches } = refusal;
  if (!breaches) return refused(c, { detail, rule });
  const rules = [...new Set(breaches.map((breach) => breach.rule))];
  return refused(c, { detail, rule, rules, breaches });
}

/** 404 for a refusal that says no more than that something is not there. */
export function absent(c: Context, refusal: Refusal<Absence>) {
  return notFound(c, refusalInWords(refusal));
}

/** 404 for a roster that is not there. */
export function noRoster(c: Context) {
  return absent(c, { refused: 'unknown-roster' });
}

/** 404 for a run that is not there. */
export function noRun(c: Context) {
  return absent(c, { refused: 'unknown-run' });
}
