import { useEffect, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { useStore } from '../../ui/use-store.ts';
import { CHUNK_FAILURE, dismissChunkFailure, retryChunks } from './chunk-failures.ts';

/** Reports a part of the app that failed to load. The page stays as it is; the missing part loads when it becomes available. */
export function ChunkFailureNotice(props: { onReload: () => void }) {
  const failure = useStore(CHUNK_FAILURE);
  const [isRetrying, setIsRetrying] = useState(false);
  const retry = async () => {
    setIsRetrying(true);
    await retryChunks();
    setIsRetrying(false);
  };
  useEffect(() => {
    if (failure !== 'unreachable') return;
    window.addEventListener('online', retryChunks);
    return () => window.removeEventListener('online', retryChunks);
  }, [failure]);
  if (failure === null) return null;
  return (
    <Notice
      tone="warning"
      layout="band"
      role="alert"
      title="Part of the app couldn’t be loaded"
      actions={
        <>
          {failure === 'unreachable' ? (
            <Button size="small" busy={isRetrying ? 'Trying again' : undefined} onClick={() => void retry()}>
              Try again
            </Button>
          ) : (
            <Button size="small" onClick={props.onReload}>
              Reload the page
            </Button>
          )}
          <TextButton onClick={dismissChunkFailure}>Dismiss</TextButton>
        </>
      }
    >
      <p>
        {failure === 'unreachable'
          ? 'This site doesn’t respond. Check your connection. Everything you have loaded, selected or pasted stays here.'
          : 'A newer version may have replaced the files of this one. Reloading keeps the page and its view, but clears the selection and pasted tokens.'}
      </p>
    </Notice>
  );
}
