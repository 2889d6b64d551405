import { Hono } from "hono";
import type { JSX } from "hono/jsx/jsx-runtime";
import type { RawOrder } from "../../api/contracts/order.ts";
import { GIVEN } from "../../api/services/offers.ts";
import type { Services } from "../../api/services.ts";
import { own } from "../../domain/rules/lookup.ts";
import { readPounds } from "../../domain/written/number.ts";
import { act } from "../act.ts";
import { idFrom, keyOf, type Body } from "../body.ts";
import { formPage, type FormPage } from "../form-page.ts";
import { readNeededDate } from "../form/read-date.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import type { InputNames } from "../outcome.ts";
import { addressesOf, wantedIn } from "../page-address.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { readBody } from "../read-body.ts";
import { show } from "../respond.ts";
import { runOfPage } from "../run/part-of-page.ts";
import { readerInRun } from "../run/reader-in-run.ts";
import { allow, found } from "../stop.ts";
import { capacityKinds, paymentKinds } from "./given.ts";
import { supportAddress } from "./offers.tsx";
import { OwnOffersPage } from "./own-offers-page.tsx";
import { offeredBefore } from "./own-offers.ts";
import { PaymentForm, SupportForm, TrainingForm, type FormProps } from "./support-forms.tsx";
import { SupportPage } from "./support-page.tsx";

/** Entries about one person that the page shows. */
const MOST = 100;
/** Entries on a page of all that the reader was offered. */
const LINES = 30;

const BASE = "/board/:run/people/:member/support";

const missing = (field: string, message: string, when: boolean): readonly Mistake[] =>
  when ? [{ field, message }] : [];

/** What a form's body asks for, or what to mend in it. */
type Read = (body: Body, member: string) => RawOrder | readonly Mistake[];

const readPayment: Read = (body, member) => {
  const kind = paymentKinds.find(({ value }) => value === body.text("kind"))?.value;
  const written = body.text("amount");
  const amount = written === "" ? null : readPounds(written);
  if (kind === undefined || amount?.kind === "wrong")
    return [
      ...missing("kind", "Choose what you offer", kind === undefined),
      ...(amount?.kind === "wrong" ? [{ field: "amount", message: amount.message }] : []),
    ];
  const id = idFrom(keyOf(body), "payment");
  const pence = amount === null ? null : amount.value;
  return { type: "offerPayment", data: { id, member, kind, pence } };
};

const readSupport: Read = (body, member) => {
  const what = body.text("what");
  if (what === "") return [{ field: "what", message: "Say what you offer" }];
  return { type: "offerSupport", data: { member, what } };
};

const readTraining: Read = (body, member) => {
  const kind = capacityKinds.find(({ value }) => value === body.text("kind"))?.value;
  const what = body.text("what");
  const on = readNeededDate(body, "on", "Write the day, like 4 12 2026");
  const mistakes = [
    ...missing("kind", "Choose what it was", kind === undefined),
    ...missing("what", "Say a little more", what === ""),
    ...on.mistakes,
  ];
  if (kind === undefined || mistakes.length > 0) return mistakes;
  return { type: "buildCapacity", data: { member, kind, what, on: on.date } };
};

/** What people are offered, given and taught in a run. */
export function supportRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const memberOf = async (c: PageContext) => {
    const view = await runOfPage(services, c);
    const principal = c.get("principal");
    const reader = readerInRun(principal, view.state);
    const member = found(own(view.state.members, c.req.param("member") ?? ""));
    const mine = reader.id === member.id;
    const oversees = reader.manages || principal.roles.includes("auditor");
    return { view, principal, reader, member, mine, seesAll: oversees || mine };
  };

  const overview = formPage(async (c, { mistakes }) => {
    const { principal, mine: _, ...one } = await memberOf(c);
    allow(one.reader.steers || one.seesAll);
    const { items: entries, previous } = found(
      await services.runs.history(principal, one.view.run, {
        ...{ types: GIVEN, about: one.member.id, newest: true, limit: MOST },
      }),
    );
    const isMore = previous !== null;
    const done = c.req.query("done");
    return <SupportPage frame={c.get("frame")} {...{ ...one, entries, isMore, mistakes, done }} />;
  });

  const formOf = (Form: (props: FormProps) => JSX.Element, ownToo: boolean): FormPage =>
    formPage(async (c, filled) => {
      const { view, member, mine, reader } = await memberOf(c);
      allow(reader.steers || (ownToo && mine));
      return <Form frame={c.get("frame")} {...{ view, member, mine, ...filled }} />;
    });

  const giving =
    (page: FormPage, done: string, read: Read, inputs: InputNames) => async (c: PageContext) => {
      const { view, member } = await memberOf(c);
      const body = await readBody(c);
      const order = read(body, member.id);
      if (!("type" in order)) return page.mend(c, body, order);
      return act(c, {
        services,
        run: view.run,
        body,
        order,
        inputs,
        done: `${supportAddress(view.run, member.id)}?done=${done}`,
        again: (mistakes) => page.refused(c, body, mistakes),
      });
    };

  const payment = formOf(PaymentForm, false);
  const support = formOf(SupportForm, false);
  const training = formOf(TrainingForm, true);

  app.get("/your-offers", async (c) => {
    const principal = c.get("principal");
    const page = await services.offers.given(principal, wantedIn(c, LINES));
    return show(
      c,
      <OwnOffersPage
        frame={c.get("frame")}
        lines={page.items}
        offered={await offeredBefore(services, principal, page.items)}
        pages={addressesOf(c, "/your-offers", page)}
      />,
    );
  });

  app.get(BASE, (c) => overview.open(c));
  app.get(`${BASE}/payment`, (c) => payment.open(c));
  app.get(`${BASE}/offer`, (c) => support.open(c));
  app.get(`${BASE}/training`, (c) => training.open(c));
  app.post(`${BASE}/payment`, giving(payment, "payment", readPayment, { pence: "amount" }));
  app.post(`${BASE}/offer`, giving(support, "support", readSupport, {}));
  app.post(`${BASE}/training`, giving(training, "training", readTraining, { on: "on" }));

  app.post(`${BASE}/:payment/paid`, async (c) => {
    const body = await readBody(c);
    const { run, member, payment: id } = c.req.param();
    return act(c, {
      services,
      run,
      body,
      order: { type: "makePayment", data: { member, payment: id } },
      done: `${supportAddress(run, member)}?done=paid`,
      again: (mistakes) => overview.refused(c, body, mistakes),
    });
  });

  app.post(`${BASE}/:payment/answer`, async (c) => {
    const body = await readBody(c);
    const { run, member, payment: id } = c.req.param();
    const answer = (["accepted", "declined"] as const).find((one) => one === body.text("answer"));
    if (answer === undefined)
      return overview.mend(c, body, [{ field: null, message: "Press one of the two buttons" }]);
    return act(c, {
      services,
      run,
      body,
      order: { type: "answerPayment", data: { member, payment: id, answer } },
      done: `${supportAddress(run, member)}?done=answered`,
      again: (mistakes) => overview.refused(c, body, mistakes),
    });
  });

  return app;
}
