import type { z } from 'zod';
import type { Fault, FaultCode } from '../../solver/roster/problem.ts';

/** Every failed check of a JSON file's shape: `people[3].minMinutes` and what it should be. Contents are not repeated. */
export function shapeFaults(error: z.ZodError): Fault<FaultCode>[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => fault([...issue.path, key], 'is not part of the format'));
    return [fault(issue.path, words(issue))];
  });
}

function fault(path: readonly PropertyKey[], message: string): Fault<FaultCode> {
  const text = path.reduce<string>((before, part) => {
    if (typeof part === 'number') return `${before}[${part}]`;
    return before === '' ? String(part) : `${before}.${String(part)}`;
  }, '');
  return { code: 'malformed', path: text, message: `${text === '' ? 'the file' : text} ${message}` };
}

function words(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeWords[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'too_small':
      if (issue.origin === 'string') return 'must not be empty';
      return issue.origin === 'array'
        ? `must have ${issue.minimum} items`
        : `must be ${issue.minimum} or more`;
    case 'too_big':
      return issue.origin === 'array'
        ? `must have ${issue.maximum} items`
        : `must be ${issue.maximum} or less`;
    case 'not_multiple_of':
      return 'must be a whole number';
    default:
      return 'is not as the format has it';
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a whole number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
};
