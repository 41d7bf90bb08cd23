import { describe, expect, it } from 'vitest';
import { chooseStartScreen } from './choose-start-screen.ts';

const nothing = { hash: '', hasTraces: false, preferencesText: null };

describe('the first screen', () => {
  it.each([[''], ['#'], ['#/'], ['#/?x=1']])('is the landing for %j when nobody is signed in', (hash) => {
    expect(chooseStartScreen({ ...nothing, hash }).screen).toBe('landing');
  });

  it('is the shell where the tab holds an account or an interaction under way', () => {
    expect(chooseStartScreen({ ...nothing, hasTraces: true }).screen).toBe('shell');
  });

  it.each([['#/token'], ['#/incidents?search=x'], ['#/nowhere']])('is the shell for %s', (hash) => {
    expect(chooseStartScreen({ ...nothing, hash }).screen).toBe('shell');
  });

  it('takes the chosen theme from the preferences, and no other text', () => {
    expect(chooseStartScreen({ ...nothing, preferencesText: '{"theme":"dark","api":null}' }).theme).toBe('dark');
    expect(chooseStartScreen({ ...nothing, preferencesText: '{"theme":"system"}' }).theme).toBeNull();
    expect(chooseStartScreen({ ...nothing, preferencesText: 'nonsense' }).theme).toBeNull();
  });
});
