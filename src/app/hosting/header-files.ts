import { type HeaderRule, type HeaderRules, headerRules, ownHeaders } from './header-rules.ts';
import type { InlineHashes } from './inline-parts.ts';

/** A file that makes a host send the recommended headers. `name` is relative to the folder of the build. */
export type HeaderFile = { readonly name: string; readonly text: string };

/**
 * The files for each host, which the build writes. Hosts read those in the root by themselves; the others are to be copied
 * into the host's own configuration. Hosts that can't send headers, such as GitHub Pages, rely on the policy in the pages.
 */
export function headerFiles(inline: InlineHashes): readonly HeaderFile[] {
  const rules = headerRules(inline);
  return [
    { name: '_headers', text: underscoreHeaders(rules) },
    { name: 'staticwebapp.config.json', text: staticWebApps(rules) },
    { name: '.htaccess', text: apache(rules) },
    { name: 'web.config', text: iis(rules) },
    { name: 'hosting/nginx.conf', text: nginx(rules) },
    { name: 'hosting/Caddyfile', text: caddy(rules) },
    { name: 'hosting/cloudfront.json', text: cloudFront(rules) },
  ];
}

/**
 * Cloudflare Pages and Netlify. Both apply every rule that matches and join the values of a repeated header, so no header is
 * in two rules that match one path.
 */
function underscoreHeaders(rules: HeaderRules): string {
  const block = (path: string, headers: HeaderRule['headers']) => [
    `/${path}`,
    ...headers.map(([name, value]) => `  ${name}: ${value}`),
  ];
  const blocks = rules.all.flatMap((rule) => rule.paths.flatMap((path) => block(path, ownHeaders(rule, rules.common))));
  return lines([...block('*', rules.common), ...blocks]);
}

/** Azure Static Web Apps. The headers of a route override the global ones; an empty value removes a header. */
function staticWebApps(rules: HeaderRules): string {
  const routes = rules.all.flatMap((rule) =>
    rule.paths.map((path) => ({ route: `/${path}`, headers: Object.fromEntries(ownHeaders(rule, rules.common)) })),
  );
  return json({ globalHeaders: Object.fromEntries(rules.common), routes });
}

/** Apache, in any folder. `Header set` of a later section replaces the value of an earlier one. */
function apache(rules: HeaderRules): string {
  const set = ([name, value]: readonly [string, string]) => `Header always set ${name} "${value}"`;
  return lines([
    '<IfModule mod_headers.c>',
    ...rules.app.map((header) => `  ${set(header)}`),
    ...rules.overriding.flatMap((rule) => [
      `  <If "%{REQUEST_URI} =~ m#/(${rule.paths.map(pattern).join('|')})$#">`,
      ...removedHeaders(rule, rules.app).map((name) => `    Header always unset ${name}`),
      ...changedHeaders(rule, rules.app).map((header) => `    ${set(header)}`),
      '  </If>',
    ]),
    '</IfModule>',
  ]);
}

/** IIS. A location inherits the headers of the site, so it removes each one before it adds another value. */
function iis(rules: HeaderRules): string {
  const add = ([name, value]: readonly [string, string], indent: string) =>
    `${indent}<add name="${name}" value="${escapeXml(value)}" />`;
  const remove = (name: string, indent: string) => `${indent}<remove name="${name}" />`;
  const site = rules.app.map((header) => add(header, '        '));
  const locations = rules.overriding.flatMap((rule) => [
    `  <location path="${rule.paths[0].replace('/*', '')}">`,
    '    <system.webServer>',
    '      <httpProtocol>',
    '        <customHeaders>',
    ...removedHeaders(rule, rules.app).map((name) => remove(name, '          ')),
    ...changedHeaders(rule, rules.app).flatMap((header) => [
      remove(header[0], '          '),
      add(header, '          '),
    ]),
    '        </customHeaders>',
    '      </httpProtocol>',
    '    </system.webServer>',
    '  </location>',
  ]);
  return lines([
    '<?xml version="1.0" encoding="utf-8"?>',
    '<configuration>',
    '  <system.webServer>',
    '    <httpProtocol>',
    '      <customHeaders>',
    ...site,
    '      </customHeaders>',
    '    </httpProtocol>',
    '  </system.webServer>',
    ...locations,
    '</configuration>',
  ]);
}

/** nginx, for inside a `server` block. A location with `add_header` inherits none, so each has all. */
function nginx(rules: HeaderRules): string {
  return lines(
    rules.all.flatMap((rule) =>
      rule.paths.flatMap((path) => [
        path.endsWith('*') ? `location ^~ /${path.slice(0, -1)} {` : `location = /${path} {`,
        ...rule.headers.map(([name, value]) => `  add_header ${name} "${value}" always;`),
        '}',
      ]),
    ),
  );
}

/** Caddy, for inside a site block. */
function caddy(rules: HeaderRules): string {
  return lines(
    rules.all.flatMap((rule, index) => [
      `@file${index} path ${rule.paths.map((path) => `/${path}`).join(' ')}`,
      `header @file${index} {`,
      ...rule.headers.map(([name, value]) => `\t${name} \`${value}\``),
      '}',
    ]),
  );
}

/** The headers that CloudFront accepts in its own section only. */
const CLOUDFRONT_SECTION = [
  'Content-Security-Policy',
  'Referrer-Policy',
  'Strict-Transport-Security',
  'X-Content-Type-Options',
];

/** Response headers policies of CloudFront for S3, as a CloudFormation template: one per rule, for a cache behaviour each. */
function cloudFront(rules: HeaderRules): string {
  const policies = rules.all.map((rule) => {
    const value = (name: string) => rule.headers.find(([header]) => header === name)?.[1];
    const policy = value('Content-Security-Policy');
    const name = `Gatehouse-${rule.paths[0].replaceAll(/[^a-z]+/g, '-').replace(/-$/, '')}`;
    const security = {
      ...(policy === undefined ? {} : { ContentSecurityPolicy: { ContentSecurityPolicy: policy, Override: true } }),
      ContentTypeOptions: { Override: true },
      ReferrerPolicy: { ReferrerPolicy: value('Referrer-Policy'), Override: true },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63072000, IncludeSubdomains: true, Override: true },
    };
    const custom = rule.headers
      .filter(([header]) => !CLOUDFRONT_SECTION.includes(header))
      .map(([Header, Value]) => ({ Header, Value, Override: true }));
    return [
      name.replaceAll('-', ''),
      {
        Type: 'AWS::CloudFront::ResponseHeadersPolicy',
        Metadata: { PathPatterns: rule.paths.map((path) => `/${path}`) },
        Properties: {
          ResponseHeadersPolicyConfig: {
            Name: name,
            SecurityHeadersConfig: security,
            CustomHeadersConfig: { Items: custom },
          },
        },
      },
    ];
  });
  return json({ AWSTemplateFormatVersion: '2010-09-09', Resources: Object.fromEntries(policies) });
}

/** The headers of the app's page that a file must not have. */
function removedHeaders(rule: HeaderRule, app: HeaderRule['headers']): readonly string[] {
  return app.map(([name]) => name).filter((name) => !rule.headers.some(([other]) => other === name));
}

/** The headers of a file whose value differs from that of the app's page. */
function changedHeaders(rule: HeaderRule, app: HeaderRule['headers']): HeaderRule['headers'] {
  return rule.headers.filter(([name, value]) => !app.some(([other, same]) => other === name && same === value));
}

function pattern(path: string): string {
  return path.replaceAll('.', String.raw`\.`).replace('*', '.*');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
