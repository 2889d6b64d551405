import { Hono } from "hono";
import { checked } from "../../api/contracts/check.ts";
import { NewPerson, PersonChange } from "../../api/contracts/people.ts";
import type { Services } from "../../api/services.ts";
import { HOME_ZONE } from "../../domain/time-words.ts";
import { isUuid } from "../../domain/written/uuid.ts";
import { emptyBody, idFrom, keyOf, type Body } from "../body.ts";
import { formPage } from "../form-page.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { answeredWith, mistakesAt } from "../outcome.ts";
import { addressesOf, wantedIn } from "../page-address.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { readBody } from "../read-body.ts";
import { goTo } from "../respond.ts";
import { allow, found } from "../stop.ts";
import { StaffPersonPage } from "./person-page.tsx";
import { organisationRolesIn } from "./role-choices.ts";
import { StaffPage } from "./staff-page.tsx";

/** People on a page. */
const PAGE = 50;

const administrates = (c: PageContext) => {
  const principal = c.get("principal");
  allow(principal.roles.includes("administrator"));
  return principal;
};

const roleMistakes = (body: Body): readonly Mistake[] =>
  (organisationRolesIn(body.all("roles")) ?? []).length === 0
    ? [{ field: "roles", message: "Choose at least one" }]
    : [];

/** Who works for an organisation: inviting, roles, sign-ins and leaving. For administrators. */
export function staffRoutes({ people, signIns }: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const staff = formPage(async (c, { body, mistakes }) => {
    const wanted = { ...wantedIn(c, PAGE), staff: true };
    const listed = await people.list(administrates(c), wanted);
    const page = found(listed.kind === "done" ? listed.value : null);
    return (
      <StaffPage
        frame={c.get("frame")}
        staff={page.items}
        pages={addressesOf(c, "/staff", page)}
        body={body}
        mistakes={mistakes}
        done={c.req.query("done") ?? null}
      />
    );
  });

  app.get("/staff", (c) => staff.open(c));

  app.post("/staff", async (c) => {
    const principal = administrates(c);
    const body = await readBody(c);
    const mistakes: readonly Mistake[] = [
      ...(body.text("name") === "" ? [{ field: "name", message: "Write their name" }] : []),
      ...roleMistakes(body),
    ];
    if (mistakes.length > 0) return staff.mend(c, body, mistakes);
    const read = checked(NewPerson, {
      name: body.text("name"),
      email: body.text("email") || null,
      phone: null,
      timeZone: HOME_ZONE,
      roles: organisationRolesIn(body.all("roles")) ?? [],
    });
    if (read.kind === "invalid") return staff.mend(c, body, mistakesAt(read.issues, body));
    const added = await people.add(principal, read.value, idFrom(keyOf(body), "person"));
    if (added.kind === "key-reused") {
      const message = "This form was sent before, with other words. Send it again to add them too.";
      return staff.mend(c, body, [{ field: null, message }]);
    }
    const answer = answeredWith(added);
    if (answer.kind === "invalid") {
      return staff.mend(c, body, [{ field: answer.field, message: answer.message }]);
    }
    return goTo(c, `/staff?done=${read.value.email === null ? "told" : "invited"}`);
  });

  const idOf = (c: PageContext): string => {
    const id = c.req.param("person") ?? "";
    return found(isUuid(id) ? id : null);
  };

  const onePerson = formPage(async (c, { body, mistakes }) => {
    const principal = administrates(c);
    const [person, lines] = await Promise.all([
      people.get(principal, idOf(c)),
      signIns.list(principal, idOf(c)),
    ]);
    return (
      <StaffPersonPage
        frame={c.get("frame")}
        person={found(person.kind === "done" ? person.value : null)}
        signIns={lines.kind === "done" ? lines.value : []}
        body={body === emptyBody ? null : body}
        mistakes={mistakes}
        done={c.req.query("done") ?? null}
      />
    );
  });

  app.get("/staff/:person", (c) => onePerson.open(c));

  app.post("/staff/:person/roles", async (c) => {
    const principal = administrates(c);
    const body = await readBody(c);
    const mistakes = roleMistakes(body);
    if (mistakes.length > 0) return onePerson.mend(c, body, mistakes);
    const read = checked(PersonChange, { roles: organisationRolesIn(body.all("roles")) ?? [] });
    if (read.kind === "invalid") return onePerson.mend(c, body, mistakesAt(read.issues, body));
    const changed = answeredWith(await people.change(principal, idOf(c), read.value));
    return changed.kind === "done"
      ? goTo(c, `/staff/${idOf(c)}?done=roles`)
      : onePerson.mend(c, body, [{ field: "roles", message: changed.message }]);
  });

  app.post("/staff/:person/sign-out", async (c) => {
    const ended = await signIns.end(administrates(c), idOf(c));
    return found(ended.kind === "done" ? goTo(c, `/staff/${idOf(c)}?done=ended`) : null);
  });

  app.post("/staff/:person/leave", async (c) => {
    const principal = administrates(c);
    const body = await readBody(c);
    if (body.text("sure") !== "yes") {
      const message = "Tick the box if they leave";
      return onePerson.mend(c, emptyBody, [{ field: "sure", message }]);
    }
    const ended = answeredWith(await people.endAccount(principal, idOf(c)));
    return ended.kind === "done"
      ? goTo(c, "/staff?done=left")
      : onePerson.mend(c, emptyBody, [{ field: "sure", message: ended.message }]);
  });

  return app;
}
