import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { useStore } from '../../ui/use-store.ts';
import type { NewVersion } from '../context/new-version.ts';

/**
 * Offers to reload when the host serves a newer version. Checks when the user returns to the tab. Never reloads without a
 * click, and is hidden while offline, because a reload would then replace the app with the browser's error page.
 */
export function NewVersionNotice(props: {
  newVersion: NewVersion;
  canReload: () => Promise<boolean>;
  onReload: () => void;
}) {
  const { newVersion } = props;
  const id = useStore(newVersion);
  const isOnline = useSyncExternalStore(subscribeToConnection, () => navigator.onLine);
  const [reload, setReload] = useState<'idle' | 'checking' | 'impossible'>('idle');

  useEffect(() => {
    const check = () => {
      if (document.visibilityState === 'visible') void newVersion.checkOnReturn();
    };
    document.addEventListener('visibilitychange', check);
    window.addEventListener('focus', check);
    return () => {
      document.removeEventListener('visibilitychange', check);
      window.removeEventListener('focus', check);
    };
  }, [newVersion]);

  if (id === null || !isOnline) return null;
  const handleReload = async () => {
    setReload('checking');
    if (await props.canReload()) props.onReload();
    else setReload('impossible');
  };
  return (
    <Notice
      tone="info"
      layout="band"
      role="status"
      title="A newer version of Gatehouse is available"
      actions={
        <>
          <Button
            size="small"
            busy={reload === 'checking' ? 'Reloading' : undefined}
            onClick={() => void handleReload()}
          >
            Reload
          </Button>
          <TextButton onClick={newVersion.dismiss}>Dismiss</TextButton>
        </>
      }
    >
      <p>
        {reload === 'impossible'
          ? 'This site doesn’t respond, so the page was not reloaded. Check your connection, then try again.'
          : 'Reloading keeps the page and its view, but clears the selection and pasted tokens.'}
      </p>
    </Notice>
  );
}

function subscribeToConnection(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
