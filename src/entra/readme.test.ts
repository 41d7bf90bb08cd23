import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { APIS, sufficientPermissions } from './apis.ts';

const README = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');

it.each(['defender-xdr', 'graph-security'] as const)(
  'the README names the permissions of %s for reading and changing',
  (api) => {
    for (const operation of ['list-incidents', 'update-incident', 'comment-incident'] as const) {
      const [least] = APIS[api].permissions[operation].delegated;
      expect(README).toContain(`\`${least}\``);
      expect(sufficientPermissions(api, operation)).toContain(least);
    }
  },
);
