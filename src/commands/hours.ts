import { type HoursAnswer, type HoursRefusal, personHours } from '../casework/hours-of.ts';
import type { Deps } from '../deps.ts';
import { dateGiven } from './given.ts';
import { type ExitCode, exitCode, GivenWrong, type Io } from './io.ts';
import { hours, table } from './table.ts';

const whyNot: Readonly<Record<HoursRefusal, string>> = {
  'not-yet': 'is to come',
  'before-sentence': 'is before the sentence',
};

/** `scheduler hours`: every requirement of a person, in figures and in words. */
export async function hoursCommand(
  io: Io,
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  crn: string,
  given: { on?: string; json?: true },
): Promise<ExitCode> {
  const on = given.on === undefined ? undefined : dateGiven(given.on, '--on');
  const found = await personHours(db, clock, crn, on);
  if (found !== null && 'refused' in found) throw new GivenWrong(`--on: ${on} ${whyNot[found.refused]}`);
  if (found === null) throw new GivenWrong(`hours: there is no person ${crn}`);
  if (given.json) io.out(JSON.stringify({ crn, content: found }));
  else if (found.length === 0) io.out(`${crn} has no requirement`);
  else tell(io, crn, found);
  return exitCode.done;
}

function tell(io: Io, crn: string, found: readonly HoursAnswer[]) {
  io.out(`${crn}, as of ${found[0]!.asOf}\n`);
  io.out(
    table(
      [
        'requirement',
        'state',
        'ordered',
        'credited',
        'left',
        'booked',
        'done on',
        'deadline',
        'days in hand',
      ],
      found.map((one) => [
        one.eventNumber,
        one.state,
        hours(one.orderedMinutes),
        hours(one.creditedMinutes),
        hours(one.leftMinutes),
        hours(one.booked.minutes),
        one.completedOn ?? one.finish?.date ?? '-',
        one.deadline,
        one.daysInHand ?? '-',
      ]),
    ),
  );
  for (const { eventNumber, sentences } of found) {
    io.out(`\nRequirement ${eventNumber}:`);
    for (const { sentence } of sentences) io.out(`- ${sentence}`);
  }
}
