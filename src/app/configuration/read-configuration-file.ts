import { decodeText } from '../../std/decode-text.ts';
import { failed, type Result } from '../../std/result.ts';
import type { Configuration, ConfigurationProblem, FetchedConfiguration } from './configuration.ts';
import { parseConfiguration } from './parse-configuration.ts';

/** Enough for more than 5,000 customers. */
const MAX_BYTES = 1024 * 1024;

/** Decodes and parses the file. An unreachable file, one over 1 MiB and invalid JSON are problems. */
export function readConfigurationFile(
  fetched: FetchedConfiguration,
): Result<Configuration, readonly ConfigurationProblem[]> {
  if (!(fetched instanceof Uint8Array)) {
    const allowed = 'The file, or status 404 if there is none. Check your connection and the host, then reload.';
    return wholeFile(fetched.unreachable, allowed);
  }
  if (fetched.length > MAX_BYTES) {
    const value = `too large (${fetched.length.toLocaleString('en-GB')} bytes)`;
    return wholeFile(value, `at most ${MAX_BYTES.toLocaleString('en-GB')} bytes`);
  }
  const text = decodeText(fetched).trim();
  try {
    const content: unknown = JSON.parse(text);
    return parseConfiguration(content);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return wholeFile(text.slice(0, 80), 'valid JSON');
  }
}

function wholeFile(value: string, allowed: string): Result<never, readonly ConfigurationProblem[]> {
  return failed([{ key: '(the whole file)', value, allowed }]);
}
