import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';

/** The menu library surrounds an open menu with two invisible focus guards. */
const FOCUS_GUARDS = '[data-base-ui-focus-guard]';

/** How to check a page with axe. */
type AxeCheck = {
  /** A selector of the part to check. By default the whole page. */
  readonly part?: string;
  /** Rules that do not apply to this state. A menu is always outside the landmarks, for example. */
  readonly withoutRules?: readonly string[];
  /** In the message of a failure. */
  readonly place?: string;
};

/**
 * Expects that axe finds no violation on the page as it is. No screen has a visible frame, so axe runs in the main document
 * only and collects violations only, which takes a fifth of the time.
 */
export async function expectNoViolations(page: Page, check: AxeCheck = {}): Promise<void> {
  const axe = new AxeBuilder({ page });
  if (check.part !== undefined) axe.include(check.part);
  const { violations } = await axe
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
    .exclude(FOCUS_GUARDS)
    .disableRules([...(check.withoutRules ?? [])])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  expect(found, check.place).toEqual([]);
}
