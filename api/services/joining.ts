import type { Pool } from "pg";
import type { Joining } from "../../domain/template.ts";
import { listJoinable } from "../../projections/run-list/joinable.ts";
import { authorise } from "../policy.ts";
import type { Principal } from "../principal.ts";
import type { Services } from "../services.ts";

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
  list(principal: Principal): Promise<readonly JoinableRun[]>;
};

/** Runs of one's organisation whose template lets its people join by themselves, and that one is not in. */
export const createJoinable = (
  pool: Pool,
  templates: Pick<Services["templates"], "list" | "get">,
): JoinableRuns => ({
  async list(principal) {
    const { organisation, person } = principal;
    if (person === null) return [];
    if (authorise(principal, "joinRun", { organisation, person }).kind !== "allowed") return [];
    const open = templates
      .list()
      .map(({ name }) => name)
      .filter((name) => templates.get(name)?.template.joins !== undefined);
    const found = open.length === 0 ? [] : await listJoinable(pool, organisation, person, open);
    return found.flatMap(({ run, title, name, version }) => {
      const template = templates.get(name, version)?.template;
      return template?.joins === undefined
        ? []
        : [{ run, title, template: template.title, summary: template.summary, as: template.joins }];
    });
  },
});
