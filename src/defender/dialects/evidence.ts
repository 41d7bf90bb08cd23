import * as v from 'valibot';
import { KIND_OF_ENTITY, NAMING_PROPERTIES } from '../model/evidence-kinds.ts';
import type { Evidence, EvidenceFact } from '../model/incident.ts';
import { normaliseWord, REMEDIATION_STATUSES, VERDICTS } from '../model/vocabularies.ts';
import { isWireObject, Text, Texts, type WireObject } from './wire-values.ts';

const Judgement = v.object({ verdict: Text, remediationStatus: Text, roles: Texts, tags: Texts });

const SHOWN_ELSEWHERE = new Set([
  '@odata.type',
  'entityType',
  'evidenceType',
  'verdict',
  'remediationStatus',
  'roles',
  'tags',
]);
/** Graph nests in these what Defender XDR has at the top level. Without the prefix both use the same fact names. */
const TRANSPARENT = new Set(['fileDetails', 'userAccount']);
const MAX_DEPTH = 4;
const MAX_FACTS = 200;

/** Parses one item of a Graph alert's `evidence`. An unknown type keeps the service's name. */
export function parseGraphEvidence(item: WireObject): Evidence {
  const type = v.parse(Text, item['@odata.type']) ?? 'unknown';
  const kind = type.replace(/^.*\./, '').replace(/Evidence$/, '');
  return evidenceOf(kind === '' ? 'unknown' : kind, item);
}

/** Parses one item of a Defender XDR alert's `entities`: a flat object whose unused keys are `null` or missing. */
export function parseXdrEntity(item: WireObject): Evidence {
  const type = v.parse(Text, item.entityType) ?? 'unknown';
  const kind = KIND_OF_ENTITY.get(type.toLowerCase()) ?? type;
  const isBareKey = kind === 'registryValue' && v.parse(Text, item.registryValue) === null;
  return evidenceOf(isBareKey ? 'registryKey' : kind, item);
}

/** Parses one item of a Defender XDR alert's `devices`. */
export function parseXdrDevice(item: WireObject): Evidence {
  return evidenceOf('device', item);
}

function evidenceOf(kind: string, item: WireObject): Evidence {
  const { verdict, remediationStatus, roles, tags } = v.parse(Judgement, item);
  const facts = factsOf(item, '', MAX_DEPTH, []);
  return {
    kind,
    name: nameOf(kind, item) ?? facts[0]?.value ?? kind,
    verdict: verdict === null ? null : normaliseWord(VERDICTS, verdict),
    remediationStatus: remediationStatus === null ? null : normaliseWord(REMEDIATION_STATUSES, remediationStatus),
    roles,
    tags,
    facts,
  };
}

function nameOf(kind: string, item: WireObject): string | null {
  for (const path of NAMING_PROPERTIES.get(kind) ?? []) {
    const value = path.split('.').reduce<unknown>((at, key) => (isWireObject(at) ? at[key] : undefined), item);
    const text = v.parse(Text, value);
    if (text !== null) return text;
  }
  return null;
}

function factsOf(value: WireObject, prefix: string, depth: number, facts: EvidenceFact[]): EvidenceFact[] {
  for (const [key, inner] of Object.entries(value)) {
    if (facts.length >= MAX_FACTS) break;
    if (prefix === '' ? SHOWN_ELSEWHERE.has(key) : key.startsWith('@odata')) continue;
    addFact(inner, prefix === '' || TRANSPARENT.has(prefix) ? key : `${prefix}.${key}`, depth, facts);
  }
  return facts;
}

function addFact(value: unknown, name: string, depth: number, facts: EvidenceFact[]): void {
  if (isWireObject(value)) {
    if (depth > 1) factsOf(value, name, depth - 1, facts);
  } else if (Array.isArray(value)) {
    const texts = v.parse(Texts, value);
    if (texts.length > 0) facts.push({ name, value: texts.join(', ') });
    value.filter(isWireObject).forEach((item, index) => {
      addFact(item, `${name}.${index + 1}`, depth, facts);
    });
  } else {
    const text = typeof value === 'boolean' ? String(value) : v.parse(Text, value);
    if (text !== null) facts.push({ name, value: text });
  }
}
