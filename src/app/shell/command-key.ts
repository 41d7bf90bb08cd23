/** The modifier of the command palette's shortcut: Ctrl, or Command on a Mac, where Ctrl+K deletes text. */
export const COMMAND_KEY = /Mac|iPhone|iPad/.test(navigator.platform)
  ? ({ label: '⌘', name: 'Meta', isPressed: (event: KeyboardEvent) => event.metaKey && !event.ctrlKey } as const)
  : ({ label: 'Ctrl', name: 'Control', isPressed: (event: KeyboardEvent) => event.ctrlKey && !event.metaKey } as const);
