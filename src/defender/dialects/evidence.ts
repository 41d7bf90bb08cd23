import * as v from 'valibot';
import { KIND_OF_ENTITY, NAMING_PROPERTIES } from '../model/evidence-kinds.ts';
import type { Evidence, EvidenceFact } from '../model/incident.ts';
import { normaliseWord, REMEDIATION_STATUSES, VERDICTS } from '../model/vocabularies.ts';
import { isWireObject, Text, Texts, type WireObject } from './wire-values.ts';

const Judgement = v.object({ verdict: Text, remediationStatus: Text, roles: Texts, tags: Texts });

const TOLD_ELSEWHERE = new Set([
  '@odata.type',
  'entityType',
  'evidenceType',
  'verdict',
  'remediationStatus',
  'roles',
  'tags',
]);
/** Graph puts into these what Defender XDR has at the top: the facts are named alike without them. */
const TRANSPARENT = new Set(['fileDetails', 'userAccount']);
const DEEPEST = 4;
const MOST_FACTS = 200;

/** One item of a Graph alert's `evidence`. A type that is new to us keeps its own word. */
export function evidenceOfGraph(item: WireObject): Evidence {
  const type = v.parse(Text, item['@odata.type']) ?? 'unknown';
  const kind = type.replace(/^.*\./, '').replace(/Evidence$/, '');
  return evidenceOf(kind === '' ? 'unknown' : kind, item);
}

/** One item of a Defender XDR alert's `entities`: a flat object, unused keys `null` or left out. */
export function evidenceOfEntity(item: WireObject): Evidence {
  const type = v.parse(Text, item.entityType) ?? 'unknown';
  const kind = KIND_OF_ENTITY.get(type.toLowerCase()) ?? type;
  const isBareKey = kind === 'registryValue' && v.parse(Text, item.registryValue) === null;
  return evidenceOf(isBareKey ? 'registryKey' : kind, item);
}

/** One item of a Defender XDR alert's `devices`. */
export function evidenceOfDevice(item: WireObject): Evidence {
  return evidenceOf('device', item);
}

function evidenceOf(kind: string, item: WireObject): Evidence {
  const { verdict, remediationStatus, roles, tags } = v.parse(Judgement, item);
  const facts = factsOf(item, '', DEEPEST, []);
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
    if (facts.length >= MOST_FACTS) break;
    if (prefix === '' ? TOLD_ELSEWHERE.has(key) : key.startsWith('@odata')) continue;
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
