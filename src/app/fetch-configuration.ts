import type { Fetch } from '../http/protected-resource.ts';
import { failed, ok, type Result } from '../std/result.ts';
import { type Configuration, type ConfigurationProblem, NO_CONFIGURATION } from './configuration.ts';

/** Configuration is a line or two; more than this is some other file. */
const MAX_LENGTH = 64 * 1024;

/**
 * Fetches and reads `config.json`. A missing file, an HTML answer (many static hosts send their start page for
 * unknown files), an empty file and an unreachable host all mean "no configuration". Text that is meant to be
 * JSON and is not is a problem, never silently ignored.
 */
export async function fetchConfiguration(
  fetch: Fetch,
  url: string,
): Promise<Result<Configuration, readonly ConfigurationProblem[]>> {
  const text = await fetchText(fetch, url);
  if (text === '' || text === '{}' || text.startsWith('<')) return ok(NO_CONFIGURATION);
  try {
    const held: unknown = JSON.parse(text);
    // The schema library is not for the landing to wait for where there is nothing to read.
    const { parseConfiguration } = await import('./parse-configuration.ts');
    return parseConfiguration(held);
  } catch {
    return failed([{ key: '(the whole file)', held: `${text.slice(0, 80)}`, allowed: 'valid JSON' }]);
  }
}

async function fetchText(fetch: Fetch, url: string): Promise<string> {
  try {
    const response = await fetch(url, { cache: 'no-cache', credentials: 'same-origin' });
    if (!response.ok) return '';
    const text = await response.text();
    return text.length > MAX_LENGTH ? text.slice(0, MAX_LENGTH) : text.trim();
  } catch {
    return '';
  }
}
