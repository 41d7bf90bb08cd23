import { useEffect, useEffectEvent } from 'react';
import { createStore } from '../std/store.ts';

/** A command of the page on screen, for the command palette. */
export type PageCommand = {
  readonly id: string;
  readonly title: string;
  readonly kind: 'export' | 'filter' | 'change';
  readonly run: () => void;
};

/** The commands of the page on screen. */
export const PAGE_COMMANDS = createStore<readonly PageCommand[]>([]);

/** The commands of each mounted component. */
const offered = new Map<symbol, readonly PageCommand[]>();

function offerFrom(owner: symbol, commands: readonly PageCommand[]): void {
  if (commands.length === 0) offered.delete(owner);
  else offered.set(owner, commands);
  PAGE_COMMANDS.set([...offered.values()].flat());
}

/** Offers commands in the command palette while the component is mounted. Their ids and titles must not change. */
export function usePageCommands(commands: readonly PageCommand[]): void {
  const run = useEffectEvent((id: string) => commands.find((command) => command.id === id)?.run());
  const offer = useEffectEvent((owner: symbol) =>
    offerFrom(
      owner,
      commands.map((command) => ({ ...command, run: () => run(command.id) })),
    ),
  );
  useEffect(() => {
    const owner = Symbol('commands');
    offer(owner);
    return () => offerFrom(owner, []);
  }, []);
}
