import { wholeGiven, writeWhole } from '../../src/commands/given.ts';
import { askedOf } from './asked.ts';
import { casesOf } from './cases.ts';
import { runCountry } from './country.ts';
import { inFolder } from './folder.ts';
import { countryRow, headings, markdown, markdownHead, rowOf } from './row.ts';
import { runCase } from './run-case.ts';

const mostSeconds = 3_600;

/**
 * Ours and HiGHS on the same problems with the same wall time: a table in Markdown, to the screen row by row and, with
 * `--out`, to a file. Words choose sizes and variants. `--seed` makes other problems; `--seconds` and `--highs` give either
 * another wall time (`--highs 0` leaves HiGHS out).
 */
export async function rosterBench(args: string[]): Promise<void> {
  const { words, options } = askedOf(args, ['out', 'seed', 'seconds', 'highs']);
  const whole = (name: 'seed' | 'seconds' | 'highs', most: number) =>
    options[name] === undefined ? null : wholeGiven(options[name], `--${name}`, 0, most);
  const seed = whole('seed', Number.MAX_SAFE_INTEGER) ?? 1;
  const [seconds, highsSeconds] = [whole('seconds', mostSeconds), whole('highs', mostSeconds)];

  const lines: string[] = [];
  const add = (line: string) => {
    lines.push(line);
    process.stdout.write(`${line}\n`);
  };
  const chosen = casesOf(words);
  add(markdownHead(headings));
  await inFolder(async (folder) => {
    for (const listed of chosen) {
      const one = { ...listed, seconds: seconds ?? listed.seconds };
      const { regions } = one;
      if (regions) add(markdown(countryRow(one, await runCountry(one, regions, seed, folder))));
      else add(markdown(rowOf(one, await runCase(one, seed, highsSeconds ?? one.seconds, folder))));
      if (options.out) await writeWhole(options.out, `${lines.join('\n')}\n`, '--out');
    }
  });
}
