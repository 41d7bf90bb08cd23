import { html } from 'hono/html';
import type { AdminConsentStep } from './admin-consent.ts';
import type { SignInStep } from './authorize.ts';

type Page = ReturnType<typeof html>;

/** The request's parameters, so that the form continues the same request. */
type FormTarget = { readonly tenantSegment: string; readonly query: string };

function layout(title: string, content: Page): Page {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><main><h1>${title}</h1>${content}</main></body>
</html>`;
}

function form(target: FormTarget, fields: Page): Page {
  return html`<form method="post" action="/${target.tenantSegment}/login?${target.query}">${fields}</form>`;
}

function hidden(name: string, value: string): Page {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

function permissionList(permissions: readonly { readonly scope: string; readonly resource: string }[]): Page {
  return html`<ul>${permissions.map(({ scope, resource }) => html`<li>${scope} (${resource})</li>`)}</ul>`;
}

/** Entra's page for a step, as plain HTML without script. `html` escapes all text from the request. */
export function signInPage(step: Exclude<SignInStep, { readonly kind: 'leave' }>, target: FormTarget): Page {
  switch (step.kind) {
    case 'pick-account':
      return layout(
        'Pick an account',
        html`<p>to continue to ${step.applicationName}</p>
${form(
  target,
  html`<ul>${step.accounts.map(
    (account) =>
      html`<li><button type="submit" name="persona" value="${account.personaId}">${account.role} <span>${account.userPrincipalName}</span></button></li>`,
  )}</ul>`,
)}`,
      );
    case 'ask-consent':
      return layout(
        'Permissions requested',
        html`<p>${step.applicationName} would like to, for ${step.accountName} in ${step.tenantName}:</p>
${permissionList(step.permissions)}
${form(
  target,
  html`${hidden('persona', step.personaId)}<button type="submit" name="decision" value="decline">Cancel</button> <button type="submit" name="decision" value="accept">Accept</button>`,
)}`,
      );
    case 'needs-approval':
      return layout(
        'Need admin approval',
        html`<p>${step.applicationName} needs permission to access resources in ${step.tenantName} that only an administrator can grant.</p>
${permissionList(step.permissions)}
${form(
  target,
  html`${hidden('persona', step.personaId)}<button type="submit" name="decision" value="decline">Return to the application without granting consent</button>`,
)}`,
      );
    case 'refused':
      return layout(
        'Sorry, but we’re having trouble signing you in.',
        html`<p>${step.description}</p>
<p>Correlation ID: ${step.correlationId}</p><p>Timestamp: ${step.timestamp}</p>`,
      );
  }
}

/**
 * The page of an admin consent link, as plain HTML whose form continues at `address`. Instead of signing in with another
 * account, a person who is not an administrator says so. `html` escapes all text from the request.
 */
export function adminConsentPage(step: Exclude<AdminConsentStep, { readonly kind: 'leave' }>, address: string): Page {
  if (step.kind === 'refused') {
    return layout('Sorry, but we’re having trouble signing you in.', html`<p>${step.description}</p>`);
  }
  return layout(
    'Permissions requested',
    html`<p>Review for your organization: ${step.applicationName} would like to, for all users in ${step.tenantName}:</p>
${permissionList(step.permissions)}
<form method="post" action="${address}"><button type="submit" name="decision" value="decline">Cancel</button> <button type="submit" name="decision" value="accept">Accept</button> <button type="submit" name="decision" value="not-administrator">I’m not an administrator</button></form>`,
  );
}

/** The page after signing out without a redirect. */
export function signedOutPage(): Page {
  return layout('You signed out of your account', html`<p>It’s a good idea to close all browser windows.</p>`);
}
