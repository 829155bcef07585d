import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from './given/source.ts';

interface Locked {
  version: string;
  integrity?: string;
  resolved?: string;
  license?: string;
  hasInstallScript?: true;
  link?: true;
}

const jsonOf = (path: string) => JSON.parse(readFileSync(join(repository, path), 'utf8'));
const { packages } = jsonOf('package-lock.json') as { packages: Record<string, Locked> };
const manifest = jsonOf('package.json') as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const locked = Object.entries(packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** What may be used here and passed on: permissive ones, MPL for files of its own, CC-BY for the dates of holidays. */
const permitted = [
  ...['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC-BY-3.0', 'ISC', 'MIT', 'MPL-2.0', 'PSF-2.0'],
  ...['Unlicense', 'WTFPL', 'Zlib'],
];
/** `(MIT OR WTFPL)`: one of them suffices; `(MIT AND Zlib)`: all must do. */
const isPermitted = (license: string) =>
  license
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => permitted.includes(one)));

describe('the packages that the program is made with', () => {
  it('are named with one exact version each', () => {
    const asked = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const [name, version] of Object.entries(asked)) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
      expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  it('are pinned by the lockfile to what the registry had: a hash of each, and none from anywhere else', () => {
    expect(locked.length).toBeGreaterThan(100);
    for (const [path, { integrity, resolved, link }] of locked) {
      expect(integrity, path).toMatch(/^sha512-/);
      expect(resolved ?? 'https://registry.npmjs.org/', path).toMatch(/^https:\/\/registry\.npmjs\.org\//);
      expect(link, path).toBeUndefined();
    }
  });

  it('run nothing when they are installed, but for those that package.json decides on', () => {
    const scripted = locked
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => nameOf(path));
    expect(new Set(scripted)).toEqual(new Set(Object.keys(manifest.allowScripts)));
  });

  it('have licences under which they may be used here, as locked and as installed', () => {
    for (const [path, { license }] of locked) {
      expect(license, path).toBeDefined();
      expect(isPermitted(license!), `${path}: ${license}`).toBe(true);
      const installed = join(path, 'package.json');
      if (!existsSync(join(repository, installed))) continue;
      expect(jsonOf(installed).license, `${path} as installed`).toBe(license);
    }
  });

  it('would be noticed with another licence', () => {
    expect(['GPL-3.0', '(MIT AND GPL-3.0)', 'SEE LICENSE IN X'].map(isPermitted)).toEqual([
      false,
      false,
      false,
    ]);
    expect(['(MIT OR GPL-3.0)', '(MIT AND Zlib)'].map(isPermitted)).toEqual([true, true]);
  });

  it('can be listed as CycloneDX without a network', () => {
    const args = [
      'sbom',
      '--sbom-format',
      'cyclonedx',
      '--package-lock-only',
      '--offline',
      '--legacy-peer-deps',
    ];
    const text = execFileSync('npm', args, { cwd: repository, encoding: 'utf8' });
    const { bomFormat, components } = JSON.parse(text) as {
      bomFormat: string;
      components: { name: string }[];
    };
    expect(bomFormat).toBe('CycloneDX');
    const names = components.map(({ name }) => name);
    for (const name of Object.keys(manifest.dependencies)) expect(names).toContain(name);
  });
});
