import { Hono } from "hono";
import { checked } from "../../api/contracts/check.ts";
import type { RawOrder } from "../../api/contracts/order.ts";
import { NewPerson } from "../../api/contracts/people.ts";
import type { Services } from "../../api/services.ts";
import { EMPTY_PAGE } from "../../api/services/page.ts";
import { own } from "../../domain/rules/lookup.ts";
import { act } from "../act.ts";
import { emptyBody, idFrom, keyOf, type Body } from "../body.ts";
import { isUuid } from "../../domain/written/uuid.ts";
import { listed, soughtIn } from "../choose/listed.ts";
import { activeMembers } from "../choose/matching.ts";
import { withPeople } from "../choose/read-people.ts";
import { memberName } from "../words/people.ts";
import { readBody } from "../read-body.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { mistakesAt, answeredWith } from "../outcome.ts";
import { addressesOf, wantedIn } from "../page-address.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { goTo } from "../respond.ts";
import { entriesAbout } from "../run/entries-about.ts";
import { runOfPage } from "../run/part-of-page.ts";
import { readerInRun } from "../run/reader-in-run.ts";
import { HOME_ZONE } from "../../domain/time-words.ts";
import { sides } from "./add-person.tsx";
import { joinNew, type Newcomer } from "./join-new.ts";
import { PeoplePage, unmetNeeds } from "./people-page.tsx";
import { rolesIn } from "./role-choices.ts";
import { formPage } from "../form-page.ts";

/** Names that one list to choose from holds; the search and a link lead to the others. */
const MOST = 200;
/** Members on a page. */
const MEMBERS = 30;

const mistakesOf = (body: Body): readonly Mistake[] => {
  const from = body.text("from");
  const missing = (field: string, message: string, when: boolean) =>
    when ? [{ field, message }] : [];
  return [
    ...missing("from", "Say if they are known here already", from !== "known" && from !== "new"),
    ...missing("person", "Choose a person", from === "known" && !isUuid(body.text("person"))),
    ...missing("name", "Write their name", from === "new" && body.text("name") === ""),
    ...missing("side", "Say what they bring", !sides.some((side) => side === body.text("side"))),
    ...missing(
      "roles",
      "Choose at least one thing they do",
      (rolesIn(body.all("roles")) ?? []).length === 0,
    ),
  ];
};

