import type { Fetch } from '../../http/protected-resource.ts';
import { ok, type Result } from '../../std/result.ts';
import { whenLoaded } from '../loading/when-loaded.ts';
import {
  type Configuration,
  type ConfigurationProblem,
  type FetchedConfiguration,
  NO_CONFIGURATION,
} from './configuration.ts';

/** Some static hosts respond with 403 to a request for a missing file, because they do not list folders. */
const MISSING_FILE_STATUSES: readonly number[] = [403, 404, 410];

const TIMEOUT_MS = 15_000;

/**
 * Reads the bytes of `config.json`. An empty file and HTML (many static hosts send their start page for missing files) mean
 * "no configuration". Everything else, problems included, is read by a chunk that loads only when it is needed.
 */
export async function readConfiguration(
  fetched: FetchedConfiguration,
): Promise<Result<Configuration, readonly ConfigurationProblem[]>> {
  if (fetched instanceof Uint8Array && /^(<|\{\}$|$)/.test(new TextDecoder().decode(fetched).trim()))
    return ok(NO_CONFIGURATION);
  const { readConfigurationFile } = await whenLoaded(() => import('./read-configuration-file.ts'));
  return readConfigurationFile(fetched);
}

/**
 * Fetches the bytes of `config.json`. A timeout (15 s) or an error of the host is `unreachable`: treating it as "no
 * configuration" would sign users out of a configured deployment. Never rejects.
 */
export async function fetchConfiguration(fetch: Fetch, url: string): Promise<FetchedConfiguration> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { cache: 'no-cache', credentials: 'same-origin', signal });
    if (MISSING_FILE_STATUSES.includes(response.status)) return new Uint8Array();
    if (!response.ok) return { unreachable: `status ${response.status}` };
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    return { unreachable: 'no response' };
  }
}
