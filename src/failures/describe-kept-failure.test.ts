import { expect, it } from 'vitest';
import { SignInError, type TokenEnd } from '../access/sign-in-error.ts';
import { NetworkError } from '../http/network-error.ts';
import { describeFailure } from './describe-failure.ts';
import { describeKeptFailure } from './describe-kept-failure.ts';

const CONTEXT = {
  kind: 'application',
  tenantId: '11111111-2222-4333-8444-555555555555',
  operation: 'list-incidents',
  origin: 'https://api.security.microsoft.com',
} as const;

it('offers a token for the other API when the browser blocks this one, because a token is for one API', () => {
  const error = new NetworkError('blocked', CONTEXT);
  expect(describeFailure(error).actions).toContain('switch-api');
  const message = describeKeptFailure(describeFailure(error), error);
  expect(message.actions).toEqual(['new-token', 'open-setup', 'retry']);
  expect(message.advice).toContain('Bring a token for Microsoft Graph security');
});

it('leaves other failures as they are, without actions of a signed-in user', () => {
  const error = new NetworkError('timed-out', CONTEXT);
  expect(describeKeptFailure(describeFailure(error), error)).toEqual(describeFailure(error));
});

it.each<[TokenEnd, string]>([
  ['expired', 'The token has expired'],
  ['refused', 'The API rejected the token'],
  ['step-up-required', 'The API requires stronger proof than this token'],
  ['inactive', 'The token was removed after an hour without input'],
])('explains the end of a kept token (%s), and asks for a new one', (tokenEnd, heading) => {
  const message = describeFailure(new SignInError({ code: 'token-ended', tokenEnd, tenantId: CONTEXT.tenantId }));
  expect(message).toMatchObject({ heading, actions: ['new-token'] });
  expect(message.advice).toContain('Bring a new token for the same tenant, application and API');
  expect(message.quote).toContainEqual({ name: 'Code', value: tokenEnd });
});

it('quotes the request that the API refused, but nothing that could be a token', () => {
  const quoteOf = (requestId: string) =>
    describeFailure(new SignInError({ code: 'token-ended', tokenEnd: 'refused', requestId })).quote;
  expect(quoteOf('4a4aecfe-8fc7-4bcb')).toContainEqual({ name: 'Request ID', value: '4a4aecfe-8fc7-4bcb' });
  expect(JSON.stringify(quoteOf('eyJhbGciOi.eyJ.x'))).not.toContain('eyJ');
});
