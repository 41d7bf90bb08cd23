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

describe('incident labels', () => {
  it.each([
    [severityLabel('informational'), 'Informational'],
    [statusLabel('awaitingAction'), 'Awaiting action'],
    [alertStatusLabel('new'), 'New'],
    [classificationLabel('informationalExpectedActivity'), 'Informational, expected activity'],
    [determinationLabel('lineOfBusinessApplication'), 'Line-of-business application'],
    [verdictLabel('noThreatsFound'), 'No threats found'],
    [evidenceKindLabel('analyzedMessage'), 'Message'],
  ])('include %s', (label, expected) => {
    expect(label).toBe(expected);
  });

  it('are the same for both spellings of a source', () => {
    expect(sourceLabel('MicrosoftDefenderForEndpoint')).toBe('Endpoint');
    expect(sourceLabel('microsoftDefenderForEndpoint')).toBe('Endpoint');
  });

  it('split a category into words', () => {
    expect(categoryLabel('LateralMovement')).toBe('Lateral movement');
    expect(categoryLabel('lateralMovement')).toBe('Lateral movement');
    expect(remediationLabel('partiallyRemediated')).toBe('Partially remediated');
  });

  it.each(['Severe', 'constructor', '__proto__', 'toString', '', 'Ünknown'])(
    'return the unknown value %j unchanged',
    (value) => {
      expect(severityLabel(value)).toBe(value);
      expect(statusLabel(value)).toBe(value);
      expect(sourceLabel(value)).toBe(value);
    },
  );

  it('keep a category that is not in camel case', () => {
    expect(categoryLabel('C2 (beta)')).toBe('C2 (beta)');
    expect(categoryLabel('IOC')).toBe('IOC');
  });
});
