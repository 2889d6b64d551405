import type { Services } from "../../api/services.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { PageContext } from "../page-env.ts";
import type { Asked } from "./asked.ts";

/** A browser that fetches a page before anybody has asked for it says so (Fetch standard, section 2.2.7). */
const isPrefetch = (c: PageContext): boolean =>
  [c.req.header("sec-purpose"), c.req.header("purpose")].some((why) => why?.includes("prefetch"));

/**
 * Puts on record that the person themselves opened the question: once for each version, and by their own session, which a
 * mail scanner has not. The page is shown whatever comes of it; the next opening tries again.
 */
export async function noteOpening(services: Services, c: PageContext, one: Asked): Promise<void> {
  const { view, request, member, as, may } = one;
  const { version } = request;
  const isNew = own(request.seen, member)?.includes(version) !== true;
  const isAsked = request.asked.includes(member) && may === "answer";
  if (as !== "self" || !isAsked || !isNew || c.req.method !== "GET" || isPrefetch(c)) return;
  const order = {
    type: "seeRequest",
    data: { request: request.id, member, version },
  } as const;
  // The key makes one of two openings at once.
  const key = `opened/${request.id}/${version}`;
  await services.runs.act(c.get("principal"), view.run, order, key).catch(() => undefined);
}
