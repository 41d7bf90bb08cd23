import { readFileSync } from 'node:fs';
import type { Api } from '../src/entra/clouds.ts';

/** An API response in which every text is controlled by an attacker. */
export type WireIncident = { readonly [key: string]: unknown };

const CREATED = '2026-11-20T06:00:00Z';
const LATER = '2026-11-20T07:30:00Z';
const TIME = /^\d{4}-\d{2}-\d{2}T/;

type Schema = {
  readonly types: Readonly<
    Record<
      string,
      {
        readonly base?: string;
        readonly open?: boolean;
        readonly properties: Readonly<Record<string, { readonly type: string; readonly navigation?: boolean }>>;
      }
    >
  >;
};

const schema: Schema = JSON.parse(read('../src/sim/graph-security/samples/graph-security-schema.v1.0.json'));

const XDR_SAMPLES = ['xdr-list-incidents.docs.json', 'xdr-list-incidents.xsoar-testdata.excerpt.json'];

/** The entity types of Defender XDR. */
const ENTITY_TYPES = [
  'User',
  'Ip',
  'Url',
  'File',
  'Process',
  'MailBox',
  'MailMessage',
  'MailCluster',
  'Registry',
  'SecurityGroup',
  'CloudApplication',
];

/** Every evidence type in Graph's metadata. */
export const GRAPH_EVIDENCE_TYPES: readonly string[] = Object.keys(schema.types).filter(
  (name) => name.endsWith('Evidence') && name !== 'alertEvidence',
);

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}

/** Builds an object of a metadata type, base types included, with the text in every string property. */
function filled(name: string, text: string, depth = 3): WireIncident {
  const type = schema.types[name];
  if (type === undefined) return {};
  const base = type.base?.startsWith('self.') === true ? filled(type.base.slice(5), text, depth) : {};
  const own = Object.entries(type.properties).flatMap(([property, { type: of, navigation }]) =>
    navigation === true ? [] : [[property, filledValue(of, text, depth)] as const],
  );
  return { ...base, ...Object.fromEntries(own), ...(type.open === true ? { additional: text } : {}) };
}

function filledValue(type: string, text: string, depth: number): unknown {
  const item = /^Collection\((.*)\)$/.exec(type)?.[1];
  if (item !== undefined) return depth === 0 ? [] : [filledValue(item, text, depth - 1)];
  if (type === 'Edm.DateTimeOffset') return CREATED;
  if (type === 'Edm.Boolean') return true;
  if (/^Edm\.(Int|Double|Single|Decimal)/.test(type)) return 7;
  const inner = type.startsWith('self.') ? type.slice(5) : null;
  // Any other type is an enumeration, which may contain unknown values.
  if (inner === null || schema.types[inner] === undefined) return text;
  return depth === 0 ? null : filled(inner, text, depth - 1);
}

function graphAlert(text: string, evidenceTypes: readonly string[]): WireIncident {
  return {
    ...filled('alert', text),
    id: text,
    firstActivityDateTime: CREATED,
    lastActivityDateTime: LATER,
    evidence: [
      ...evidenceTypes.map((name) => ({ ...filled(name, text), '@odata.type': `#microsoft.graph.security.${name}` })),
      { ...filled('userEvidence', text), '@odata.type': text },
    ],
  };
}

/** Merges the keys of all matching objects in the samples, each with an example value. */
function sampleKeys(pick: (incident: Record<string, unknown>) => unknown): WireIncident {
  const merged: Record<string, unknown> = {};
  for (const file of XDR_SAMPLES) {
    const { value } = JSON.parse(read(`../src/defender/samples/${file}`));
    for (const item of value.flatMap(pick)) {
      for (const [key, inner] of Object.entries(item ?? {})) merged[key] = merged[key] ?? inner;
    }
  }
  return merged;
}

// biome-ignore lint/suspicious/noExplicitAny: the samples are trusted, and a changed shape fails the test
type Sample = any;
const XDR_KEYS = {
  incident: sampleKeys((incident) => incident),
  comment: sampleKeys((incident: Sample) => incident.comments ?? []),
  alert: sampleKeys((incident: Sample) => incident.alerts ?? []),
  device: sampleKeys((incident: Sample) => (incident.alerts ?? []).flatMap((alert: Sample) => alert.devices ?? [])),
  entity: sampleKeys((incident: Sample) => (incident.alerts ?? []).flatMap((alert: Sample) => alert.entities ?? [])),
};

function hostile(keys: WireIncident, text: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(keys).map(([key, sample]) => {
      if (typeof sample === 'string') return [key, TIME.test(sample) ? CREATED : text];
      if (Array.isArray(sample)) return [key, [text]];
      return [key, sample === null ? text : sample];
    }),
  );
}

function xdrAlert(text: string, entityTypes: readonly string[]): WireIncident {
  return {
    ...hostile(XDR_KEYS.alert, text),
    firstActivity: CREATED,
    lastActivity: LATER,
    resolvedTime: null,
    devices: [hostile(XDR_KEYS.device, text)],
    entities: [...entityTypes, text].map((entityType) => ({ ...hostile(XDR_KEYS.entity, text), entityType })),
  };
}

/**
 * Builds an incident whose texts are `text`, with one alert and one comment for each of `alertTexts`. Each alert contains
 * every type of evidence, or every `turns`-th type, starting at the alert's index.
 */
export function hostileIncident(
  api: Api,
  id: number,
  text: string,
  alertTexts: readonly string[],
  turns = 1,
): WireIncident {
  const share = (types: readonly string[], alert: number) => types.filter((_, type) => type % turns === alert % turns);
  if (api === 'graph-security') {
    return {
      ...filled('incident', text),
      id: String(id),
      createdDateTime: CREATED,
      lastUpdateDateTime: LATER,
      comments: alertTexts.map((alertText) => filled('alertComment', alertText)),
      alerts: alertTexts.map((alertText, index) => graphAlert(alertText, share(GRAPH_EVIDENCE_TYPES, index))),
    };
  }
  return {
    ...hostile(XDR_KEYS.incident, text),
    incidentId: id,
    createdTime: CREATED,
    lastUpdateTime: LATER,
    comments: alertTexts.map((alertText) => hostile(XDR_KEYS.comment, alertText)),
    alerts: alertTexts.map((alertText, index) => xdrAlert(alertText, share(ENTITY_TYPES, index))),
  };
}

/** Builds a smaller incident for lists, with one comment and little evidence. */
export function hostileRow(api: Api, id: number, text: string): WireIncident {
  const alert =
    api === 'graph-security' ? graphAlert(text, ['userEvidence', 'deviceEvidence']) : xdrAlert(text, ['User']);
  return { ...hostileIncident(api, id, text, [text]), alerts: [alert] };
}
