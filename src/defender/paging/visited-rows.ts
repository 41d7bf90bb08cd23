/** The rows that a walk has visited, by incident id, each with the incident's last update at that time, as written. Immutable. */
export type VisitedRows = {
  readonly size: number;
  readonly has: (id: string) => boolean;
  readonly get: (id: string) => string | undefined;
  /** A copy with more rows. A row that is visited again gets the new value. Costs O(log n) per row, not a whole copy. */
  readonly with: (rows: Iterable<readonly [id: string, lastUpdate: string]>) => VisitedRows;
};

/** Newest first. Each layer is more than twice as large as the one before it, so there are few of them. */
type Layers = readonly ReadonlyMap<string, string>[];

export const NO_ROWS_VISITED: VisitedRows = visitedRows([], 0);

function visitedRows(layers: Layers, size: number): VisitedRows {
  const get = (id: string) => layers.find((layer) => layer.has(id))?.get(id);
  const has = (id: string) => layers.some((layer) => layer.has(id));
  return {
    size,
    has,
    get,
    with: (rows) => {
      const added = new Map(rows);
      const newIds = [...added.keys()].filter((id) => !has(id)).length;
      return added.size === 0 ? visitedRows(layers, size) : visitedRows(withLayer(added, layers), size + newIds);
    },
  };
}

function withLayer(added: ReadonlyMap<string, string>, layers: Layers): Layers {
  const [first, ...others] = layers;
  if (first === undefined || first.size > 2 * added.size) return [added, ...layers];
  const merged = new Map(first);
  for (const [id, lastUpdate] of added) merged.set(id, lastUpdate);
  return withLayer(merged, others);
}
