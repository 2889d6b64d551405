import type { Disclosures } from "../../audit/disclosures.ts";
import { FileRefused } from "../../audit/files/file-refused.ts";
import type { FileCatalogue, KeptFile } from "../../audit/files/file-catalogue.ts";
import type { Stretch } from "../../audit/files/file-store.ts";
import type { Files } from "../../audit/files/files.ts";
import { writingRefusal } from "../../domain/blocks/form/decide.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { formOf } from "../../domain/rules/blocks.ts";
import { own, stepDefinition } from "../../domain/rules/lookup.ts";
import type { RunState } from "../../domain/state.ts";
import type { Field } from "../../domain/template.ts";
import { fileNameFault, isFileValue, type FileValue } from "../../domain/written/file.ts";
import { normalLine } from "../../domain/written/text.ts";
import type { InputIssue } from "../contracts/check.ts";
import { authorise } from "../policy.ts";
import { actorOf, type Principal } from "../principal.ts";
import { isUuid } from "../../domain/written/uuid.ts";
import { isMember } from "./runs/decider.ts";
import { commitmentsIn } from "./runs/texts.ts";
import { readerOf, stateOf } from "./runs/visibility.ts";

/** The question of a part's form that a file answers. */
export type FilePlace = {
  readonly run: string;
  readonly part: string;
  readonly section: string;
  readonly field: string;
};

/** A file as it is sent. `name` and `type`: as whoever sends it says; the type is empty if they don't. */
export type SentFile = {
  readonly name: string;
  readonly type: string;
  readonly bytes: AsyncIterable<Uint8Array>;
};

export type Uploaded =
  | { readonly kind: "kept"; readonly value: FileValue }
  | { readonly kind: "file-refused"; readonly why: FileRefused }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "invalid"; readonly issues: readonly InputIssue[] }
  | { readonly kind: "forbidden"; readonly why: string }
  | { readonly kind: "not-found" };

/** A file that somebody may read. `read`: null when its bytes are gone. */
export type ReadableFile = {
  readonly value: FileValue;
  read(stretch: Stretch): Promise<AsyncIterable<Uint8Array> | null>;
};

/** Files of forms. Whoever may write in the part may upload; whoever may read a version that names a file may read it. */
export type FileService = {
  /** Takes a file in; a version names it afterwards. One that none names within a day is removed. */
  upload(principal: Principal, place: FilePlace, sent: SentFile): Promise<Uploaded>;
  /** Null for what there is not, or was erased, or is not for this reader. */
  find(principal: Principal, run: string, file: string): Promise<ReadableFile | null>;
};

export type FileDependencies = {
  /** As `Reading.load`: the run's whole state, if this principal may read it. */
  readonly load: (principal: Principal, run: string) => Promise<RunState | null>;
  readonly disclosures: Pick<Disclosures, "of">;
  readonly catalogue: Pick<FileCatalogue, "find">;
  readonly files: Pick<Files, "receive" | "read">;
};

const NOT_FOUND = { kind: "not-found" } as const;

export function createFileService(deps: FileDependencies): FileService {
  const { load, disclosures, catalogue, files } = deps;

  /** Whether a version that this reader sees names the file. */
  const isNamed = async (state: RunState, { part, value }: KeptFile): Promise<boolean> => {
    const commitments = commitmentsIn(own(state.parts, part)?.versions ?? []);
    const known = await disclosures.of(commitments);
    return [...known.values()].some(
      (disclosed) => isFileValue(disclosed.value) && disclosed.value.file === value.file,
    );
  };

  return {
    async upload(principal, { run, part, section, field: key }, { name: given, type, bytes }) {
      const state = await load(principal, run);
      if (state === null) return NOT_FOUND;
      const permission = authorise(principal, "saveVersion", {
        organisation: state.organisation,
        member: isMember(state, principal),
      });
      if (permission.kind !== "allowed") return permission;
      const refusal = writingRefusal(state, actorOf(principal, permission.role), part);
      if (refusal !== null) return { kind: "refused", refusal };
      const field = fileField(state, part, section, key);
      if (field === null) {
        const message = `This form has no question for a file called "${section}.${key}". Send it for one that the form has.`;
        return { kind: "invalid", issues: [{ path: ["field"], message }] };
      }
      const name = normalLine(given);
      const fault = fileNameFault(name);
      if (fault !== null) {
        return { kind: "invalid", issues: [{ path: ["Content-Disposition"], message: fault }] };
      }
      try {
        const subject = principal.id;
        const value = await files.receive({ run, part, subject, field, name, type, bytes });
        return { kind: "kept", value };
      } catch (error) {
        if (error instanceof FileRefused) return { kind: "file-refused", why: error };
        throw error;
      }
    },

    async find(principal, run, file) {
      if (!isUuid(file)) return null;
      const state = await load(principal, run);
      if (state === null) return null;
      const kept = await catalogue.find(run, file);
      if (kept === null) return null;
      const seen = stateOf(state, readerOf(principal));
      // Until a version names it, only whoever uploaded it knows of it.
      const isReadable = kept.subject === principal.id || (await isNamed(seen, kept));
      return isReadable
        ? { value: kept.value, read: (stretch) => files.read(kept, stretch) }
        : null;
    },
  };
}

function fileField(state: RunState, id: string, section: string, key: string): Field | null {
  const part = own(state.parts, id);
  const step = part && stepDefinition(state, part.step);
  if (part === undefined || step === undefined) return null;
  const fields = formOf(part, step).sections.find((one) => one.key === section)?.fields ?? [];
  return fields.find((one) => one.key === key && one.kind === "file") ?? null;
}
