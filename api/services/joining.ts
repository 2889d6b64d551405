import type { Pool } from "pg";
import type { Joining } from "../../domain/template.ts";
import { listJoinable } from "../../projections/run-list/joinable.ts";
import { authorise } from "../policy.ts";
import type { Principal } from "../principal.ts";
import { cutPage, EMPTY_PAGE, limitOf, type PageOf, type Wanted } from "./page.ts";
import type { OfferedTemplates } from "./templates.ts";

/** A run that whoever asks may join by themselves. */
export type JoinableRun = {
  readonly run: string;
  readonly title: string | null;
  readonly template: string;
  readonly summary: string;
  /** As whom: a side, and what people of it do there. */
  readonly as: readonly Joining[];
};

export type JoinableRuns = {
  /** The newest first. */
  list(principal: Principal, page: Wanted): Promise<PageOf<JoinableRun>>;
};

/** Runs of one's organisation whose template lets its people join by themselves, and that one is not in. */
export const createJoinable = (pool: Pool, offered: OfferedTemplates): JoinableRuns => ({
  async list(principal, wanted) {
    const { organisation, person } = principal;
    if (person === null) return EMPTY_PAGE;
    if (authorise(principal, "joinRun", { organisation, person }).kind !== "allowed") {
      return EMPTY_PAGE;
    }
    const templates = await offered.of(organisation);
    const open = templates
      .list()
      .map(({ name }) => name)
      .filter((name) => templates.get(name)?.template.joins !== undefined);
    if (open.length === 0) return EMPTY_PAGE;
    const found = await listJoinable(pool, organisation, person, open, {
      bound: wanted.before ?? wanted.after ?? null,
      backwards: wanted.before !== undefined,
      limit: limitOf(wanted) + 1,
    });
    const page = cutPage(found, wanted, ({ run }) => run);
    const items = page.items.flatMap(({ run, title, name, version }) => {
      const template = templates.get(name, version)?.template;
      return template?.joins === undefined
        ? []
        : [{ run, title, template: template.title, summary: template.summary, as: template.joins }];
    });
    return { ...page, items };
  },
});
