import { type CatalogueEntry, CLAIM_CATALOGUE, HEADER_CATALOGUE } from './claim-catalogue.ts';

const CLAIMS: ReadonlyMap<string, CatalogueEntry> = new Map(CLAIM_CATALOGUE.map((entry) => [entry.name, entry]));
const HEADER: ReadonlyMap<string, CatalogueEntry> = new Map(HEADER_CATALOGUE.map((entry) => [entry.name, entry]));

/** What is known about a claim; `null` for one that is not in the catalogue. */
export function describeClaim(name: string): CatalogueEntry | null {
  return CLAIMS.get(name) ?? null;
}

/** What is known about a header parameter; `null` for one that is not in the catalogue. */
export function describeHeader(name: string): CatalogueEntry | null {
  return HEADER.get(name) ?? null;
}
