import { randomUUID } from "node:crypto";
import type { Template } from "../../../domain/template.ts";
import { checked, type InputIssue } from "../../contracts/check.ts";
import { DraftAdoption, DraftChange, NewDraft } from "../../contracts/own-template.ts";
import { derivedUuid } from "../../derived-uuid.ts";
import { authorise } from "../../policy.ts";
import type { Principal } from "../../principal.ts";
import type { Answered } from "../answered.ts";
import type { OfferedTemplates } from "../templates.ts";
import { createAsk, type AskDependencies } from "./ask.ts";
import { copyOf, draftText, emptyTemplate, readDraft, type DraftRead } from "./draft.ts";
import type { DraftRow, DraftStore } from "./draft-store.ts";

/** `draft`: nobody was asked yet. `asked`: people decide in `run`. `adopted`: they said yes. */
export type DraftStanding = "draft" | "asked" | "adopted";

/** `title`, `name` and `version` are null while it is no template by its shape. */
export type DraftLine = {
  readonly draft: string;
  readonly title: string | null;
  readonly name: string | null;
  readonly version: number | null;
  readonly standing: DraftStanding;
  readonly run: string | null;
  readonly revision: number;
};

export type Draft = DraftLine & DraftRead & { readonly text: string };

type Start = { readonly from?: string; readonly draft?: string; readonly text?: string };

/** Pathways that an organisation writes itself: for whoever may launch runs. */
export type OwnTemplates = {
  list(principal: Principal): Promise<Answered<readonly DraftLine[]>>;
  get(principal: Principal, draft: string): Promise<Answered<Draft>>;
  begin(
    principal: Principal,
    start: Start,
    key?: string,
  ): Promise<Answered<{ readonly draft: string }>>;
  /** Keeps whatever was written, whole or not. Refused when somebody else saved meanwhile, or people were asked. */
  save(
    principal: Principal,
    draft: string,
    change: { readonly text: string; readonly revision: number },
  ): Promise<Answered<Draft>>;
  remove(principal: Principal, draft: string): Promise<Answered<null>>;
  /** Starts the run in which people decide, with the draft in its form. A second time it says which run that is. */
  ask(
    principal: Principal,
    draft: string,
    input: { readonly why: string; readonly nation: string },
  ): Promise<Answered<{ readonly run: string }>>;
};

type Found =
  | { readonly kind: "found"; readonly row: DraftRow; readonly rows: readonly DraftRow[] }
  | Exclude<Answered<never>, { kind: "done" }>;

/** Drafts of one organisation. */
const MOST = 200;

const CONFLICT =
  "Somebody else saved this while you were writing. Open it again beside this page, and put your changes into theirs.";
const ASKED = "People were asked about this, so it stays as it is. Make a copy, and change that.";

const invalid = (field: string, message: string) => ({ kind: "invalid", field, message }) as const;

