import type { Api } from '../entra/clouds.ts';
import type { Configuration } from './configuration.ts';
import type { Preferences } from './preferences.ts';

/** The API to read from: the person's choice, else the configured one. */
export function chosenApi(configuration: Configuration, preferences: Preferences): Api {
  return preferences.api ?? configuration.api;
}
