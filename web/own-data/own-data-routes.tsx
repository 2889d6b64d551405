import { Hono } from "hono";
import { AttestationBody } from "../../api/contracts/passkey.ts";
import type { Services } from "../../api/services.ts";
import { readBody } from "../read-body.ts";
import { showProblem } from "../errors/show-problem.tsx";
import type { Mistake } from "../layout/error-summary.tsx";
import type { PageContext, PageEnv } from "../page-env.ts";
import { goTo, show } from "../respond.ts";
import { jsonIn } from "./json-in.ts";
import { OwnDataPage } from "./own-data-page.tsx";

/** What is held about the reader: theirs to see, to take along, to add to, and to erase. */
export function ownDataRoutes({
  passkeys,
  people,
  personalData,
  signingIn,
}: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const showOwn = async (c: PageContext, mistakes: readonly Mistake[], status: 200 | 422) => {
    const principal = c.get("principal");
    const held = await personalData.held(principal, principal.id);
    if (held.kind !== "done") return showProblem(c, "not-found");
    const page = (
      <OwnDataPage
        frame={c.get("frame")}
        held={held.value}
        passkeys={await passkeys.list(principal)}
        mistakes={mistakes}
        done={c.req.query("done") ?? null}
      />
    );
    return show(c, page, status);
  };

  app.get("/your-data", (c) => showOwn(c, [], 200));

  app.post("/your-data/passkeys/challenge", async (c) => {
    const options = await passkeys.registrationOptions(c.get("principal"));
    return options === null ? showProblem(c, "not-allowed") : c.json(options);
  });

  app.post("/your-data/passkeys", async (c) => {
    const read = AttestationBody.safeParse(jsonIn((await readBody(c)).text("passkey")));
    const made = read.success ? await passkeys.register(c.get("principal"), read.data) : null;
    return made === null
      ? showOwn(c, [{ field: null, message: "No passkey was made. Please try again." }], 422)
      : goTo(c, "/your-data?done=passkey");
  });

  app.post("/your-data/passkeys/remove", async (c) => {
    const credential = (await readBody(c)).text("credential");
    const gone = await passkeys.remove(c.get("principal"), credential);
    return gone.kind === "done" ? goTo(c, "/your-data?done=removed") : showProblem(c, "not-found");
  });

  /** After the reader's account is gone: nobody is signed in here any more. */
  const goodbye = async (c: PageContext) => {
    const { cookies } = await signingIn.signOut(c.req.raw.headers);
    for (const cookie of cookies) c.header("Set-Cookie", cookie, { append: true });
    return goTo(c, "/sign-in?signed-out=yes");
  };

  app.post("/your-data/leave", async (c) => {
    const principal = c.get("principal");
    if ((await readBody(c)).text("leaving") !== "yes") {
      return showOwn(c, [{ field: "leaving", message: "Tick the box if you want to leave" }], 422);
    }
    const ended = await people.endAccount(principal, principal.id);
    if (ended.kind === "invalid") {
      return showOwn(c, [{ field: "leaving", message: ended.message }], 422);
    }
    return ended.kind === "done" ? goodbye(c) : showProblem(c, "not-found");
  });

  app.post("/your-data/erase-one", async (c) => {
    const principal = c.get("principal");
    const commitment = (await readBody(c)).text("commitment");
    const gone = await personalData.erase(principal, principal.id, [commitment]);
    return gone.kind === "done" ? goTo(c, "/your-data?done=erased") : showProblem(c, "not-found");
  });

  app.post("/your-data/erase-all", async (c) => {
    const principal = c.get("principal");
    if ((await readBody(c)).text("sure") !== "yes") {
      return showOwn(c, [{ field: "sure", message: "Tick the box if you are sure" }], 422);
    }
    const gone = await personalData.erase(principal, principal.id, "all");
    if (gone.kind === "invalid") {
      return showOwn(c, [{ field: "sure", message: gone.message }], 422);
    }
    return gone.kind === "done" ? goodbye(c) : showProblem(c, "not-found");
  });

  return app;
}
