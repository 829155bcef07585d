import { regions } from '../../solver/policy/entry.ts';
import { policyLines } from '../../solver/policy/in-force.ts';
import { dateGiven, oneOf } from './given.ts';
import { type ExitCode, exitCode, type Io } from './io.ts';
import { table } from './table.ts';

/** `scheduler policy`: every number in force for a region on a date, with its source. */
export async function policyCommand(
  io: Io,
  given: { region: string; date?: string; json?: true },
): Promise<ExitCode> {
  const region = oneOf(regions, given.region, '--region');
  const date = given.date === undefined ? io.clock.today() : dateGiven(given.date, '--date');
  const lines = policyLines(region, date);
  if (given.json) {
    io.out(JSON.stringify({ region, date, policy: lines }, null, 2));
    return exitCode.done;
  }
  io.out(`Policy in force in ${region} on ${date}\n`);
  io.out(
    table(
      ['name', 'value', 'unit', 'where', 'from', 'source'],
      lines.map((line) => [
        line.name,
        Array.isArray(line.value) ? line.value.join(', ') : String(line.value),
        line.unit,
        line.region,
        line.from,
        line.source,
      ]),
    ),
  );
  io.out('');
  const titles = new Map(lines.map((line) => [line.source, line.sourceTitle]));
  for (const [source, title] of titles) io.out(`${source}: ${title}`);
  return exitCode.done;
}
