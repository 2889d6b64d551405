import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Credential } from "../../demo/entrance.ts";
import { formOf } from "../../domain/rules/blocks.ts";
import { implementationPathway } from "../../programmes/implementation-pathway/template.ts";
import { filledForm } from "../../test/support/filled-form.ts";
import { ask, forEachOf } from "./http-client.ts";
import { launch, openOrganisation, sideOf, type Organisation } from "./organisation.ts";
import type { OpenRequest, Product, Voter } from "./product.ts";

export type Asked = {
  readonly runs: readonly string[];
  readonly requests: readonly OpenRequest[];
  /** Those who answer, in the order in which they are to. */
  readonly voters: readonly Voter[];
  readonly manager: Credential;
  /** Somebody who manages runs and has no say in these, at this mail address; null when nobody has one. */
  readonly steward: string | null;
};

const atATime = 16;
/** People in one request, as many as the API takes. */
const mostAtOnce = 500;
const openingLimit = 60_000; // milliseconds until the workflow has opened a run's first part

const Launched = z.object({ run: z.string() });
const Parts = z.object({ items: z.array(z.object({ id: z.string() })) });
const Made = z.object({ id: z.string() });
const Request = z.object({ version: z.number(), digest: z.string() });

/**
 * Runs whose first gate waits for answers: launched, the group joined, its form filled in, sign-off asked for. All of it over
 * HTTP. `voters` are asked in each run; the first `silent` of them will not answer, and without the first, who is the only one
 * of the staff, no gate passes.
 */
export async function askForSignOffs(
  product: Product,
  {
    runs: count,
    voters,
    silent,
    mailed = false,
  }: { runs: number; voters: number; silent: number; mailed?: boolean },
  progress: (line: string) => void,
): Promise<Asked> {
  const began = Date.now();
  const organisation = await openOrganisation(product, voters, { mailed });
  const requests = await forEachOf(
    Array.from({ length: count }, (_, index) => index),
    atATime,
    () => openRun(product, organisation),
  );
  progress(
    `${count} runs, ${voters} people asked in each (made in ${Math.round((Date.now() - began) / 1_000)} s)`,
  );
  return {
    runs: requests.map(({ run }) => run),
    requests,
    manager: organisation.manager,
    steward: organisation.steward,
    voters: organisation.people.slice(silent),
  };
}

async function openRun(product: Product, { manager, people }: Organisation): Promise<OpenRequest> {
  const post = (path: string, body: unknown) => ask(product, manager, "POST", path, body);
  const { run } = Launched.parse(await post("/runs", launch));
  const members = people.map(({ person }, index) => ({
    person,
    side: sideOf(index),
    roles: ["decision-maker"],
  }));
  for (let from = 0; from < members.length; from += mostAtOnce) {
    await post(`/runs/${run}/members/batch`, { members: members.slice(from, from + mostAtOnce) });
  }
  const part = await firstPart(product, manager, run);
  const [first] = implementationPathway.steps;
  const form = first === undefined ? { sections: [] } : formOf({ key: null, stretch: 1 }, first);
  await ask(
    product,
    manager,
    "PUT",
    `/runs/${run}/parts/${part}/form`,
    { sections: filledForm(form, people[0]?.person ?? "") },
    { "if-match": '"0"' },
  );
  const { id: request } = Made.parse(
    await post(`/runs/${run}/parts/${part}/sign-off-requests`, { version: 1 }),
  );
  const asked = await ask(product, manager, "GET", `/runs/${run}/sign-off-requests/${request}`);
  return { run, part, request, ...Request.parse(asked) };
}

/** The run's workflow opens its first part. */
async function firstPart(product: Product, manager: Credential, run: string): Promise<string> {
  const deadline = Date.now() + openingLimit;
  for (;;) {
    const { items } = Parts.parse(await ask(product, manager, "GET", `/runs/${run}/parts`));
    const [part] = items;
    if (part !== undefined) return part.id;
    if (Date.now() > deadline) throw new Error(`Run ${run} has opened no part in a minute.`);
    await sleep(50);
  }
}
