import { failed, ok, type Result } from '../../std/result.ts';
import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import { listedScopes } from './directory.ts';
import type { Refusal } from './refusal.ts';
import { permissionNotListed, resourceNotFound, scopeEmpty, scopeInvalid, scopeNotOffered } from './refusals.ts';
import { parseScopes, type ScopeRequest } from './resources.ts';

/**
 * Parses a `scope` parameter for an application: resources must exist, offer the scopes and be listed
 * in the registration. Does not check consent.
 */
export function parseRequestedScopes(
  text: string,
  application: RegisteredApplication,
  directory: string,
): Result<ScopeRequest, Refusal> {
  const parsed = parseScopes(text);
  if (!parsed.ok) {
    const { problem } = parsed;
    switch (problem.kind) {
      case 'empty':
        return failed(scopeEmpty());
      case 'unknown-resource':
        return failed(
          /^https?:\/\//i.test(problem.identifier)
            ? resourceNotFound(problem.identifier, directory)
            : scopeInvalid(`${problem.identifier}/…`),
        );
      case 'unknown-scope':
        return failed(scopeNotOffered(application, problem.scope, problem.resource));
      case 'default-mixed':
        return failed(scopeInvalid(problem.scope));
    }
  }
  for (const { resource, scopes } of parsed.value.resources) {
    const listed = listedScopes(application, resource);
    if (listed === null || scopes.some((scope) => !listed.includes(scope))) {
      return failed(permissionNotListed(application, resource));
    }
  }
  return ok(parsed.value);
}
