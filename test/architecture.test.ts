import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOf, type Import, importsOf, repository, type SourceFile, sourcesUnder } from './given/source.ts';

/** Who may import whom, and where things lie: the page of the house, kept true. */
const folders = ['solver', 'db', 'src', 'seed', 'test'];
const topLevel = [
  ...folders,
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'drizzle.config.ts',
  'README.md',
];
const features = ['intake', 'roster', 'programmes', 'casework', 'runs', 'policy', 'people', 'projects'];
/** What every feature may use, and what brings features together. */
const sharedFolders = ['access', 'http', 'pages'];
const wiring = ['src/app.ts', 'src/main.ts', 'src/cli.ts', 'src/wired.ts', 'src/all-pages.ts'];
const commandLine = /^src\/(?:cli\.ts|cli\/|commands\/)/;
const inSrc = ['src/deps.ts', 'src/scheduler.js', ...wiring];
const readersOfTheWorld = ['src/main.ts', 'src/cli.ts'];
const mostLines = 400;

type Placed = { path: string | null };
const within = (folder: string, { path }: Placed) => path?.startsWith(`${folder}/`) === true;
const inSolver = (file: Placed) => within('solver', file);
const inDb = (file: Placed) => within('db', file);
const inSeed = (file: Placed) => within('seed', file);
const inTest = (file: Placed) => within('test', file);
const featureOf = (path: string) => features.find((feature) => path.startsWith(`src/${feature}/`));
const isShared = (path: string) =>
  path === 'src/deps.ts' || sharedFolders.some((folder) => path.startsWith(`src/${folder}/`));

const imports = (file: SourceFile, forbidden: (imported: Import) => boolean) =>
  importsOf(file)
    .filter(forbidden)
    .map(({ name }) => `imports ${name}`);
const uses = (file: SourceFile, ...names: RegExp[]) => {
  const code = codeOf(file);
  return names.flatMap((name) => [...code.matchAll(new RegExp(name, 'g'))].map(([found]) => `uses ${found}`));
};

interface Rule {
  sentence: string;
  /** What a file does against it. */
  breaks(file: SourceFile): string[];
  /** A file that breaks it. */
  example: SourceFile;
}

const rules: Rule[] = [
  {
    sentence: 'solver imports only solver, and javascript-lp-solver in lp.ts',
    breaks: (file) =>
      inSolver(file)
        ? imports(file, (imported) =>
            imported.path === null
              ? !(imported.name === 'javascript-lp-solver' && file.path === 'solver/lp.ts')
              : !inSolver(imported),
          )
        : [],
    example: { path: 'solver/roster/x.ts', text: "import { connect } from '../../db/connect.ts';" },
  },
  {
    sentence: 'solver knows no clock, no chance, no process, no console and no timers',
    breaks: (file) =>
      inSolver(file)
        ? uses(
            file,
            /\bDate\b/,
            /\bMath\s*\.\s*random\b/,
            /\b(?:performance|process|console|crypto|globalThis|luxon|zod)\b/,
            /\b(?:setTimeout|setInterval|setImmediate|queueMicrotask)\b/,
          )
        : [],
    example: { path: 'solver/x.ts', text: 'export const chance = () => Math.random();' },
  },
  {
    sentence: 'db imports only solver, db and packages',
    breaks: (file) =>
      inDb(file) ? imports(file, (one) => one.path !== null && !inDb(one) && !inSolver(one)) : [],
    example: { path: 'db/x.ts', text: "import { createApp } from '../src/app.ts';" },
  },
  {
    sentence: 'seed imports only solver, db, seed and packages',
    breaks: (file) =>
      inSeed(file)
        ? imports(file, (one) => one.path !== null && !inSeed(one) && !inDb(one) && !inSolver(one))
        : [],
    example: { path: 'seed/x.ts', text: "export * from '../src/roster/view.ts';" },
  },
  {
    sentence: 'a feature imports no other feature: app, main and the command line bring them together',
    breaks: (file) => {
      const feature = featureOf(file.path);
      return feature
        ? imports(file, ({ path }) => {
            if (!path?.startsWith('src/')) return false;
            return featureOf(path) !== feature && !isShared(path);
          })
        : [];
    },
    example: { path: 'src/roster/x.ts', text: "import type { Runs } from '../runs/runs.ts';" },
  },
  {
    sentence: 'what features share imports none of them, save their types',
    breaks: (file) =>
      isShared(file.path)
        ? imports(
            file,
            ({ path, typesOnly }) =>
              path !== null && (featureOf(path) !== undefined || commandLine.test(path)) && !typesOnly,
          )
        : [],
    example: { path: 'src/http/x.ts', text: "import { rosterView } from '../roster/view.ts';" },
  },
  {
    sentence: 'nothing imports test, and only the command line imports seed',
    breaks: (file) =>
      inTest(file)
        ? []
        : imports(
            file,
            (one) => inTest(one) || (inSeed(one) && !inSeed(file) && !commandLine.test(file.path)),
          ),
    example: {
      path: 'src/roster/x.ts',
      text: "const { inventRegion } = await import('../../seed/region.ts');",
    },
  },
  {
    sentence: 'only main and the command line read the environment and the clock',
    breaks: (file) =>
      inTest(file) || readersOfTheWorld.includes(file.path)
        ? []
        : uses(
            file,
            /\bprocess\s*\.\s*(?:env|argv)\b/,
            /\bDate\s*\.\s*now\b/,
            /\bnew\s+Date\b/,
            /\bDateTime\s*\.\s*(?:now|utc\s*\(\s*\)|local\s*\(\s*\))/,
            /\bperformance\s*\.\s*now\b/,
          ),
    example: { path: 'src/http/x.ts', text: 'const port = process.env.PORT;' },
  },
  {
    sentence: 'every file of src lies in a folder of a feature, of what they share, or of the command line',
    breaks: ({ path }) =>
      !path.startsWith('src/') ||
      inSrc.includes(path) ||
      featureOf(path) !== undefined ||
      isShared(path) ||
      commandLine.test(path)
        ? []
        : ['lies nowhere'],
    example: { path: 'src/utils/x.ts', text: '' },
  },
  {
    sentence: `a file has at most ${mostLines} lines`,
    breaks: ({ text }) => {
      const lines = text.trimEnd().split('\n').length;
      return lines > mostLines ? [`has ${lines}`] : [];
    },
    example: { path: 'db/x.ts', text: 'export {};\n'.repeat(mostLines + 1) },
  },
];

