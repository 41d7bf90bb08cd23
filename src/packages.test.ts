import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

const LOCKED_PACKAGE = v.object({
  version: v.string(),
  integrity: v.exactOptional(v.string()),
  license: v.exactOptional(v.string()),
  hasInstallScript: v.exactOptional(v.boolean()),
  dev: v.exactOptional(v.boolean()),
  optional: v.exactOptional(v.boolean()),
});
const LOCKFILE = v.object({ packages: v.record(v.string(), LOCKED_PACKAGE) });

type LockedPackage = v.InferOutput<typeof LOCKED_PACKAGE>;
type Packages = ReadonlyMap<string, LockedPackage>;

const LICENCES = ['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'MIT OR Apache-2.0'];
/** Development only: used as they are, never shipped. */
const DEVELOPMENT_LICENCES = [...LICENCES, 'MPL-2.0'];
const MAX_PRODUCTION_PACKAGES = 60;

/** Packages without a checksum. Binaries for other platforms, which a registry may lack, are optional and never shipped. */
const withoutIntegrity = (packages: Packages) =>
  namesOf(packages, ({ integrity, dev, optional }) => integrity === undefined && !(dev === true && optional === true));

const withInstallScript = (packages: Packages) =>
  namesOf(packages, ({ hasInstallScript }) => hasInstallScript === true);

const withOtherLicence = (packages: Packages) =>
  namesOf(packages, ({ license, dev }) => !(dev ? DEVELOPMENT_LICENCES : LICENCES).includes(license ?? 'none'));

const shipped = (packages: Packages) => namesOf(packages, ({ dev, optional }) => dev !== true && optional !== true);

function namesOf(packages: Packages, isListed: (one: LockedPackage) => boolean): readonly string[] {
  return [...packages].filter(([, one]) => isListed(one)).map(([name]) => name);
}

const lockfile: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8'));
const locked = new Map(Object.entries(v.parse(LOCKFILE, lockfile).packages).filter(([name]) => name !== ''));

describe('the lockfile', () => {
  it('has a checksum for every package', () => {
    expect(locked.size).toBeGreaterThan(50);
    expect(withoutIntegrity(locked)).toEqual([]);
  });

  it('has no package that runs a script when it is installed', () => {
    expect(withInstallScript(locked)).toEqual([]);
  });

  it('has only packages under permissive licences', () => {
    expect(withOtherLicence(locked)).toEqual([]);
  });

  it(`has at most ${MAX_PRODUCTION_PACKAGES} production packages`, () => {
    expect(shipped(locked).length).toBeLessThanOrEqual(MAX_PRODUCTION_PACKAGES);
  });
});

describe('the check of the lockfile', () => {
  const fine: LockedPackage = { version: '1.0.0', integrity: 'sha512-x', license: 'MIT' };
  const packages: Packages = new Map([
    ['fine', fine],
    ['unchecked', { version: '1.0.0', license: 'MIT' }],
    ['other-platform', { version: '1.0.0', license: 'MIT', dev: true, optional: true }],
    ['scripted', { ...fine, hasInstallScript: true }],
    ['copyleft', { ...fine, license: 'GPL-3.0' }],
    ['shipped-mpl', { ...fine, license: 'MPL-2.0' }],
    ['development-mpl', { ...fine, license: 'MPL-2.0', dev: true }],
    ['unlicensed', { version: '1.0.0', integrity: 'sha512-x' }],
  ]);

  it('reports each kind of planted package', () => {
    expect(withoutIntegrity(packages)).toEqual(['unchecked']);
    expect(withInstallScript(packages)).toEqual(['scripted']);
    expect(withOtherLicence(packages)).toEqual(['copyleft', 'shipped-mpl', 'unlicensed']);
    expect(shipped(packages)).toEqual(['fine', 'unchecked', 'scripted', 'copyleft', 'shipped-mpl', 'unlicensed']);
  });
});
