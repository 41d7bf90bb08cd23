type Header = readonly [name: string, value: string];

/** Returns the headers that a host sends with a path, as its documentation says it reads the file. */
type HeadersAt = (text: string, path: string) => Iterable<Header>;

/** Cloudflare and Netlify: all matching rules apply, and a repeated header would be joined. */
const underscoreHeaders: HeadersAt = (text, path) => {
  const found: Header[] = [];
  let matches = false;
  for (const line of text.trim().split('\n')) {
    if (line.startsWith('/')) matches = isMatch(line.slice(1), path);
    else if (matches) found.push(splitHeader(line.trim(), ': '));
  }
  return found;
};

/** Azure Static Web Apps: the first matching route, over the global headers. */
const staticWebApps: HeadersAt = (text, path) => {
  const { globalHeaders, routes } = JSON.parse(text) as {
    globalHeaders: Record<string, string>;
    routes: { route: string; headers: Record<string, string> }[];
  };
  const route = routes.find((candidate) => isMatch(candidate.route.slice(1), path));
  return Object.entries({ ...globalHeaders, ...route?.headers });
};

/** Apache: directives in order, and sections whose expression matches the path. */
const apache: HeadersAt = (text, path) => {
  const headers = new Map<string, string>();
  let isActive = true;
  for (const line of text.split('\n').map((part) => part.trim())) {
    const condition = /^<If "%\{REQUEST_URI\} =~ m#(.*)#">$/.exec(line)?.[1];
    if (condition !== undefined) isActive = new RegExp(condition).test(`/${path}`);
    if (line === '</If>') isActive = true;
    const [, action, name, value] = /^Header always (set|unset) (\S+)(?: "(.*)")?$/.exec(line) ?? [];
    if (!isActive || name === undefined) continue;
    if (action === 'set') headers.set(name, value ?? '');
    else headers.delete(name);
  }
  return headers;
};

/** IIS: the site's headers, then those of the location, where `remove` comes first. */
const iis: HeadersAt = (text, path) => {
  const headers = new Map<string, string>();
  let isActive = true;
  for (const line of text.split('\n').map((part) => part.trim())) {
    const location = /^<location path="(.*)">$/.exec(line)?.[1];
    if (location !== undefined) isActive = path === location || path.startsWith(`${location}/`);
    if (line === '</location>') isActive = true;
    if (!isActive) continue;
    const removed = /^<remove name="(.*)" \/>$/.exec(line)?.[1];
    if (removed !== undefined && !headers.delete(removed)) throw new Error(`${removed} is not there to be removed`);
    const [, name, value] = /^<add name="(.*?)" value="(.*)" \/>$/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    if (headers.has(name)) throw new Error(`IIS refuses to add ${name} twice`);
    headers.set(name, value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&'));
  }
  return headers;
};

/** nginx: the one location that matches, which inherits nothing. */
const nginx: HeadersAt = (text, path) => {
  const found: Header[] = [];
  let isActive = false;
  for (const line of text.split('\n').map((part) => part.trim())) {
    const [, kind, location] = /^location (=|\^~) \/(.*) \{$/.exec(line) ?? [];
    if (location !== undefined) isActive = kind === '=' ? path === location : path.startsWith(location);
    const [, name, value] = /^add_header (\S+) "(.*)" always;$/.exec(line) ?? [];
    if (isActive && name !== undefined && value !== undefined) found.push([name, value]);
  }
  return found;
};

/** Caddy: named matchers, and a block of headers for each. */
const caddy: HeadersAt = (text, path) => {
  const matchers = new Map<string, readonly string[]>();
  const found: Header[] = [];
  let isActive = false;
  for (const line of text.split('\n').map((part) => part.trim())) {
    const [, matcher, paths] = /^(@\w+) path (.*)$/.exec(line) ?? [];
    if (matcher !== undefined && paths !== undefined) matchers.set(matcher, paths.split(' '));
    const used = /^header (@\w+) \{$/.exec(line)?.[1];
    if (used !== undefined) isActive = (matchers.get(used) ?? []).some((one) => isMatch(one.slice(1), path));
    const [, name, value] = /^(\S+) `(.*)`$/.exec(line) ?? [];
    if (isActive && name !== undefined && value !== undefined) found.push([name, value]);
  }
  return found;
};

type CloudFrontPolicy = {
  Metadata: { PathPatterns: string[] };
  Properties: {
    ResponseHeadersPolicyConfig: {
      SecurityHeadersConfig: {
        ContentSecurityPolicy?: { ContentSecurityPolicy: string };
        ReferrerPolicy: { ReferrerPolicy: string };
        StrictTransportSecurity: { AccessControlMaxAgeSec: number; IncludeSubdomains: boolean };
      };
      CustomHeadersConfig: { Items: { Header: string; Value: string }[] };
    };
  };
};

/** CloudFront: the policy of the behaviour that matches. */
const cloudFront: HeadersAt = (text, path) => {
  const { Resources } = JSON.parse(text) as { Resources: Record<string, CloudFrontPolicy> };
  const policy = Object.values(Resources).find(({ Metadata }) =>
    Metadata.PathPatterns.some((one) => isMatch(one.slice(1), path)),
  );
  if (policy === undefined) return [];
  const { SecurityHeadersConfig: security, CustomHeadersConfig } = policy.Properties.ResponseHeadersPolicyConfig;
  const { AccessControlMaxAgeSec, IncludeSubdomains } = security.StrictTransportSecurity;
  return [
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', security.ReferrerPolicy.ReferrerPolicy],
    ['Strict-Transport-Security', `max-age=${AccessControlMaxAgeSec}${IncludeSubdomains ? '; includeSubDomains' : ''}`],
    ...(security.ContentSecurityPolicy === undefined
      ? []
      : [['Content-Security-Policy', security.ContentSecurityPolicy.ContentSecurityPolicy] as const]),
    ...CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value] as const),
  ];
};

/** By the name of the file, in the order of the build. */
export const HEADER_PARSERS: { readonly [name: string]: HeadersAt } = {
  _headers: underscoreHeaders,
  'staticwebapp.config.json': staticWebApps,
  '.htaccess': apache,
  'web.config': iis,
  'hosting/nginx.conf': nginx,
  'hosting/Caddyfile': caddy,
  'hosting/cloudfront.json': cloudFront,
};

function isMatch(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

function splitHeader(line: string, separator: string): Header {
  const at = line.indexOf(separator);
  return [line.slice(0, at), line.slice(at + separator.length)];
}
