import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const shipped = new URL('../../solver/groups/templates', import.meta.url).pathname;

/** The codes of the programmes that have a template in a folder; none where there is no such folder. */
export function programmeCodes(folder = shipped): ReadonlySet<string> {
  if (!existsSync(folder)) return new Set();
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Set(files.map((name) => codeIn(readFileSync(join(folder, name), 'utf8'))));
}

const codeIn = (text: string) => (JSON.parse(text) as { code: string }).code;
