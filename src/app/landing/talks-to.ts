import type { Cloud } from '../../entra/clouds.ts';

/** The hosts the page may talk to in one cloud, in the words the landing shows. */
export function talksTo(cloud: Cloud): readonly { readonly origin: string; readonly purpose: string }[] {
  return [
    { origin: cloud.authorityOrigin, purpose: 'Sign-in and published keys' },
    { origin: cloud.apiOrigins['defender-xdr'], purpose: 'Defender XDR incidents' },
    { origin: cloud.apiOrigins['graph-security'], purpose: 'Graph security, if chosen' },
  ];
}
