import { describe, expect, it } from 'vitest';
import {
  alertStatusLabel,
  categoryLabel,
  classificationLabel,
  determinationLabel,
  evidenceKindLabel,
  remediationLabel,
  severityLabel,
  sourceLabel,
  statusLabel,
  verdictLabel,
} from './incident-labels.ts';

describe('the words of incidents', () => {
  it.each([
    [severityLabel('informational'), 'Informational'],
    [statusLabel('awaitingAction'), 'Awaiting action'],
    [alertStatusLabel('new'), 'New'],
    [classificationLabel('informationalExpectedActivity'), 'Informational, expected activity'],
    [determinationLabel('lineOfBusinessApplication'), 'Line-of-business application'],
    [verdictLabel('noThreatsFound'), 'No threats found'],
    [evidenceKindLabel('analyzedMessage'), 'Message'],
  ])('says %s', (word, expected) => {
    expect(word).toBe(expected);
  });

  it('says the same source in both spellings of the APIs', () => {
    expect(sourceLabel('MicrosoftDefenderForEndpoint')).toBe('Endpoint');
    expect(sourceLabel('microsoftDefenderForEndpoint')).toBe('Endpoint');
  });

  it('takes a category apart', () => {
    expect(categoryLabel('LateralMovement')).toBe('Lateral movement');
    expect(categoryLabel('lateralMovement')).toBe('Lateral movement');
    expect(remediationLabel('partiallyRemediated')).toBe('Partially remediated');
  });

  it.each(['Severe', 'constructor', '__proto__', 'toString', '', 'Ünknown'])(
    'shows the new word %j as it came',
    (word) => {
      expect(severityLabel(word)).toBe(word);
      expect(statusLabel(word)).toBe(word);
      expect(sourceLabel(word)).toBe(word);
    },
  );

  it('leaves a category alone that is no camel case word', () => {
    expect(categoryLabel('C2 (beta)')).toBe('C2 (beta)');
    expect(categoryLabel('IOC')).toBe('IOC');
  });
});
