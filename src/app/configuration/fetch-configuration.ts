import type { Fetch } from '../../http/protected-resource.ts';
import { failed, ok, type Result } from '../../std/result.ts';
import { whenLoaded } from '../loading/when-loaded.ts';
import { type Configuration, type ConfigurationProblem, NO_CONFIGURATION } from './configuration.ts';

/** Configuration is a line or two; more than this is some other file. */
const MAX_LENGTH = 64 * 1024;

/** What came of asking for the file: its text, or that nobody can tell what it says. */
export type FetchedConfiguration =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreachable'; readonly held: string };

/** Some static hosts answer 403 for a file that is not there, because they do not list their folders. */
const MEANS_MISSING: readonly number[] = [403, 404, 410];

const TIMEOUT_MS = 15_000;

/**
 * Reads what `config.json` held. An empty text and an HTML answer (many static hosts send their start page for
 * unknown files) mean "no configuration". Text that is meant to be JSON and is not, and a file nobody could read, are
 * problems, never silently ignored. Loads the schema library when there is something to parse.
 */
export async function readConfiguration(
  fetched: FetchedConfiguration,
): Promise<Result<Configuration, readonly ConfigurationProblem[]>> {
  if (fetched.kind === 'unreachable') {
    const allowed =
      'an answer: the file, or a 404 where there is none. Check the network and the host, then load it again';
    return failed([{ key: '(the whole file)', held: fetched.held, allowed }]);
  }
  const { text } = fetched;
  if (text === '' || text === '{}' || text.startsWith('<')) return ok(NO_CONFIGURATION);
  try {
    const held: unknown = JSON.parse(text);
    const { parseConfiguration } = await whenLoaded(import('./parse-configuration.ts'));
    return parseConfiguration(held);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return failed([{ key: '(the whole file)', held: text.slice(0, 80), allowed: 'valid JSON' }]);
  }
}

/**
 * Fetches the text of `config.json`. A missing file gives the empty text; no answer within 15 s, or a host that fails,
 * is `unreachable`: taking that for "no configuration" would sign people out of a deployment that has one. Never rejects.
 */
export async function fetchConfiguration(fetch: Fetch, url: string): Promise<FetchedConfiguration> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { cache: 'no-cache', credentials: 'same-origin', signal });
    if (MEANS_MISSING.includes(response.status)) return { kind: 'text', text: '' };
    if (!response.ok) return { kind: 'unreachable', held: `an answer of status ${response.status}` };
    const text = await response.text();
    return { kind: 'text', text: text.slice(0, MAX_LENGTH).trim() };
  } catch {
    return { kind: 'unreachable', held: 'no answer' };
  }
}
