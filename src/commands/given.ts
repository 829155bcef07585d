import { readFile, rename, writeFile } from 'node:fs/promises';
import { isDate, weekdayOf } from '../../solver/calendar.ts';
import { GivenWrong } from './io.ts';

/** One of the values that an option takes. */
export function oneOf<const T extends string>(values: readonly T[], text: string, option: string): T {
  const found = values.find((value) => value === text);
  if (found === undefined) throw new GivenWrong(`${option}: ${text} is not one of ${values.join(', ')}`);
  return found;
}

export function dateGiven(text: string, option: string): string {
  if (!isDate(text)) throw new GivenWrong(`${option}: ${text} is not a date; write it as 2026-11-30`);
  return text;
}

export function mondayGiven(text: string, option: string): string {
  const date = dateGiven(text, option);
  if (weekdayOf(date) !== 1)
    throw new GivenWrong(`${option}: ${text} is not a Monday; weeks start on Monday`);
  return date;
}

/** A whole number within bounds. */
export function wholeGiven(text: string, option: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || value < least || value > most)
    throw new GivenWrong(`${option}: ${text} is not a whole number from ${least} to ${most}`);
  return value;
}

/** What a JSON file holds. */
export async function jsonFrom(file: string, option: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new GivenWrong(`${option}: ${file} cannot be read (${error.code ?? error.message})`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new GivenWrong(`${option}: ${file} is not JSON (${(error as Error).message.split('\n')[0]})`);
  }
}

/** Writes a file whole or not at all: beside it first, then in its place. */
export async function writeWhole(file: string, text: string, option: string): Promise<void> {
  const beside = `${file}.part`;
  try {
    await writeFile(beside, text);
    await rename(beside, file);
  } catch (error) {
    throw new GivenWrong(`${option}: ${file} cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
}
