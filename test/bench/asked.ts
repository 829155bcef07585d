import { parseArgs } from 'node:util';
import { GivenWrong } from '../../src/commands/io.ts';

/** The words and the options (each with a value) that follow a bench's name. */
export function askedOf<const Name extends string>(
  args: readonly string[],
  names: readonly Name[],
): { words: string[]; options: Partial<Record<Name, string>> } {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { words: positionals, options: values as Partial<Record<Name, string>> };
  } catch (error) {
    throw new GivenWrong(`bench: ${(error as Error).message}`);
  }
}
