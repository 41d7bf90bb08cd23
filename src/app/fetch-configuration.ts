import type { Fetch } from '../http/protected-resource.ts';
import { failed, ok, type Result } from '../std/result.ts';
import { type Configuration, type ConfigurationProblem, NO_CONFIGURATION } from './configuration.ts';
import { whenLoaded } from './when-loaded.ts';

/** Configuration is a line or two; more than this is some other file. */
const MAX_LENGTH = 64 * 1024;

/**
 * Reads what `config.json` held. An empty text and an HTML answer (many static hosts send their start page for
 * unknown files) mean "no configuration". Text that is meant to be JSON and is not is a problem, never silently
 * ignored. Loads the schema library when there is something to parse.
 */
export async function readConfiguration(text: string): Promise<Result<Configuration, readonly ConfigurationProblem[]>> {
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

/** Fetches the text of `config.json`. A missing file and an unreachable host give the empty text. Never rejects. */
export async function fetchConfiguration(fetch: Fetch, url: string): Promise<string> {
  try {
    const response = await fetch(url, { cache: 'no-cache', credentials: 'same-origin' });
    if (!response.ok) return '';
    const text = await response.text();
    return text.slice(0, MAX_LENGTH).trim();
  } catch {
    return '';
  }
}
