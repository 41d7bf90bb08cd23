import { describe, expect, it } from 'vitest';
import { findTokens } from './find-tokens.ts';
import { containsLongLivedSecret } from './long-lived-secret.ts';
import { aToken, encodePart } from './token.fixture.ts';

const token = aToken();
const other = aToken({ aud: 'https://graph.microsoft.com' });
const refreshToken = `0.AXoA${'c'.repeat(60)}`;
const newerRefreshToken = `1.AXoA${'c'.repeat(60)}`;

function tokensOf(text: string) {
  const found = findTokens(text);
  return found.ok ? found.value : [];
}

function wrapped(text: string, width: number, end = '') {
  return text.match(new RegExp(`.{1,${width}}`, 'g'))?.join(`${end}\n`) ?? '';
}

describe('findTokens', () => {
  it.each([
    ['a bare token', token],
    ['surrounding spaces', `  \n ${token}\n`],
    ['a bearer value', `Bearer ${token}`],
    ['a header line', `Authorization: Bearer ${token}`],
    ['quotes', `"${token}"`],
    ['a JSON token response', JSON.stringify({ token_type: 'Bearer', expires_in: 3599, access_token: token })],
    [
      'a curl command',
      `curl -s 'https://api.security.microsoft.com/api/incidents' \\\n  -H 'Authorization: Bearer ${token}' \\\n  -H 'Accept: application/json'`,
    ],
    ['a URL fragment', `https://app.soc.example/redirect.html#access_token=${token}&token_type=Bearer`],
    ['a log line', `2026-11-20T09:00:00Z INFO [api.security.microsoft.com] token=${token}, status=200`],
    ['the end of a sentence', `This is the token: ${token}.`],
    ['lines of 76 characters', wrapped(token, 76)],
    ['indented lines', wrapped(token, 64, '').replaceAll('\n', '\n    ')],
    ['a multi-line string literal', `token = "${wrapped(token, 60, '" +').replaceAll('\n', '\n  "')}"`],
    ['lines that end in a backslash', wrapped(token, 60, ' \\')],
    ['line breaks replaced by spaces', wrapped(token, 76).replaceAll('\n', ' ')],
    ['a space after every character', token.split('').join(' ')],
    ['percent-encoded JSON', encodeURIComponent(JSON.stringify({ access_token: token }))],
  ])('finds a token in %s', (_form, text) => {
    expect(tokensOf(text)).toEqual([token]);
  });

  it('finds several tokens, each once and in order', () => {
    const text = JSON.stringify({ access_token: token, id_token: other, again: token }, null, 2);
    expect(tokensOf(text)).toEqual([token, other]);
    expect(tokensOf(`${token}\n${other}`)).toEqual([token, other]);
  });

  it('doesn’t mistake host names, versions and file names for tokens', () => {
    expect(tokensOf('curl https://api.security.microsoft.com/api/v1.0.3/incidents.list.json')).toEqual([]);
  });

  it.each([
    ['', 'empty'],
    [' \t\n', 'empty'],
    ['eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsIn <truncated> aWReH7P0s0tjTBX8wGWqJUdDA', 'truncated'],
    [token.slice(0, 60), 'truncated'],
    [`${token.slice(0, 60)}...`, 'truncated'],
    ['00000000-0000-0000-0000-000000000001', 'guid'],
    ['"00000000-0000-0000-0000-000000000001"', 'guid'],
    ['{00000000-0000-0000-0000-000000000001},', 'guid'],
    ['Secret value: 00000000-0000-0000-0000-000000000001', 'guid'],
    ['grant_type=client_credentials&client_secret=00000000-0000-0000-0000-000000000001&scope=x', 'client-secret'],
    ['{ "client_secret": "kZ3/abc+def=" }', 'client-secret'],
    ["az login -p x; CLIENT_SECRET='anything'", 'client-secret'],
    [JSON.stringify({ token_type: 'Bearer', refresh_token: `0.AXoA${'c'.repeat(60)}` }), 'refresh-token'],
    [`https://soc.example/redirect.html#code=1.AXoA${'c'.repeat(60)}&state=x`, 'refresh-token'],
    [`${'a'.repeat(3)}8Q~${'b'.repeat(34)}`, 'client-secret'],
    [`0.AXoA${'c'.repeat(60)}.AgABAAEAAA`, 'refresh-token'],
    [newerRefreshToken, 'refresh-token'],
    [JSON.stringify({ refreshToken }), 'refresh-token'],
    [`Bearer ${refreshToken}`, 'refresh-token'],
    [`RefreshToken=${newerRefreshToken}`, 'refresh-token'],
    [`${token}\n${refreshToken}`, 'refresh-token'],
    ['gatehouse --client-secret kZ3abcdef', 'client-secret'],
    ['client-secret=kZ3abcdef', 'client-secret'],
    ['What is a client secret, and where is it?', 'no-token'],
    ['The option --client-secret', 'no-token'],
    [encodeURIComponent('grant_type=client_credentials&client_secret=kZ3abcdef&scope=x'), 'client-secret'],
    [encodeURIComponent(encodeURIComponent('client_secret=kZ3abcdef')), 'client-secret'],
    [`${'a'.repeat(3)}8Q%7E${'b'.repeat(34)}`, 'client-secret'],
    [`refresh_token%3D0.AXoA${'c'.repeat(60)}`, 'refresh-token'],
    ['%E0%A4%A', 'no-token'],
    ['<saml:Assertion ID="_1">', 'saml'],
    ['<samlp:Response xmlns:samlp="urn:oasis">', 'saml'],
    [encodePart('<saml2p:Response>'), 'saml'],
    ['EwBoA8l6BAAUkj1NuJYtTVha', 'opaque'],
    ['hello there', 'no-token'],
    ['https://api.security.microsoft.com/api/incidents', 'no-token'],
    ['🛡\ud800', 'no-token'],
  ])('reports %j as %s', (text, code) => {
    const found = findTokens(text);
    expect(found.ok ? null : found.problem.code).toBe(code);
  });

  it.each([
    [JSON.stringify({ access_token: token, refresh_token: `0.AXoA${'c'.repeat(60)}` }), true],
    [JSON.stringify({ accessToken: token, refreshToken }), true],
    [JSON.stringify({ AccessToken: { secret: token }, RefreshToken: { secret: newerRefreshToken } }), true],
    [JSON.stringify({ body: JSON.stringify({ access_token: token, refresh_token: refreshToken }) }), true],
    [JSON.stringify({ body: JSON.stringify({ access_token: token, client_secret: 'zz' }) }), true],
    [`--client-secret kZ3abcdef ${token}`, true],
    [`--client-secret="kZ3abcdef" ${token}`, true],
    [`${token} client-secret=kZ3abcdef`, true],
    [`${refreshToken}\n${token}`, true],
    [`${token}\n${refreshToken}`, true],
    [`client_secret=any-thing\n${token}`, true],
    [`${token} ${'a'.repeat(3)}8Q~${'b'.repeat(34)}`, true],
    [`${token} client_secret%3DkZ3abcdef`, true],
    [`${token} %22refresh_token%22%3A%22${newerRefreshToken}%22`, true],
    [JSON.stringify({ access_token: token, id_token: other }), false],
    [`curl -d scope=x -H 'Authorization: Bearer ${token}'`, false],
    ['scope=offline_access refresh_token=', false],
    ['client_id=x&client_secret=&scope=x', false],
    [`eyJhbGciOiJSUzI1NiJ9.eyJhIjoi-0.A${'c'.repeat(60)}`, false],
  ])('detects a long-lived secret beside a token: example %#', (text, expected) => {
    expect(containsLongLivedSecret(text)).toBe(expected);
  });

  it('refuses more than 64 KiB without searching', () => {
    const found = findTokens('x'.repeat(65_537));
    expect(found.ok ? null : found.problem).toEqual({ code: 'too-long', characters: 65_537, limit: 65_536 });
  });

  it('never returns the pasted text in a problem', () => {
    const secret = `${'a'.repeat(3)}8Q~${'b'.repeat(34)}`;
    expect(JSON.stringify(findTokens(secret))).not.toContain('bbbb');
  });
});
