import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { HOME_ZONE } from "../../domain/time-words.ts";
import { bodyOf, idFrom, keyOf, type Body } from "../body.ts";
import { byAddress } from "../choose/by-address.ts";
import { allMistakes, withPeople } from "../choose/read-people.ts";
import { formPage } from "../form-page.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { readBodyWithText } from "../read-body.ts";
import { goTo } from "../respond.ts";
import { runOfPage } from "../run/part-of-page.ts";
import { readerInRun } from "../run/reader-in-run.ts";
import { allow } from "../stop.ts";
import { sides } from "./add-person.tsx";
import { joinNew, type Newcomer } from "./join-new.ts";
import { readNewPeople, type NewLine } from "./read-new-people.ts";
import { rolesIn } from "./role-choices.ts";
import { addable, SeveralPage } from "./several-page.tsx";

const PATH = "/board/:run/people/several";

/** Names that the page can choose from; anybody else is written with their address. */
const MOST = 200;

/** What stood in a file stands in the box from then on: there it is read, shown again and mended. */
const withLines = (body: Body, text: string): Body => {
  if (text.trim() === "") return body;
  const written = body.text("new");
  const lines = text.replace(/^\ufeff/u, "");
  return bodyOf({
    ...Object.fromEntries(body.names.map((name) => [name, body.all(name)])),
    new: [written === "" ? lines : `${written}\n${lines}`],
  });
};

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
    <SeveralPage
      frame={c.get("frame")}
      done={c.req.query("done")}
      {...await choosing(c)}
      {...filled}
    />
  ));

  /** Who of those on the lines is known by their address, and who is to be added. */
  const sorted = async (c: PageContext, body: Body, lines: readonly NewLine[]) => {
    const pwle = body.text("side") === "pwle";
    const found = await Promise.all(
      lines.map(async (line, at) => ({
        ...line,
        known:
          line.email === null
            ? undefined
            : await byAddress(services, c.get("principal"), line.email),
        key: idFrom(keyOf(body), `person ${at}`),
      })),
    );
    return {
      known: found.flatMap(({ known }) => known?.person ?? []),
      newcomers: found
        .filter(({ known }) => known === undefined)
        .map(({ name, email, key }): Newcomer => ({
          ...{ name, email, key, phone: null, timeZone: HOME_ZONE },
          roles: [pwle ? "pwle-approver" : "member"],
        })),
    };
  };

  app.get(PATH, (c) => several.open(c));

  app.post(PATH, async (c) => {
    const { view, people } = await choosing(c);
    const sent = await readBodyWithText(c, "list");
    const { body, mistakes: unclear } = withPeople(withLines(sent.body, sent.text), people);
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
    const { known, newcomers } = await sorted(c, body, fresh.people);
    const refused = await joinNew(c, {
      ...{ services, run: view.run, body, newcomers },
      order: (added) => {
        const all = new Set([...body.all("people"), ...known, ...added]);
        const members = [...all].map((member) => ({ member, side, roles, declares: [] }));
        return { type: "joinMembers", data: { members } };
      },
      inputs: { members: "people" },
    });
    return refused.length > 0
      ? several.refused(c, body, refused)
      : goTo(
          c,
          body.text("then") === "others"
            ? `/board/${view.run}/people/several?done=several`
            : `/board/${view.run}/people?done=several`,
        );
  });

  return app;
}
