import { useEffect, useEffectEvent } from 'react';
import { createStore } from '../std/store.ts';

/** A command of the page on screen, for the command palette. */
export type PageCommand = {
  readonly id: string;
  readonly title: string;
  readonly kind: 'export' | 'filter';
  readonly run: () => void;
};

/** The commands of the page on screen. */
export const PAGE_COMMANDS = createStore<readonly PageCommand[]>([]);

/** Offers commands in the command palette while the component is mounted. Their ids and titles must not change. */
export function usePageCommands(commands: readonly PageCommand[]): void {
  const run = useEffectEvent((id: string) => commands.find((command) => command.id === id)?.run());
  const offer = useEffectEvent(() =>
    PAGE_COMMANDS.set(commands.map((command) => ({ ...command, run: () => run(command.id) }))),
  );
  useEffect(() => {
    offer();
    return () => PAGE_COMMANDS.set([]);
  }, []);
}
