import type { DraftRow, DraftStore } from "../../api/services/own-templates/draft-store.ts";

/** Drafts of everybody's, in memory. */
export function memoryDrafts(): DraftStore {
  const rows = new Map<string, DraftRow>();
  const change = (id: string, more: Partial<DraftRow>, isFree: (row: DraftRow) => boolean) => {
    const row = rows.get(id);
    if (row === undefined || !isFree(row)) return false;
    rows.set(id, { ...row, ...more });
    return true;
  };
  return {
    list: async () => [...rows.values()].toReversed(),
    async insert(_, id, text) {
      if (rows.has(id)) return;
      rows.set(id, { id, text, revision: 1, run: null, digest: null, isAdopted: false });
    },
    save: async (id, revision, text) =>
      change(
        id,
        { text, revision: revision + 1 },
        (row) => row.run === null && row.revision === revision,
      ),
    remove: async (id) => rows.get(id)?.run === null && rows.delete(id),
    async asked(id, run, digest) {
      change(id, { run, digest }, (row) => row.run === null);
    },
    async adopted(id) {
      change(id, { isAdopted: true }, () => true);
    },
  };
}
