import { describe, expect, it } from 'vitest';
import {
  alertStatusWord,
  categoryWord,
  classificationWord,
  determinationWord,
  evidenceKindWord,
  remediationWord,
  severityWord,
  sourceWord,
  statusWord,
  verdictWord,
} from './incident-words.ts';

describe('the words of incidents', () => {
  it.each([
    [severityWord('informational'), 'Informational'],
    [statusWord('awaitingAction'), 'Awaiting action'],
    [alertStatusWord('new'), 'New'],
    [classificationWord('informationalExpectedActivity'), 'Informational, expected activity'],
    [determinationWord('lineOfBusinessApplication'), 'Line-of-business application'],
    [verdictWord('noThreatsFound'), 'No threats found'],
    [evidenceKindWord('analyzedMessage'), 'Message'],
  ])('says %s', (word, expected) => {
    expect(word).toBe(expected);
  });

  it('says the same source in both spellings of the APIs', () => {
    expect(sourceWord('MicrosoftDefenderForEndpoint')).toBe('Endpoint');
    expect(sourceWord('microsoftDefenderForEndpoint')).toBe('Endpoint');
  });

  it('takes a category apart', () => {
    expect(categoryWord('LateralMovement')).toBe('Lateral movement');
    expect(categoryWord('lateralMovement')).toBe('Lateral movement');
    expect(remediationWord('partiallyRemediated')).toBe('Partially remediated');
  });

  it.each(['Severe', 'constructor', '__proto__', 'toString', '', 'Ünknown'])(
    'shows the new word %j as it came',
    (word) => {
      expect(severityWord(word)).toBe(word);
      expect(statusWord(word)).toBe(word);
      expect(sourceWord(word)).toBe(word);
    },
  );

  it('leaves a category alone that is no camel case word', () => {
    expect(categoryWord('C2 (beta)')).toBe('C2 (beta)');
    expect(categoryWord('IOC')).toBe('IOC');
  });
});
