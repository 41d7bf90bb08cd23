import { describe, expect, test } from 'vitest';
import { CLASSIFICATION_DETERMINATIONS, type IncidentChange, SETTABLE_STATUSES } from '../model/incident-change.ts';
import { CLASSIFICATIONS, DETERMINATIONS, INCIDENT_STATUSES, normaliseWord } from '../model/vocabularies.ts';
import graphUpdate from '../samples/graph-update-incident.request.docs.json';
import xdrUpdate from '../samples/xdr-update-incident.request.docs.json';
import { DEFENDER_XDR } from './defender-xdr-dialect.ts';
import { GRAPH_SECURITY } from './graph-security-dialect.ts';

const EVERYTHING: IncidentChange = {
  status: 'resolved',
  assignedTo: 'secop2@contoso.com',
  classification: { classification: 'truePositive', determination: 'malware' },
  tags: ["Yossi's playground", "Don't mess with the Zohan"],
  comment: 'pen testing',
};

describe('Defender XDR', () => {
  test('sends the documented request: one PATCH with the comment in it', () => {
    expect(DEFENDER_XDR.changeRequests(EVERYTHING)).toEqual([
      { operation: 'update-incident', method: 'PATCH', path: '', body: xdrUpdate, part: EVERYTHING },
    ]);
  });

  test('spells determinations as the page about updates does', () => {
    const sent = CLASSIFICATION_DETERMINATIONS.map(({ classification, determinations }) =>
      determinations.map((determination) => {
        const [request] = DEFENDER_XDR.changeRequests({ classification: { classification, determination } });
        return `${String(request?.body.classification)}/${String(request?.body.determination)}`;
      }),
    );
    expect(sent).toEqual([
      [
        'TruePositive/MultiStagedAttack',
        'TruePositive/MaliciousUserActivity',
        'TruePositive/CompromisedAccount',
        'TruePositive/Malware',
        'TruePositive/Phishing',
        'TruePositive/UnwantedSoftware',
        'TruePositive/Other',
      ],
      [
        'InformationalExpectedActivity/SecurityTesting',
        'InformationalExpectedActivity/LineOfBusinessApplication',
        'InformationalExpectedActivity/ConfirmedActivity',
        'InformationalExpectedActivity/Other',
      ],
      ['FalsePositive/Clean', 'FalsePositive/NoEnoughDataToValidate', 'FalsePositive/Other'],
    ]);
  });

  test('unassigns with an empty string, sends an empty list of tags, and restores what was not set', () => {
    const [request] = DEFENDER_XDR.changeRequests({
      assignedTo: null,
      tags: [],
      classification: { classification: 'unknown', determination: 'unknown' },
    });
    expect(request?.body).toEqual({
      assignedTo: '',
      tags: [],
      classification: 'Unknown',
      determination: 'NotAvailable',
    });
  });

  test('restores a word that this app does not know exactly as the service sent it', () => {
    const [request] = DEFENDER_XDR.changeRequests({ status: 'OnHold_2' });
    expect(request?.body).toEqual({ status: 'OnHold_2' });
  });
});

describe('Graph', () => {
  test('sends the documented update, in the spelling of the schema', () => {
    const [request, ...others] = GRAPH_SECURITY.changeRequests({
      classification: { classification: 'truePositive', determination: 'multiStagedAttack' },
      tags: ['Demo'],
    });
    expect(others).toEqual([]);
    expect(request).toMatchObject({ method: 'PATCH', path: '' });
    // Graph compares words without regard to case, and the sample is in PascalCase.
    expect(request?.body).toEqual({
      ...graphUpdate,
      classification: 'truePositive',
      determination: 'multiStagedAttack',
    });
  });

  test('adds a comment with a request of its own, after the fields', () => {
    const requests = GRAPH_SECURITY.changeRequests(EVERYTHING);
    expect(requests.map(({ method, path, operation }) => `${method} ${path} ${operation}`)).toEqual([
      'PATCH  update-incident',
      'POST /comments comment-incident',
    ]);
    expect(requests[0]?.body).not.toHaveProperty('comment');
    expect(requests[1]?.body).toEqual({
      '@odata.type': 'microsoft.graph.security.alertComment',
      comment: 'pen testing',
    });
    expect(GRAPH_SECURITY.changeRequests({ comment: 'only this' })).toHaveLength(1);
  });

  test('unassigns with null', () => {
    expect(GRAPH_SECURITY.changeRequests({ assignedTo: null })[0]?.body).toEqual({ assignedTo: null });
  });
});

test.each([DEFENDER_XDR, GRAPH_SECURITY])('reads every pair back as it was chosen', (dialect) => {
  for (const { classification, determinations } of CLASSIFICATION_DETERMINATIONS) {
    for (const determination of determinations) {
      const [request] = dialect.changeRequests({ classification: { classification, determination } });
      expect(normaliseWord(CLASSIFICATIONS, String(request?.body.classification))).toBe(classification);
      expect(normaliseWord(DETERMINATIONS, String(request?.body.determination))).toBe(determination);
    }
  }
});

test.each([DEFENDER_XDR, GRAPH_SECURITY])('reads every status back as it was chosen', (dialect) => {
  for (const status of SETTABLE_STATUSES) {
    const [request] = dialect.changeRequests({ status });
    expect(normaliseWord(INCIDENT_STATUSES, String(request?.body.status))).toBe(status);
  }
});
