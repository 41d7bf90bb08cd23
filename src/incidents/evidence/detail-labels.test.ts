import { describe, expect, it } from 'vitest';
import { detailLabel } from './detail-labels.ts';

describe('the label of a property of evidence', () => {
  it.each([
    ['sha256', 'SHA-256'],
    ['firstSeen', 'First seen'],
    ['firstSeenDateTime', 'First seen'],
    ['mdeDeviceId', 'Defender device ID'],
    ['imageFile.sha256', 'Image: SHA-256'],
    ['p1Sender.emailAddress', 'Envelope sender: address'],
    ['relayName', 'Relay name'],
    ['relayId', 'Relay ID'],
    ['lastExternalIPAddress', 'Last external IP address'],
    ['lastModifiedDateTime', 'Last modified'],
    ['loggedOnUsers.1.accountName', 'Signed-in users: 1: account name'],
  ])('%s is %s', (name, label) => {
    expect(detailLabel(name)).toBe(label);
  });

  it.each(['Not a property', 'a\u202eb', 'constructor()', '', 'x'.repeat(61), '__proto__'])(
    'returns %j unchanged, which is no property name',
    (name) => {
      expect(detailLabel(name)).toBe(name);
    },
  );
});
