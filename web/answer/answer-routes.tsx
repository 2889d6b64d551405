import { Hono } from "hono";
import type { Receipt } from "../../api/services/act-result.ts";
import type { Services } from "../../api/services.ts";
import { ANSWER_EVENTS } from "../../domain/blocks/gate/answer-words.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { Request, RunState } from "../../domain/state.ts";
import { emptyBody, isUuid, keyOf, type Body } from "../body.ts";
import { readBody } from "../read-body.ts";
import { showProblem } from "../errors/show-problem.tsx";
import type { Mistake } from "../layout/error-summary.tsx";
import { outcomeOf } from "../outcome.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { goTo, show } from "../respond.ts";
import { newestEntries } from "../run/entries-about.ts";
import { dataOf } from "../run/entry-data.ts";
import { requestOfPage } from "../run/part-of-page.ts";
import { AnswerPage, answerPath } from "./answer-page.tsx";
import { AskedElsePage } from "./asked-else-page.tsx";
import { askedOf, versionBefore, type Asked } from "./asked.ts";
import { noteOpening } from "./opening.ts";
import { otherWayRoutes } from "./other-way-routes.tsx";
import { inputsOf, readAnswer } from "./read-answer.ts";
import { readSigned } from "./read-signed.ts";
import { ReceiptPage } from "./receipt-page.tsx";

/** Notes on what changed that are looked at: those of the newest versions. */
const MOST_NOTES = 20;

/** A commit may hold other events beside the answer, such as an objection. */
const receiptOf = (receipts: readonly Receipt[]): Receipt | undefined =>
  receipts.find(({ type }) => ANSWER_EVENTS.some((answer) => answer === type)) ?? receipts[0];

export function answerRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const asked = async (c: PageContext): Promise<Asked | null> => {
    const { request, member } = c.req.param();
    const me = c.get("principal").id;
    const whose = member ?? me;
    const before = (state: RunState, one: Request) => {
      const part = own(state.parts, one.part);
      return part && versionBefore(part, one, whose);
    };
    const found = request === undefined ? null : await requestOfPage(services, c, request, before);
    return found && askedOf(found, me, whose, c.get("frame").now);
  };

  const showAsked = async (
    c: PageContext,
    one: Asked,
    body: Body,
    mistakes: readonly Mistake[],
    status: 200 | 409 | 422,
  ) => {
    const { before, view, part } = one;
    const saved =
      before === undefined
        ? []
        : await newestEntries(services, c.get("principal"), view.run, {
            ...{ part: part.id, limit: MOST_NOTES },
            types: ["versionSaved"],
          });
    const notes = saved.filter((entry) =>
      isBetween(dataOf(entry).number("version"), before?.number, one.version.number),
    );
    const signs =
      one.as !== "helper" && (await services.passkeys.list(c.get("principal"))).length > 0;
    const shown = mistakes.map((mistake) =>
      mistake.field === "sign" && !signs ? { ...mistake, field: null } : mistake,
    );
    return show(
      c,
      <AnswerPage
        frame={c.get("frame")}
        asked={one}
        body={body}
        mistakes={shown}
        notes={notes}
        signs={signs}
      />,
      status,
    );
  };

  for (const path of ["/answer/:run/:request", "/answer/:run/:request/for/:member"]) {
    app.get(path, async (c) => {
      const one = await asked(c);
      if (one === null) return showProblem(c, "not-found");
      const sentTo = c.req.query("asked") ?? one.member;
      const me = c.get("principal").id;
      if (one.as === "self" && sentTo !== me && own(one.view.state.members, sentTo) !== undefined) {
        const { view, part, request } = one;
        const page = { frame: c.get("frame"), view, part, request, me, member: sentTo };
        return show(c, <AskedElsePage {...page} />);
      }
      await noteOpening(services, c, one);
      return showAsked(c, one, emptyBody, [], 200);
    });

    app.post(path, async (c) => {
      const one = await asked(c);
      if (one === null) return showProblem(c, "not-found");
      const body = await readBody(c);
      const principal = c.get("principal");
      const key = keyOf(body);
      const read = readAnswer(body, one, principal.id, key);
      if (read.kind === "mistakes") return showAsked(c, one, body, read.mistakes, 422);
      const signed = readSigned(body);
      if (signed.kind === "mistake") return showAsked(c, one, body, [signed.mistake], 422);
      const { run } = one.view;
      const outcome = outcomeOf(
        await services.runs.act(principal, run, read.order, key, signed.value),
        body,
        inputsOf(read.order),
      );
      if (outcome.kind === "mistakes") {
        // Another version may be in place by now: the page is shown as it is at this moment.
        const again = await asked(c);
        return again === null
          ? showProblem(c, "not-found")
          : showAsked(c, again, body, outcome.mistakes, 409);
      }
      if (outcome.kind !== "done") return showProblem(c, outcome.kind);
      const receipt = receiptOf(outcome.receipts);
      return goTo(
        c,
        receipt === undefined ? answerPath(one) : `${answerPath(one)}/receipt/${receipt.event}`,
      );
    });

    /** For the script: what a passkey is to sign of the answer that the form holds now. */
    app.post(`${path}/passkey`, async (c) => {
      const one = await asked(c);
      if (one === null) return showProblem(c, "not-found");
      const body = await readBody(c);
      const principal = c.get("principal");
      const read = readAnswer(body, one, principal.id, keyOf(body));
      if (read.kind === "mistakes") return c.json(read.mistakes, 422);
      const { view, request } = one;
      const challenge = await services.runs.passkeyChallenge(
        principal,
        view.run,
        request.id,
        read.order,
      );
      return challenge === null ? showProblem(c, "not-found") : c.json(challenge);
    });

    app.get(`${path}/receipt/:event`, async (c) => {
      const one = await asked(c);
      const event = c.req.param("event") ?? "";
      const principal = c.get("principal");
      if (one === null || !isUuid(event)) return showProblem(c, "not-found");
      const receipt = await services.runs.receipt(principal, one.view.run, event);
      if (receipt === null) return showProblem(c, "not-found");
      const found = await services.runs.history(principal, one.view.run, {
        event,
      });
      const entry = found?.items.find((item) => item.event === event);
      return show(
        c,
        <ReceiptPage frame={c.get("frame")} asked={one} receipt={receipt} entry={entry} />,
      );
    });
  }

  app.route("/", otherWayRoutes(services));
  return app;
}

/** Versions since the one that was seen before, up to the one that is asked about. */
const isBetween = (version: number | null, seen: number | undefined, asked: number): boolean =>
  version !== null && seen !== undefined && version > seen && version <= asked;
