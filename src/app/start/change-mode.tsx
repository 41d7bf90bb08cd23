import type { ReactNode } from 'react';
import { forgetSignIn } from '../../access/forget-sign-in.ts';
import { hasSignInTraces } from '../../access/sign-in-traces.ts';
import { MODE_KEY } from '../../storage/storage-keys.ts';
import type { DemoMode } from '../context/demo-mode.ts';
import type { Environment } from '../context/environment.ts';
import { whenLoaded } from '../loading/when-loaded.ts';
import type { importStopPages } from './prefetch.ts';

/**
 * Switches this tab between the live app and the demo: removes every trace of a sign-in, because the sign-in library exposes
 * accounts across client ids. If that would remove a live sign-in, asks first and resolves only if the user leaves it;
 * nothing changes until then.
 */
export async function changeMode(options: {
  readonly mode: 'live' | 'demo';
  readonly environment: Pick<Environment, 'sessionStorage' | 'sessionStore'>;
  readonly demoMode: Pick<DemoMode, 'leaveDemo'>;
  readonly render: (page: ReactNode) => void;
  readonly importStopPages: typeof importStopPages;
}): Promise<void> {
  const { mode, environment, demoMode, render } = options;
  if (mode === 'demo' && hasSignInTraces(environment.sessionStorage)) {
    const { KeepSignInPage } = (await whenLoaded(options.importStopPages)).STOP_PAGES;
    document.documentElement.dataset.start = 'shell';
    await new Promise<void>((resolve) => {
      render(<KeepSignInPage onKeep={demoMode.leaveDemo} onLeave={resolve} />);
    });
  }
  forgetSignIn(environment.sessionStorage);
  environment.sessionStore.setItem(MODE_KEY, mode);
}
