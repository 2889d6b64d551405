import { canonicalBytes } from "../../../audit/entry.ts";
import { own } from "../../../domain/rules/lookup.ts";
import type { RunState } from "../../../domain/state.ts";
import type { Template } from "../../../domain/template.ts";
import { templateInWords } from "../../../domain/templates/plain-words.ts";
import { derivedUuid } from "../../derived-uuid.ts";
import type { Principal } from "../../principal.ts";
import type { ActResult } from "../act-result.ts";
import type { Answered } from "../answered.ts";
import type { FileService } from "../files.ts";
import type { PersonsActs } from "../runs/act.ts";
import type { Launching } from "../runs/launch.ts";
import { ADOPTING, DRAFT_PLACE, FINGERPRINT } from "./adopting.ts";
import { digestOf } from "./draft.ts";

type NotDone = Exclude<Answered<never>, { kind: "done" }>;

export type AskDependencies = {
  readonly pinned: { keep(template: Template): Promise<unknown> };
  readonly launch: Launching["launch"];
  readonly act: PersonsActs["act"];
  readonly files: Pick<FileService, "upload">;
  /** The folded state of any run. */
  readonly load: (run: string) => Promise<{ readonly state: RunState } | null>;
};

/** Letters of the plain words that a form's answer may have. */
const WORDS = 9_500;

const invalid = (field: string, message: string): NotDone => ({ kind: "invalid", field, message });

/** Starts the run in which people decide about a pathway, and puts it into that run's form. Both once, however often it is tried. */
export const createAsk = (deps: AskDependencies) => {
  const isWritten = async (run: string): Promise<boolean> => {
    const parts = (await deps.load(run))?.state.parts ?? {};
    return (own(parts, DRAFT_PLACE.part)?.versions ?? []).length > 0;
  };

  return {
    async launch(
      principal: Principal,
      draft: string,
      template: Template,
      nation: "england-and-wales" | "scotland" | "northern-ireland",
    ): Promise<{ readonly run: string; readonly digest: string } | NotDone> {
      const digest = digestOf(template);
      // Before the run that asks about it: whoever reads that run can read what it asks about.
      await deps.pinned.keep(template);
      const { name, version, title } = template;
      const launched = await deps.launch(
        principal,
        {
          template: ADOPTING,
          title: `May we use “${title}”?`,
          parameters: { pathway: name, pathwayVersion: version, [FINGERPRINT]: digest },
          nation,
        },
        derivedUuid("adoption", draft, digest),
      );
      return launched.run === undefined ? refusedAs(launched) : { run: launched.run, digest };
    },

    /** @returns why not; null when it is there. */
    async write(
      principal: Principal,
      run: string,
      template: Template,
      why: string,
    ): Promise<NotDone | null> {
      if (await isWritten(run)) return null;
      const bytes = canonicalBytes(template);
      const { part, section, field } = DRAFT_PLACE;
      const uploaded = await deps.files.upload(
        principal,
        { run, part, section, field },
        {
          name: `${template.name}-${template.version}.json`,
          type: "application/json",
          bytes: (async function* () {
            yield bytes;
          })(),
        },
      );
      switch (uploaded.kind) {
        case "kept":
          break;
        case "not-found":
        case "forbidden":
          return uploaded;
        case "file-refused":
          return invalid("draft", `${uploaded.why.message} ${uploaded.why.mend}`);
        case "refused":
          return invalid("draft", `${uploaded.refusal.message} ${uploaded.refusal.mend}`);
        case "invalid":
          return invalid("draft", uploaded.issues[0]?.message ?? "");
      }
      const answers = { [field]: uploaded.value, inWords: wordsOf(template), why };
      const saved = await deps.act(
        principal,
        run,
        {
          type: "saveVersion",
          data: { part, basedOn: 0, sections: { [section]: answers }, note: null },
        },
        derivedUuid("adoption-form", run),
      );
      return saved.kind === "accepted" ? null : refusedAs(saved);
    },
  };
};

/** As much of the plain words as an answer holds; the file and its page hold all of them. */
function wordsOf(template: Template): string {
  const words = templateInWords(template)
    .map(({ title, purpose, sentences, ways }) =>
      [title, purpose, [...sentences, ...ways].join(" ")].join("\n"),
    )
    .join("\n\n");
  return words.length <= WORDS ? words : `${words.slice(0, WORDS)}\n\nThe rest is in the file.`;
}

/** What became of an act that was not accepted. */
function refusedAs(result: ActResult): NotDone {
  switch (result.kind) {
    case "forbidden":
    case "not-found":
    case "key-reused":
      return result;
    case "invalid":
      return invalid("draft", result.issues[0]?.message ?? "");
    case "refused":
      return invalid("draft", `${result.refusal.message} ${result.refusal.mend}`);
    case "accepted":
      return invalid("draft", "Try again.");
  }
}