export function createOwnTemplates(
  deps: AskDependencies & {
    readonly store: DraftStore;
    readonly builtIn: readonly Template[];
    readonly offered: OfferedTemplates;
    /** Finds out which were adopted meanwhile, and notes it. */
    readonly adopted: {
      readonly of: (organisation: string) => Promise<unknown>;
      readonly forget: () => void;
    };
  },
): OwnTemplates {
  const { store, offered, adopted } = deps;
  const asking = createAsk(deps);
  const taken = deps.builtIn.map(({ name }) => name);

  const allOf = async (principal: Principal): Promise<Answered<readonly DraftRow[]>> => {
    const { organisation } = principal;
    const permission = authorise(principal, "launchRun", { organisation });
    if (permission.kind !== "allowed") return permission;
    await adopted.of(organisation);
    return { kind: "done", value: await store.list(organisation) };
  };

  const find = async (principal: Principal, draft: string): Promise<Found> => {
    const all = await allOf(principal);
    if (all.kind !== "done") return all;
    const row = all.value.find(({ id }) => id === draft);
    return row === undefined ? { kind: "not-found" } : { kind: "found", row, rows: all.value };
  };

  const draftOf = (rows: readonly DraftRow[], row: DraftRow): Draft => {
    const others = rows.filter((one) => one.id !== row.id && one.run !== null);
    const asked = others.flatMap(({ text }) => readDraft(text, [], []).template ?? []);
    // What people were asked about was without fault then.
    const read = row.run === null ? readDraft(row.text, taken, asked) : readDraft(row.text, [], []);
    return { ...lineOf(row, read.template), ...read, text: row.text };
  };

  const textFrom = async (principal: Principal, start: Start): Promise<string | null> => {
    if (start.text !== undefined) return start.text;
    if (start.draft !== undefined) {
      const found = await find(principal, start.draft);
      if (found.kind !== "found") return null;
      const { template } = readDraft(found.row.text, [], []);
      return template === null ? found.row.text : draftText(copyOf(template, taken));
    }
    if (start.from === undefined) return draftText(emptyTemplate);
    const known = (await offered.of(principal.organisation)).get(start.from);
    return known === null ? null : draftText(copyOf(known.template, taken));
  };

  return {
    async list(principal) {
      const all = await allOf(principal);
      if (all.kind !== "done") return all;
      const value = all.value.map((row) => lineOf(row, readDraft(row.text, [], []).template));
      return { kind: "done", value };
    },

    async get(principal, draft) {
      const found = await find(principal, draft);
      return found.kind === "found"
        ? { kind: "done", value: draftOf(found.rows, found.row) }
        : found;
    },

    async begin(principal, sent, key) {
      const all = await allOf(principal);
      if (all.kind !== "done") return all;
      const start = checked(NewDraft, sent);
      if (start.kind === "invalid") return firstOf(start.issues);
      const text = await textFrom(principal, start.value);
      if (text === null)
        return invalid("from", "There is no such pathway. Choose one of the list.");
      if (all.value.length >= MOST) {
        return invalid("from", `There are ${MOST} drafts already. Throw one away first.`);
      }
      const id = key === undefined ? randomUUID() : derivedUuid("draft", principal.id, key);
      await store.insert(principal.organisation, id, text);
      return { kind: "done", value: { draft: id } };
    },

    async save(principal, draft, sent) {
      const found = await find(principal, draft);
      if (found.kind !== "found") return found;
      const change = checked(DraftChange, sent);
      if (change.kind === "invalid") return firstOf(change.issues);
      const { text, revision } = change.value;
      if (await store.save(draft, revision, text)) {
        const row = { ...found.row, text, revision: revision + 1 };
        return { kind: "done", value: draftOf(found.rows, row) };
      }
      return invalid("revision", found.row.run === null ? CONFLICT : ASKED);
    },

    async remove(principal, draft) {
      const found = await find(principal, draft);
      if (found.kind !== "found") return found;
      return (await store.remove(draft)) ? { kind: "done", value: null } : invalid("draft", ASKED);
    },

    async ask(principal, draft, sent) {
      const found = await find(principal, draft);
      if (found.kind !== "found") return found;
      const adoption = checked(DraftAdoption, sent);
      if (adoption.kind === "invalid") return firstOf(adoption.issues);
      const { why, nation } = adoption.value;
      const { template, problems } = draftOf(found.rows, found.row);
      if (template === null || problems.length > 0) {
        const message = "Mend what is listed first: people decide about a pathway that works.";
        return invalid("draft", message);
      }
      let { run } = found.row;
      if (run === null) {
        const launched = await asking.launch(principal, draft, template, nation);
        if ("kind" in launched) return launched;
        ({ run } = launched);
        await store.asked(draft, run, launched.digest);
      }
      const wrong = await asking.write(principal, run, template, why);
      if (wrong !== null) return wrong;
      adopted.forget();
      return { kind: "done", value: { run } };
    },
  };
}

const lineOf = (row: DraftRow, template: Template | null): DraftLine => ({
  draft: row.id,
  title: template?.title ?? null,
  name: template?.name ?? null,
  version: template?.version ?? null,
  standing: row.isAdopted ? "adopted" : row.run !== null ? "asked" : "draft",
  run: row.run,
  revision: row.revision,
});

const firstOf = (issues: readonly InputIssue[]) =>
  invalid(String(issues[0]?.path[0] ?? ""), issues[0]?.message ?? "");
