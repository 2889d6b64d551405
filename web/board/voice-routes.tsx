import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { own } from "../../domain/rules/lookup.ts";
import { formPage } from "../form-page.ts";
import { answeredWith } from "../outcome.ts";
import type { PageEnv } from "../page-env.ts";
import { readBody } from "../read-body.ts";
import { goTo } from "../respond.ts";
import { runOfPage } from "../run/part-of-page.ts";
import { readerInRun } from "../run/reader-in-run.ts";
import { allow, found } from "../stop.ts";
import { VoicePage } from "./voice-page.tsx";

const UNSURE = { field: "asked", message: "Tick the box if they asked you to erase this" };

/** What somebody said who is no member, erased by an administrator whom they asked. */
export function voiceRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const path = "/board/:run/voices/:voice/erase";

  const voicePage = formPage(async (c, { mistakes }) => {
    const id = c.req.param("voice") ?? "";
    const view = await runOfPage(services, c, ({ voices }) => [own(voices, id)]);
    const voice = found(own(view.state.voices, id));
    const session = found(own(view.state.sessions, voice.session));
    allow(readerInRun(c.get("principal"), view.state).administers);
    return (
      <VoicePage
        frame={c.get("frame")}
        view={view}
        voice={voice}
        back={`/board/${view.run}/${session.part}`}
        mistakes={mistakes}
        done={c.req.query("done") === "erased"}
      />
    );
  });

  app.get(path, (c) => voicePage.open(c));

  app.post(path, async (c) => {
    const { run, voice } = c.req.param();
    const body = await readBody(c);
    if (body.text("asked") !== "yes") return voicePage.mend(c, body, [UNSURE]);
    answeredWith(await services.personalData.eraseVoice(c.get("principal"), run, voice));
    return goTo(c, `/board/${run}/voices/${voice}/erase?done=erased`);
  });

  return app;
}