export function peopleRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const peoplePage = formPage(async (c, { body, mistakes }) => {
    const view = await runOfPage(services, c);
    const principal = c.get("principal");
    const reader = readerInRun(principal, view.state);
    const find = (c.req.query("find") ?? "").replaceAll("\0", "").slice(0, 200).trim();
    const directory = reader.manages
      ? await services.people.list(principal, {
          ...wantedIn(c, MOST),
          ...(find === "" ? {} : { find }),
        })
      : null;
    const called = soughtIn(c, "called");
    const shown = listed(c, Object.values(view.state.members), {
      limit: MEMBERS,
      name: "members-",
      sought: called,
      idOf: ({ id }) => id,
      labelOf: ({ id }) => memberName(view, id),
    });
    // What was sent about one who is on another page is not lost.
    const sent = own(view.state.members, c.req.param("member") ?? "");
    const members =
      sent === undefined || shown.items.includes(sent) ? shown.items : [sent, ...shown.items];
    const needs = reader.steers
      ? await entriesAbout(services, principal, view.run, {
          types: ["accessNeedStated"],
          matters: members.flatMap((member) => unmetNeeds(member)),
        })
      : [];
    const known = directory?.kind === "done" ? directory.value : EMPTY_PAGE;
    return (
      <PeoplePage
        frame={c.get("frame")}
        view={view}
        reader={reader}
        members={members}
        called={called}
        pages={addressesOf(c, `/board/${view.run}/people`, shown, "members-")}
        directory={known.items}
        found={{ find, pages: addressesOf(c, `/board/${view.run}/people#add`, known) }}
        needs={needs}
        body={body}
        mistakes={mistakes}
        done={c.req.query("done") ?? (c.req.query("new") === "yes" ? "new" : undefined)}
      />
    );
  });

  /** Whoever is to be added to the directory first; null for somebody who is in it. */
  const newcomerIn = (body: Body): Newcomer | null | readonly Mistake[] => {
    if (body.text("from") === "known") return null;
    const email = body.text("email");
    const read = checked(NewPerson, {
      name: body.text("name"),
      email: email === "" ? null : email,
      phone: null,
      timeZone: HOME_ZONE,
      roles: [body.text("side") === "pwle" ? "pwle-approver" : "member"],
    });
    return read.kind === "invalid"
      ? mistakesAt(read.issues, body)
      : { ...read.value, key: idFrom(keyOf(body), "person") };
  };

  const again = (c: PageContext, body: Body) => (mistakes: readonly Mistake[]) =>
    peoplePage.refused(c, body, mistakes);

  app.get("/board/:run/people", (c) => peoplePage.open(c));

  app.post("/board/:run/people", async (c) => {
    const view = await runOfPage(services, c);
    const body = await readBody(c);
    const mistakes = mistakesOf(body);
    const side = sides.find((one) => one === body.text("side"));
    const roles = rolesIn(body.all("roles"));
    if (mistakes.length > 0 || side === undefined || roles === null)
      return peoplePage.mend(c, body, mistakes);
    const newcomer = newcomerIn(body);
    if (newcomer !== null && "length" in newcomer) return peoplePage.mend(c, body, newcomer);
    const refused = await joinNew(c, {
      ...{ services, run: view.run, body, newcomers: newcomer === null ? [] : [newcomer] },
      order: ([added]) => ({
        type: "joinMember",
        data: { member: added ?? body.text("person"), side, roles, declares: [] },
      }),
    });
    return refused.length > 0
      ? again(c, body)(refused)
      : goTo(c, `/board/${view.run}/people?done=joined`);
  });

  app.post("/board/:run/people/:member/roles", async (c) => {
    const body = await readBody(c);
    const { run, member } = c.req.param();
    const field = `roles-${member}`;
    const roles = rolesIn(body.all(field));
    if (roles === null) {
      return peoplePage.mend(c, body, [{ field, message: "Choose from what is listed here" }]);
    }
    return act(c, {
      services,
      run,
      body,
      order: { type: "changeRoles", data: { member, roles } },
      inputs: { roles: field },
      done: `/board/${run}/people?done=roles`,
      again: again(c, body),
    });
  });

  app.post("/board/:run/people/:member/guardians", async (c) => {
    const { run, member: of } = c.req.param();
    const field = `guardian-${of}`;
    const view = await runOfPage(services, c);
    const { body, mistakes } = withPeople(await readBody(c), activeMembers(view));
    if (mistakes.length > 0) return peoplePage.mend(c, body, mistakes);
    return act(c, {
      services,
      run,
      body,
      order: { type: "nameGuardian", data: { guardian: body.text(field), of } },
      inputs: { guardian: field },
      done: `/board/${run}/people?done=guardian`,
      again: again(c, body),
    });
  });

  app.post("/board/:run/people/:member/end", async (c) => {
    const { run, member } = c.req.param();
    const ended = answeredWith(await services.people.endAccount(c.get("principal"), member));
    return ended.kind === "done"
      ? goTo(c, `/board/${run}/people?done=ended`)
      : peoplePage.mend(c, emptyBody, [{ field: null, message: ended.message }]);
  });

  const aboutLoss = (
    path: "loss" | "here" | "going-on",
    orderOf: (member: string, body: Body) => RawOrder,
    wrongWith: (member: string, body: Body) => readonly Mistake[] = () => [],
  ) =>
    app.post(`/board/:run/people/:member/${path}`, async (c) => {
      const body = await readBody(c);
      const { run, member } = c.req.param();
      const mistakes = wrongWith(member, body);
      if (mistakes.length > 0) return peoplePage.mend(c, body, mistakes);
      return act(c, {
        services,
        run,
        body,
        order: orderOf(member, body),
        inputs: { how: `how-${member}` },
        done: `/board/${run}/people?done=${path}`,
        again: again(c, body),
      });
    });

  aboutLoss("loss", (member) => ({ type: "reportLoss", data: { member } }));
  aboutLoss("here", (member) => ({ type: "denyLoss", data: { member } }));
  aboutLoss(
    "going-on",
    (member, body) => ({ type: "goOn", data: { member, how: body.text(`how-${member}`) } }),
    (member, body) =>
      body.text(`how-${member}`) === ""
        ? [{ field: `how-${member}`, message: "Say how the group goes on" }]
        : [],
  );

  app.post("/board/:run/people/:member/met", async (c) => {
    const body = await readBody(c);
    const { run, member } = c.req.param();
    return act(c, {
      services,
      run,
      body,
      order: { type: "meetAccessNeed", data: { member, need: body.text("need"), how: null } },
      done: `/board/${run}/people?done=met`,
      again: again(c, body),
    });
  });

  return app;
}
