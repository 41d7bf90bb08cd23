import { APIS } from '../../entra/apis.ts';
import { type Api, CLOUDS, type CloudName } from '../../entra/clouds.ts';
import FORWARD_INCIDENTS from './forward-incidents.mjs?raw';

/** What the proxy forwards, from one table: all three forms come from it. */
export type ProxyValues = { readonly api: Api; readonly cloud: CloudName; readonly prefix: string };

/** The path of this site that a proxy is offered under, for an API. */
export const PROXY_PREFIXES: { readonly [A in Api]: string } = {
  'defender-xdr': '/defender',
  'graph-security': '/graph',
};

/** The function in plain Node.js, for the API and cloud. Throws if the source no longer has the constants to replace. */
export function nodeProxy(values: ProxyValues): string {
  const constants = {
    API_ORIGIN: CLOUDS[values.cloud].apiOrigins[values.api],
    PREFIX: values.prefix,
    LIST_PATH: APIS[values.api].listPath,
  };
  return Object.entries(constants).reduce((source, [name, value]) => {
    const line = new RegExp(`^const ${name} = '.*';$`, 'm');
    if (!line.test(source)) throw new Error(`The forwarding function has no constant ${name}`);
    return source.replace(line, () => `const ${name} = ${JSON.stringify(value).replaceAll('"', "'")};`);
  }, FORWARD_INCIDENTS);
}

/** The same function as an HTTP trigger of Azure Functions (programming model 4). */
export function azureFunction(values: ProxyValues): string {
  return [
    "import { app } from '@azure/functions';",
    "import { forward } from './forward-incidents.mjs';",
    '',
    "app.http('incidents', {",
    "  methods: ['GET'],",
    "  authLevel: 'anonymous',",
    `  route: '${values.prefix.slice(1)}/{*path}',`,
    '  handler: async ({ method, url, headers }) => {',
    "    const path = url.replace(/^(https?:\\/\\/[^/]+)\\/api\\//, '$1/');",
    '    const { status, headers: returned, body } = await forward({',
    '      method,',
    '      url: path,',
    '      headers: Object.fromEntries(headers.entries()),',
    '    });',
    '    return { status, headers: returned, body };',
    '  },',
    '});',
    '',
  ].join('\n');
}

/** The same rules for nginx, inside a `server` block. */
export function nginxProxy(values: ProxyValues): string {
  const origin = CLOUDS[values.cloud].apiOrigins[values.api];
  const path = APIS[values.api].listPath.replaceAll('.', String.raw`\.`);
  return [
    `location ~ ^${values.prefix}${path}(/[0-9]+)?$ {`,
    '  limit_except GET { deny all; }',
    `  rewrite ^${values.prefix}(/.*)$ $1 break;`,
    `  proxy_pass ${origin};`,
    '  proxy_ssl_server_name on;',
    '  proxy_ssl_verify on;',
    '  proxy_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt;',
    `  proxy_set_header Host ${new URL(origin).host};`,
    '  proxy_set_header Cookie "";',
    '  proxy_set_header Origin "";',
    '  proxy_set_header Referer "";',
    '  proxy_hide_header Set-Cookie;',
    '  proxy_pass_request_body off;',
    '  proxy_set_header Content-Length "";',
    '}',
    '',
  ].join('\n');
}
