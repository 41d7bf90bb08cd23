/** Who can apply a fix, from the view of a partner. */
export type FixedBy = 'you' | 'customer' | 'home' | 'app-owner';

/** A fix for an AADSTS number in a customer's tenant, where the general advice of `entra/aadsts-codes.ts` is too wide. */
type CustomerFix = { readonly fixedBy: FixedBy; readonly cause: string; readonly fix: string };

/**
 * Fixes by AADSTS number. For texts only: no logic depends on a number.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes
 */
export const CUSTOMER_FIXES: { readonly [AadstsNumber in number]?: CustomerFix } = {
  65001: {
    fixedBy: 'customer',
    cause: 'This tenant has not consented to the app’s permission.',
    fix: 'Send the admin consent link. After consent, a new token can take a few minutes.',
  },
  90094: {
    fixedBy: 'customer',
    cause: 'Only an administrator of this tenant can consent to the permission.',
    fix: 'Send the admin consent link.',
  },
  90095: {
    fixedBy: 'customer',
    cause: 'An administrator of this tenant must approve the request first.',
    fix: 'Ask an administrator to approve it, or send the admin consent link.',
  },
  700016: {
    fixedBy: 'customer',
    cause: 'The app has never been consented to in this tenant, or its registration is single-tenant.',
    fix: 'Send the admin consent link. If it fails too, make the registration multi-tenant.',
  },
  50194: {
    fixedBy: 'app-owner',
    cause: 'The app registration is single-tenant, so it can have no customers.',
    fix: 'Change the supported account types of the registration to any organisational directory.',
  },
  650052: {
    fixedBy: 'customer',
    cause: 'This tenant has not subscribed to Defender XDR, or has not turned it on.',
    fix: 'Ask the customer to check the licence and to open the Defender portal once, then consent again.',
  },
  650057: {
    fixedBy: 'app-owner',
    cause: 'The app registration does not list this API.',
    fix: 'Add the permission to the registration, then ask the customer to consent again.',
  },
  50020: {
    fixedBy: 'customer',
    cause: 'Your account is not a guest in this tenant.',
    fix: 'Ask the customer to invite your account, then accept the invitation.',
  },
  90072: {
    fixedBy: 'customer',
    cause: 'Your account does not exist in this tenant: it was never invited, or it was removed.',
    fix: 'Ask the customer to invite your account, then accept the invitation.',
  },
  90099: {
    fixedBy: 'customer',
    cause: 'The app is not authorised for delegated administrators in this tenant.',
    fix: 'Send the admin consent link. A partner can also consent through the Partner Center API.',
  },
  500212: {
    fixedBy: 'home',
    cause: 'Your own tenant’s outbound cross-tenant access settings block this tenant.',
    fix: 'Ask an administrator of your own tenant to allow it.',
  },
  500213: {
    fixedBy: 'customer',
    cause: 'This tenant’s inbound cross-tenant access settings block your account.',
    fix: 'Ask an administrator of this tenant to allow your organisation.',
  },
  530034: {
    fixedBy: 'home',
    cause: 'Your account is at risk in your own tenant, so this tenant blocks it as a delegated administrator.',
    fix: 'Ask an administrator of your own tenant to investigate and resolve the risk.',
  },
  53003: {
    fixedBy: 'customer',
    cause: 'A Conditional Access policy of this tenant blocks your account.',
    fix: 'Ask an administrator of this tenant to check the sign-in log and the policy.',
  },
  530032: {
    fixedBy: 'customer',
    cause: 'A security policy of this tenant blocks your account.',
    fix: 'Ask an administrator of this tenant to check the sign-in log and the policy.',
  },
  90002: {
    fixedBy: 'you',
    cause: 'Microsoft does not know this tenant.',
    fix: 'Check the tenant ID with the customer, then remove this entry and add the right one.',
  },
};
