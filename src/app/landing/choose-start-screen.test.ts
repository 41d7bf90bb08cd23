import { describe, expect, it } from 'vitest';
import { chooseStartScreen } from './choose-start-screen.ts';

const EMPTY_PAGE = { hash: '', hasTraces: false, preferencesText: null };

describe('the start screen', () => {
  it.each([[''], ['#'], ['#/'], ['#/?x=1']])('is the landing page for %j without a trace of a sign-in', (hash) => {
    expect(chooseStartScreen({ ...EMPTY_PAGE, hash }).screen).toBe('landing');
  });

  it('is the shell skeleton if the tab contains an account or a sign-in response', () => {
    expect(chooseStartScreen({ ...EMPTY_PAGE, hasTraces: true }).screen).toBe('shell');
  });

  it.each([['#/token'], ['#/incidents?search=x'], ['#/nowhere']])('is the shell skeleton for %s', (hash) => {
    expect(chooseStartScreen({ ...EMPTY_PAGE, hash }).screen).toBe('shell');
  });

  it('has the theme of the preferences and ignores invalid values', () => {
    expect(chooseStartScreen({ ...EMPTY_PAGE, preferencesText: '{"theme":"dark","api":null}' }).theme).toBe('dark');
    expect(chooseStartScreen({ ...EMPTY_PAGE, preferencesText: '{"theme":"system"}' }).theme).toBeNull();
    expect(chooseStartScreen({ ...EMPTY_PAGE, preferencesText: 'nonsense' }).theme).toBeNull();
  });
});
