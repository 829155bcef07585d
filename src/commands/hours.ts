import { type HoursAnswer, personHours } from '../casework/hours-of.ts';
import type { Deps } from '../deps.ts';
import { type ExitCode, exitCode, GivenWrong, type Io } from './io.ts';
import { hours, table } from './table.ts';

/** `scheduler hours`: every requirement of a person, in figures and in words. */
export async function hoursCommand(
  io: Io,
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  crn: string,
  given: { json?: true },
): Promise<ExitCode> {
  const found = await personHours(db, clock, crn);
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
