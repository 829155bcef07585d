import { readFile, rename, writeFile } from 'node:fs/promises';
import { addDays, daysAWeek, isDate, weekdayOf, weekStartOf } from '../../solver/calendar.ts';
import { isServiceDate, lastServiceDate } from '../../solver/kinds.ts';
import { always, type Region, regions } from '../../solver/policy/entry.ts';
import { GivenWrong, type Io } from './io.ts';

/** An area and week as options give them. */
export interface AreaGiven {
  region: string;
  pdu?: string;
  week?: string;
}

/** The area and week asked for: the coming week where none is named. */
export function areaAndWeek(
  io: Io,
  { region, pdu, week }: AreaGiven,
): { region: Region; pdu: string | null; weekStart: string } {
  return {
    region: oneOf(regions, region, '--region'),
    pdu: pdu ?? null,
    weekStart: week === undefined ? comingWeek(io) : mondayGiven(week, '--week'),
  };
}

/** The Monday after today: the week that is being rostered. */
export function comingWeek(io: Io): string {
  return addDays(weekStartOf(io.clock.today()), daysAWeek);
}

/** One of the values that an option takes. */
export function oneOf<const T extends string>(values: readonly T[], text: string, option: string): T {
  const found = values.find((value) => value === text);
  if (found === undefined) throw new GivenWrong(`${option}: ${text} is not one of ${values.join(', ')}`);
  return found;
}

export function dateGiven(text: string, option: string): string {
  if (!isDate(text)) throw new GivenWrong(`${option}: ${text} is not a date; write it as 2026-11-30`);
  // No policy is in force outside these days.
  if (!isServiceDate(text))
    throw new GivenWrong(`${option}: ${text} is not a day from ${always} to ${lastServiceDate}`);
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

/** The number of a roster or a run. */
export function numberGiven(text: string, option: string): number {
  return wholeGiven(text, option, 1, Number.MAX_SAFE_INTEGER);
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
