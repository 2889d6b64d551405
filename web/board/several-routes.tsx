import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { HOME_ZONE } from "../../domain/time-words.ts";
import { act } from "../act.ts";
import { idFrom, keyOf, type Body } from "../body.ts";
import { byAddress } from "../choose/by-address.ts";
import { allMistakes, withPeople } from "../choose/read-people.ts";
import { formPage } from "../form-page.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { answeredWith } from "../outcome.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { readBody } from "../read-body.ts";
import { runOfPage } from "../run/part-of-page.ts";
import { readerInRun } from "../run/reader-in-run.ts";
import { allow } from "../stop.ts";
import { sides } from "./add-person.tsx";
import { readNewPeople, type NewLine } from "./read-new-people.ts";
import { rolesIn } from "./role-choices.ts";
import { addable, SeveralPage } from "./several-page.tsx";

const PATH = "/board/:run/people/several";

/** Names that the page can choose from; anybody else is written with their address. */
const MOST = 200;

export function severalRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const choosing = async (c: PageContext) => {
    const view = await runOfPage(services, c);
    const principal = c.get("principal");
    allow(readerInRun(principal, view.state).manages);
    const found = await services.people.list(principal, { limit: MOST });
    const people = addable(view.state, found.kind === "done" ? found.value.items : []);
    return { view, people };
  };

  const several = formPage(async (c, filled) => (
    <SeveralPage frame={c.get("frame")} {...await choosing(c)} {...filled} />
  ));

  /** Somebody known by this address, or whoever is added by it now. */
  const personOf = async (
    c: PageContext,
    { name, email }: NewLine,
    pwle: boolean,
    key: string,
  ): Promise<string | Mistake> => {
    const principal = c.get("principal");
    const known = email === null ? undefined : await byAddress(services, principal, email);
    if (known !== undefined) return known.person;
    const roles = [pwle ? ("pwle-approver" as const) : ("member" as const)];
    const input = { name, email, phone: null, timeZone: HOME_ZONE, roles };
    const added = await services.people.add(principal, input, key);
    if (added.kind === "key-reused")
      return { field: "new", message: `${name} was added a moment ago. Choose them from the list` };
    const made = answeredWith(added);
    return made.kind === "done" ? made.value.person : { field: "new", message: made.message };
  };

  /** Everybody named by the form, by their pseudonyms. */
  const everybody = async (c: PageContext, body: Body, lines: readonly NewLine[]) => {
    const made: string[] = [];
    for (const [at, line] of lines.entries()) {
      const pwle = body.text("side") === "pwle";
      const person = await personOf(c, line, pwle, idFrom(keyOf(body), `person ${at}`));
      if (typeof person !== "string") return person;
      made.push(person);
    }
    return [...new Set([...body.all("people"), ...made])];
  };

  app.get(PATH, (c) => several.open(c));

  app.post(PATH, async (c) => {
    const { view, people } = await choosing(c);
    const { body, mistakes: unclear } = withPeople(await readBody(c), people);
    const fresh = readNewPeople(body.text("new"), "new");
    const side = sides.find((one) => one === body.text("side"));
    const roles = rolesIn(body.all("roles"));
    const nobody = body.all("people").length === 0 && fresh.people.length === 0;
    const mistakes = allMistakes(unclear, [
      ...(nobody ? [{ field: "new", message: "Choose people, or write who is new" }] : []),
      ...fresh.mistakes,
      ...(side === undefined ? [{ field: "side", message: "Say what they bring" }] : []),
      ...(roles === null || roles.length === 0
        ? [{ field: "roles", message: "Choose at least one thing they do" }]
        : []),
    ]);
    if (mistakes.length > 0 || side === undefined || roles === null)
      return several.mend(c, body, mistakes);
    const named = await everybody(c, body, fresh.people);
    if ("message" in named) return several.mend(c, body, [named]);
    const members = named.map((member) => ({ member, side, roles, declares: [] }));
    return act(c, {
      services,
      run: view.run,
      body,
      order: { type: "joinMembers", data: { members } },
      inputs: { members: "people" },
      done: `/board/${view.run}/people?done=several`,
      again: (refused) => several.refused(c, body, refused),
    });
  });

  return app;
}
