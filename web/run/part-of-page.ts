import type { RunFold, RunView, Services } from "../../api/services.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { Part, Request } from "../../domain/state.ts";
import { isUuid } from "../body.ts";
import type { PageContext } from "../page-env.ts";

/** The run that a page's address names, if the reader may see it. */
export async function runOfPage(services: Services, c: PageContext): Promise<RunFold | null> {
  const run = c.req.param("run");
  if (run === undefined || !isUuid(run)) return null;
  return services.runs.folded(c.get("principal"), run);
}

/** As `runOfPage`, judged by all of its events: for the pages that show the verdict. */
export async function judgedRunOfPage(services: Services, c: PageContext): Promise<RunView | null> {
  const run = c.req.param("run");
  if (run === undefined || !isUuid(run)) return null;
  return services.runs.view(c.get("principal"), run);
}

export async function partOfPage(
  services: Services,
  c: PageContext,
  id: string,
): Promise<{ readonly view: RunFold; readonly part: Part } | null> {
  const view = await runOfPage(services, c);
  if (view === null) return null;
  const part = own(view.state.parts, id);
  return part === undefined ? null : { view, part };
}

export async function requestOfPage(
  services: Services,
  c: PageContext,
  id: string,
): Promise<{ readonly view: RunFold; readonly part: Part; readonly request: Request } | null> {
  const view = await runOfPage(services, c);
  const request = view === null ? undefined : own(view.state.requests, id);
  if (view === null || request === undefined) return null;
  const part = own(view.state.parts, request.part);
  return part === undefined ? null : { view, part, request };
}
