import { fromEach } from "../../domain/language.ts";
import { signedOutPage } from "../sign-in/signed-out.ts";
import { ownDataWords } from "./own-data-words.tsx";
import { Hono } from "hono";
import { AttestationBody } from "../../api/contracts/passkey.ts";
import type { Services } from "../../api/services.ts";
import { emptyBody } from "../body.ts";
import { readBody } from "../read-body.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { goTo } from "../respond.ts";
import { jsonIn } from "./json-in.ts";
import { OwnDataPage } from "./own-data-page.tsx";
import { formPage } from "../form-page.ts";
import { allow, found } from "../stop.ts";

/** The one thing that keeps somebody here. */
const lastAdministrator = (en: string) => ({
  en,
  cy: "Chi yw’r gweinyddwr olaf. Rhowch y rôl honno i rywun arall yn gyntaf.",
});

/** What is held about the reader: theirs to see, to take along, to add to, and to erase. */
export function ownDataRoutes({
  passkeys,
  people,
  personalData,
  signingIn,
}: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const ownData = formPage(async (c, { mistakes }) => {
    const principal = c.get("principal");
    const held = await personalData.held(principal, principal.id);
    return (
      <OwnDataPage
        frame={c.get("frame")}
        held={found(held.kind === "done" ? held.value : null)}
        passkeys={await passkeys.list(principal)}
        mistakes={mistakes}
        done={c.req.query("done") ?? null}
      />
    );
  });

  app.get("/your-data", (c) => ownData.open(c));

  app.post("/your-data/passkeys/challenge", async (c) => {
    const options = await passkeys.registrationOptions(c.get("principal"));
    allow(options !== null);
    return c.json(options);
  });

  app.post("/your-data/passkeys", async (c) => {
    const read = AttestationBody.safeParse(jsonIn((await readBody(c)).text("passkey")));
    const made = read.success ? await passkeys.register(c.get("principal"), read.data) : null;
    return made === null
      ? ownData.mend(c, emptyBody, [
          { field: null, message: fromEach(ownDataWords, (t) => t.tryAgain) },
        ])
      : goTo(c, "/your-data?done=passkey");
  });

  app.post("/your-data/passkeys/remove", async (c) => {
    const credential = (await readBody(c)).text("credential");
    const gone = await passkeys.remove(c.get("principal"), credential);
    return found(gone.kind === "done" ? goTo(c, "/your-data?done=removed") : null);
  });

  /** After the reader's account is gone: nobody is signed in here any more. */
  const goodbye = async (c: PageContext) => {
    const { cookies } = await signingIn.signOut(c.req.raw.headers);
    for (const cookie of cookies) c.header("Set-Cookie", cookie, { append: true });
    return goTo(c, signedOutPage(c));
  };

  app.post("/your-data/leave", async (c) => {
    const principal = c.get("principal");
    if ((await readBody(c)).text("leaving") !== "yes") {
      return ownData.mend(c, emptyBody, [
        { field: "leaving", message: fromEach(ownDataWords, (t) => t.tickLeave) },
      ]);
    }
    const ended = await people.endAccount(principal, principal.id);
    if (ended.kind === "invalid") {
      return ownData.mend(c, emptyBody, [
        { field: "leaving", message: lastAdministrator(ended.message) },
      ]);
    }
    return found(ended.kind === "done" ? goodbye(c) : null);
  });

  app.post("/your-data/erase-one", async (c) => {
    const principal = c.get("principal");
    const commitment = (await readBody(c)).text("commitment");
    const gone = await personalData.erase(principal, principal.id, [commitment]);
    return found(gone.kind === "done" ? goTo(c, "/your-data?done=erased") : null);
  });

  app.post("/your-data/erase-all", async (c) => {
    const principal = c.get("principal");
    if ((await readBody(c)).text("sure") !== "yes") {
      return ownData.mend(c, emptyBody, [
        { field: "sure", message: fromEach(ownDataWords, (t) => t.tickSure) },
      ]);
    }
    const gone = await personalData.erase(principal, principal.id, "all");
    if (gone.kind === "invalid") {
      return ownData.mend(c, emptyBody, [
        { field: "sure", message: lastAdministrator(gone.message) },
      ]);
    }
    return found(gone.kind === "done" ? goodbye(c) : null);
  });

  return app;
}
