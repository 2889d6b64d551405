import { Hono } from "hono";
import { checked } from "../../api/contracts/check.ts";
import { PersonsOrder, type RawOrder } from "../../api/contracts/order.ts";
import type { Receipt } from "../../api/services/act-result.ts";
import type { Services } from "../../api/services.ts";
import { ANSWER_EVENTS } from "../../domain/blocks/gate/answer-words.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { Request, RunState } from "../../domain/state.ts";
import { emptyBody, keyOf } from "../body.ts";
import { isUuid } from "../../domain/written/uuid.ts";
import { readBody } from "../read-body.ts";
import { mistakesAt, outcomeOf } from "../outcome.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { goTo, show } from "../respond.ts";
import { newestEntries } from "../run/entries-about.ts";
import { dataOf } from "../run/entry-data.ts";
import { requestOfPage } from "../run/part-of-page.ts";
import { AnswerPage, answerPath } from "./answer-page.tsx";
import { CheckAnswerPage } from "./check-answer-page.tsx";
import { askedOf, versionBefore, type Asked } from "./asked.ts";
import { noteOpening } from "./opening.ts";
import { otherWayRoutes } from "./other-way-routes.tsx";
import { inputsOf, readAnswer } from "./read-answer.ts";
import { readSigned } from "./read-signed.ts";
import { ReceiptPage } from "./receipt-page.tsx";
import { formPage, type Filled } from "../form-page.ts";
import { found } from "../stop.ts";

/** Notes on what changed that are looked at: those of the newest versions. */
const MOST_NOTES = 20;

/** A commit may hold other events beside the answer, such as an objection. */
const receiptOf = (receipts: readonly Receipt[]): Receipt | undefined =>
  receipts.find(({ type }) => ANSWER_EVENTS.some((answer) => answer === type)) ?? receipts[0];

export function answerRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const asked = async (c: PageContext): Promise<Asked> => {
    const { request, member } = c.req.param();
    const me = c.get("principal").id;
    const whose = member ?? me;
    const before = (state: RunState, one: Request) => {
      const part = own(state.parts, one.part);
      return part && versionBefore(part, one, whose);
    };
    const its = await requestOfPage(services, c, found(request), before);
    return found(askedOf(its, me, whose, c.get("frame").now));
  };

  const pageFor = async (c: PageContext, one: Asked, { body, mistakes }: Filled) => {
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
    return (
      <AnswerPage
        frame={c.get("frame")}
        asked={one}
        body={body}
        mistakes={mistakes}
        notes={notes}
      />
    );
  };

  const checkPageFor = async (
    c: PageContext,
    one: Asked,
    { body, mistakes }: Filled,
    order: RawOrder,
  ) => {
    const signs =
      one.as !== "helper" && (await services.passkeys.list(c.get("principal"))).length > 0;
    const shown = mistakes.map((mistake) =>
      mistake.field === "sign" && !signs ? { ...mistake, field: null } : mistake,
    );
    const frame = c.get("frame");
    return <CheckAnswerPage {...{ frame, asked: one, body, order, signs }} mistakes={shown} />;
  };

  // Another version may be in place by now: after a mistake the page is shown as it is at this moment.
  const answering = formPage(async (c, filled) => pageFor(c, await asked(c), filled));

  for (const path of ["/answer/:run/:request", "/answer/:run/:request/for/:member"]) {
    app.get(path, async (c) => {
      const one = await asked(c);
      await noteOpening(services, c, one);
      return show(c, await pageFor(c, one, { body: emptyBody, mistakes: [] }));
    });

    app.post(path, async (c) => {
      const one = await asked(c);
      const body = await readBody(c);
      const principal = c.get("principal");
      const key = keyOf(body);
      const read = readAnswer(body, one, principal.id, key);
      if (read.kind === "mistakes") return answering.mend(c, body, read.mistakes);
      const signed = readSigned(body);
      if (signed.kind === "mistake") {
        const filled = { body, mistakes: [signed.mistake] };
        return show(c, await checkPageFor(c, one, filled, read.order), 422);
      }
      const { run } = one.view;
      const outcome = outcomeOf(
        await services.runs.act(principal, run, read.order, key, signed.value),
        body,
        inputsOf(read.order),
      );
      if (outcome.kind === "mistakes") {
        const { mistakes } = outcome;
        if (outcome.code !== "passkey-invalid") return answering.refused(c, body, mistakes);
        return show(c, await checkPageFor(c, one, { body, mistakes }, read.order), 409);
      }
      const receipt = receiptOf(outcome.receipts);
      return goTo(
        c,
        receipt === undefined ? answerPath(one) : `${answerPath(one)}/receipt/${receipt.event}`,
      );
    });

    /** What is about to be said, before it is. */
    app.post(`${path}/review`, async (c) => {
      const one = await asked(c);
      const body = await readBody(c);
      const read = readAnswer(body, one, c.get("principal").id, keyOf(body));
      if (read.kind === "mistakes") return answering.mend(c, body, read.mistakes);
      const inContract = checked(PersonsOrder, read.order);
      if (inContract.kind === "invalid") {
        const issues = inContract.issues.map((issue) => ({ ...issue, path: issue.path.slice(1) }));
        return answering.mend(c, body, mistakesAt(issues, body, inputsOf(read.order)));
      }
      return show(c, await checkPageFor(c, one, { body, mistakes: [] }, read.order));
    });

    /** Back from there, with all that was written and chosen. */
    app.post(`${path}/change`, async (c) => {
      const body = await readBody(c);
      return show(c, await pageFor(c, await asked(c), { body, mistakes: [] }));
    });

    /** For the script: what a passkey is to sign of the answer that the form holds now. */
    app.post(`${path}/passkey`, async (c) => {
      const one = await asked(c);
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
      return c.json(found(challenge));
    });

    app.get(`${path}/receipt/:event`, async (c) => {
      const one = await asked(c);
      const named = c.req.param("event") ?? "";
      const event = found(isUuid(named) ? named : null);
      const principal = c.get("principal");
      const receipt = found(await services.runs.receipt(principal, one.view.run, event));
      const history = await services.runs.history(principal, one.view.run, { event });
      const entry = history?.items.find((item) => item.event === event);
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
