import { ChunkFailurePage } from './chunk-failure-page.tsx';
import { ConfigurationErrorPage } from './configuration-error-page.tsx';
import { KeepSignInPage } from './keep-sign-in-page.tsx';
import { UnknownScenarioPage } from './unknown-scenario-page.tsx';

/** The pages that replace the app. They share one chunk, because the first script contains the name of every chunk. */
export const STOP_PAGES = { ChunkFailurePage, ConfigurationErrorPage, KeepSignInPage, UnknownScenarioPage };
