import { type CatalogueEntry, CLAIM_CATALOGUE, HEADER_CATALOGUE } from './claim-catalogue.ts';

const CLAIMS: ReadonlyMap<string, CatalogueEntry> = new Map(CLAIM_CATALOGUE.map((entry) => [entry.name, entry]));
const HEADER: ReadonlyMap<string, CatalogueEntry> = new Map(HEADER_CATALOGUE.map((entry) => [entry.name, entry]));

/** The description of a claim; `null` if the catalogue doesn't contain it. */
export function describeClaim(name: string): CatalogueEntry | null {
  return CLAIMS.get(name) ?? null;
}

/** The description of a header parameter; `null` if the catalogue doesn't contain it. */
export function describeHeader(name: string): CatalogueEntry | null {
  return HEADER.get(name) ?? null;
}
