import { DamagedRun } from "../../../audit/damaged-run.ts";
import type { Disclosures } from "../../../audit/disclosures.ts";
import type { PinnedTemplates } from "../../../audit/pinned-templates.ts";
import { newestVersion, own } from "../../../domain/rules/lookup.ts";
import { isSealed } from "../../../domain/sealed.ts";
import type { RunState } from "../../../domain/state.ts";
import type { Template } from "../../../domain/template.ts";
import { isFileValue } from "../../../domain/written/file.ts";
import { shortCache } from "../../auth/short-cache.ts";
import { ADOPTING, DRAFT_PLACE, FINGERPRINT } from "./adopting.ts";
import type { DraftRow, DraftStore } from "./draft-store.ts";

/** Milliseconds for which a pathway that people have just agreed to may be missing from the list. */
const LIFETIME = 1_000;
const MOST = 1_000;

type Dependencies = {
  readonly store: Pick<DraftStore, "list" | "adopted">;
  readonly pinned: Pick<PinnedTemplates, "read">;
  readonly disclosures: Pick<Disclosures, "of">;
  /** The folded state of any run. */
  readonly load: (run: string) => Promise<{ readonly state: RunState } | null>;
};

/**
 * Whether people said yes to exactly this pathway: the run asked about its digest, the version that they signed holds a file of that very
 * SHA-256, and its gate was passed and not overridden.
 */
async function isAgreed(
  disclosures: Dependencies["disclosures"],
  state: RunState,
  organisation: string,
  digest: string,
): Promise<boolean> {
  const part = own(state.parts, DRAFT_PLACE.part);
  if (state.template.name !== ADOPTING || state.organisation !== organisation) return false;
  if (state.parameters[FINGERPRINT] !== digest || part?.gate !== "passed") return false;
  const section = own(newestVersion(part)?.sections ?? {}, DRAFT_PLACE.section);
  const sealed = section && own(section.fields, DRAFT_PLACE.field);
  if (sealed === undefined || !isSealed(sealed)) return false;
  const value = (await disclosures.of([sealed.commitment])).get(sealed.commitment)?.value;
  return isFileValue(value) && value.sha256 === digest;
}

/** The pathways that organisations adopted, as the record says it. */
export function createAdopted(deps: Dependencies): {
  readonly of: (organisation: string) => Promise<readonly Template[]>;
  readonly forget: () => void;
} {
  const { store, pinned } = deps;

  /** Noted once: what people agreed to stays usable, also when the words of that run are erased. */
  const isNowAgreed = async (
    organisation: string,
    { id, run, digest }: DraftRow,
  ): Promise<boolean> => {
    if (run === null || digest === null) return false;
    try {
      const folded = await deps.load(run);
      if (folded === null) return false;
      if (!(await isAgreed(deps.disclosures, folded.state, organisation, digest))) return false;
    } catch (error) {
      if (error instanceof DamagedRun) return false;
      throw error;
    }
    await store.adopted(id);
    return true;
  };

  const known = shortCache(
    async (organisation): Promise<readonly Template[]> => {
      const found: Template[] = [];
      for (const row of await store.list(organisation)) {
        const isUsable = row.isAdopted || (await isNowAgreed(organisation, row));
        if (isUsable && row.digest !== null) found.push(await pinned.read(row.digest));
      }
      return found;
    },
    LIFETIME,
    MOST,
  );
  return { of: async (organisation) => known.get(organisation), forget: known.clear };
}