describe('the house', () => {
  const files = sourcesUnder(folders);

  it.each(rules)('keeps: $sentence', ({ sentence, breaks }) => {
    const broken = files.flatMap((file) =>
      breaks(file).map((what) => `${file.path} ${what}, but ${sentence}`),
    );
    expect(broken).toEqual([]);
  });

  it.each(rules)('would notice a file against: $sentence', ({ breaks, example }) => {
    expect(breaks(example)).toHaveLength(1);
  });

  it('is read whole', () => {
    for (const folder of folders) expect(files.some((file) => file.path.startsWith(`${folder}/`))).toBe(true);
    expect(files.map(({ path }) => path)).toContain('src/runs/worker.js');
  });

  it('has nothing at the top but what belongs there, and what git does not keep', () => {
    const ignored = readFileSync(join(repository, '.gitignore'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map(
        (line) => new RegExp(`^${line.replaceAll('/', '').replaceAll('.', '\\.').replaceAll('*', '.*')}$`),
      );
    const strangers = readdirSync(repository).filter(
      (name) => !name.startsWith('.') && !topLevel.includes(name) && !ignored.some((line) => line.test(name)),
    );
    expect(strangers).toEqual([]);
  });
});

describe('the reader of files', () => {
  const file = (text: string) => ({ path: 'src/roster/x.ts', text });

  it('sees code, and neither comments nor strings', () => {
    const text = `const a = 'Date.now()'; // Date.now()
      /* new Date */ const b = \`at \${Date.now()} o'clock\`;`;
    expect(codeOf(file(text)).match(/Date/g)).toEqual(['Date']);
  });

  it('is not misled by an address in a string', () => {
    expect(codeOf(file("const a = 'https://x'; process.env.PORT;"))).toContain('process.env.PORT');
  });

  it.each([
    ["import { a } from '../http/a.ts';", '../http/a.ts', 'src/http/a.ts', false],
    ["import {\n  a,\n  type B,\n} from './a.ts';", './a.ts', 'src/roster/a.ts', false],
    ["import type { A } from '../../db/a.ts';", '../../db/a.ts', 'db/a.ts', true],
    ["export type { A } from './a.ts';", './a.ts', 'src/roster/a.ts', true],
    ["export * from './a.ts';", './a.ts', 'src/roster/a.ts', false],
    ["import './a.ts';", './a.ts', 'src/roster/a.ts', false],
    ["const a = await import('./a.ts');", './a.ts', 'src/roster/a.ts', false],
    ["new URL('./a.js', import.meta.url)", './a.js', 'src/roster/a.js', false],
    ["import { z } from 'zod';", 'zod', null, false],
  ])('sees what is imported by %j', (text, name, path, typesOnly) => {
    expect(importsOf(file(text))).toEqual([{ name, path, typesOnly }]);
  });

  it('sees no import in a comment, nor in words', () => {
    expect(importsOf(file("// import { a } from './a.ts';\nconst important = 'from here';"))).toEqual([]);
  });
});
