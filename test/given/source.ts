import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

export const repository = new URL('../..', import.meta.url).pathname;

/** A source file of the project: its path from the top, and its text. */
export interface SourceFile {
  path: string;
  text: string;
}

/** Every TypeScript and JavaScript file under some folders, in the order of their paths. */
export function sourcesUnder(folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        posix.join(folder, name),
      ),
    )
    .filter((path) => /\.[jt]sx?$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(repository, path), 'utf8') }));
}

const commentsAndStrings =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`/g;
const isComment = (match: string) => match.startsWith('/');

/** The code of a file: comments taken out and strings emptied, but for what a template computes. */
export function codeOf({ text }: SourceFile): string {
  return text.replace(commentsAndStrings, (match) => {
    if (isComment(match)) return ' ';
    const computed = match.startsWith('`') ? [...match.matchAll(/\$\{([^}]*)\}/g)] : [];
    return `''${computed.map(([, expression]) => ` ${expression} `).join('')}`;
  });
}

const importForms = [
  /\b(?:import|export)\b[^'"();]*?\bfrom\s*['"]([^'"]+)['"]/g,
  /\bimport\s*['"]([^'"]+)['"]/g,
  /\bimport\s*\(\s*['"]([^'"]+)['"]/g,
  /\bnew URL\(\s*['"](\.[^'"]*)['"]\s*,\s*import\.meta\.url/g,
];

export interface Import {
  /** As written. */
  name: string;
  /** From the top of the repository; null for a package. */
  path: string | null;
  typesOnly: boolean;
}

/** What a file imports, exports on, or loads beside itself. */
export function importsOf(file: SourceFile): Import[] {
  const text = file.text.replace(commentsAndStrings, (match) => (isComment(match) ? ' ' : match));
  return importForms.flatMap((form) =>
    [...text.matchAll(form)].map(([statement, name]) => ({
      name: name!,
      path: name!.startsWith('.') ? posix.join(posix.dirname(file.path), name!) : null,
      typesOnly: /^(?:import|export)\s+type\b/.test(statement),
    })),
  );
}
