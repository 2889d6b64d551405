import type { InWords, RunFold, RunView } from "../../api/services/runs/run-view.ts";
import type { Services } from "../../api/services.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { Part, Request, RunState, Version } from "../../domain/state.ts";
import { isUuid } from "../../domain/written/uuid.ts";
import type { PageContext } from "../page-env.ts";
import { found } from "../stop.ts";

const runIn = (c: PageContext): string => {
  const run = found(c.req.param("run"));
  return found(isUuid(run) ? run : null);
};

/** The run that a page's address names. @throws HTTPException 404 when the reader may not see it. */
export async function runOfPage(
  services: Services,
  c: PageContext,
  inWords?: InWords,
): Promise<RunFold> {
  return found(await services.runs.folded(c.get("principal"), runIn(c), inWords));
}

/** As `runOfPage`, judged by all of its events: for the pages that show the verdict. */
export async function judgedRunOfPage(
  services: Services,
  c: PageContext,
  inWords?: InWords,
): Promise<RunView> {
  return found(await services.runs.view(c.get("principal"), runIn(c), inWords));
}

/** @param and numbers of further versions that are told in words, beside the newest. */
export async function partOfPage(
  services: Services,
  c: PageContext,
  id: string,
  and: readonly number[] = [],
): Promise<{ readonly view: RunFold; readonly part: Part }> {
  const view = await runOfPage(services, c, ({ parts, sessions, voices }) => {
    const held = Object.values(sessions).filter((session) => session.part === id);
    const its = own(parts, id)?.versions ?? [];
    return [
      its.at(-1),
      ...its.filter(({ number }) => and.includes(number)),
      ...held,
      ...Object.values(voices).filter(({ session }) => held.some((one) => one.id === session)),
    ];
  });
  return { view, part: found(own(view.state.parts, id)) };
}

/** With the version that a request asks about in words, and the one that `before` picks of those before it. */
export async function requestOfPage(
  services: Services,
  c: PageContext,
  id: string,
  before: (state: RunState, request: Request) => Version | undefined = () => undefined,
): Promise<{ readonly view: RunFold; readonly part: Part; readonly request: Request }> {
  const view = await runOfPage(services, c, (state) => {
    const asked = own(state.requests, id);
    if (asked === undefined) return [];
    const { versions = [] } = own(state.parts, asked.part) ?? {};
    const version = versions.find(({ number }) => number === asked.version) ?? versions.at(-1);
    return [version, before(state, asked)];
  });
  const request = found(own(view.state.requests, id));
  return { view, part: found(own(view.state.parts, request.part)), request };
}
