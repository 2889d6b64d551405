import { describe, expect, test } from "vitest";
import { ENGINE } from "../actor.ts";
import type { RefusalCode } from "../refusal.ts";
import type { Given } from "../../test/specification/run.ts";
import {
  askedGroup,
  at,
  joined,
  no,
  runOf,
  told,
  who,
  wrote,
  yes,
} from "../../test/specification/scene.ts";

const { given } = runOf("group");
/** Everybody is asked, and nobody has been told. */
const untold = askedGroup.slice(0, -5);
type Result = Extract<Given, { readonly type: "recordNotice" }>["data"]["result"];
const went = (result: Result, data: object = {}): Given => ({
  type: "recordNotice",
  actor: ENGINE,
  data: { about: "r1", member: "eve", kind: "request", ordinal: 1, result, ...data },
});
const sent = went({ sent: "email" });
const notDue = { code: "not-due", about: "r1" };

describe("how a notice of a request went", () => {
  test.each(["no-address", "refused", "unreachable", "by-choice"] as const)(
    "is on record once as %s, and after that as sent",
    (failed) => {
      const { events } = given(...untold).when(went({ failed }));
      const key = { about: "r1", member: "eve", kind: "request", ordinal: 1 };
      expect(events).toEqual([{ type: "noticeFailed", data: { ...key, reason: failed } }]);
      const tried = given(...untold, went({ failed }));
      expect(tried.when(went({ failed: "no-address" })).refusal).toMatchObject(notDue);
      expect(tried.when(sent).events).toEqual([
        { type: "noticeSent", data: { ...key, channel: "email" } },
      ]);
    },
  );

  test("is not that it was overtaken, and nothing follows once it was sent", () => {
    expect(given(...untold).when(went({ failed: "overtaken" })).refusal).toMatchObject(notDue);
    const { when } = given(...untold, sent);
    for (const again of [sent, went({ failed: "refused" }), went({ failed: "overtaken" })])
      expect(when(again).refusal).toMatchObject(notDue);
  });

  test("names the wording of the sending service", () => {
    const wording = { template: "asked", version: 3 };
    expect(given(...untold).when(went({ sent: "sms", wording })).events).toMatchObject([
      { data: { channel: "sms", wording } },
    ]);
  });

  test.each<readonly [string, Given, RefusalCode, string]>([
    ["by the engine alone", { ...sent, actor: who("cyd") }, "engine-only", ""],
    ["of a person of the run", went({ sent: "email" }, { member: "zoe" }), "unknown-member", "zoe"],
    ["of a request", went({ sent: "email" }, { about: "x" }), "unknown-request", "x"],
    [
      "of a request, to whoever launched the run",
      went({ sent: "email" }, { about: "x", member: "manager" }),
      "unknown-request",
      "x",
    ],
    [
      "of a request, to a person of the run",
      went({ sent: "email" }, { about: "x", member: "zoe" }),
      "unknown-member",
      "zoe",
    ],
  ])("is told %s", (_, order, code, about) => {
    const { refusal } = given(...untold).when(order);
    expect(refusal).toMatchObject(about === "" ? { code } : { code, about });
  });

  test("is told to whoever launched the run too", () => {
    const help = { member: "manager", kind: "not-reached" };
    expect(given(...untold).when(went({ sent: "email" }, help)).types).toEqual(["noticeSent"]);
  });
});

describe("how a notice went that an event owed", () => {
  const owed = given(...askedGroup, no("eve")).run.state;
  const [notice] = Object.values(owed.owed["o-eve"]?.notices ?? {});
  if (notice === undefined) throw new Error("nobody is told");
  const { member, kind, ordinal } = notice;
  const key = { about: "o-eve", member, kind, ordinal };
  const lifted: Given = {
    type: "liftObjection",
    actor: who("eve"),
    data: { part: "group:1", objection: "o-eve" },
  };
  const after = (...orders: readonly Given[]) => given(...askedGroup, no("eve"), ...orders);
  const done = { code: "not-due", about: "o-eve" };
  const arrived = went({ sent: "email" }, key);

  test("is for whom it is owed to, each notice for itself", () => {
    for (const other of [{ member: "ada" }, { kind: "outcome" }, { ordinal: 1 }])
      expect(after().when(went({ sent: "email" }, { ...key, ...other })).refusal).toMatchObject(
        done,
      );
  });

  test("is over when it was refused for good, and not while a mail server was away", () => {
    expect(after(went({ failed: "refused" }, key)).when(arrived).refusal).toMatchObject(done);
    expect(after(went({ failed: "unreachable" }, key)).when(arrived).types).toEqual(["noticeSent"]);
  });

  test("is overtaken only by what overtook it, and sent all the same if it had left", () => {
    const overtaken = went({ failed: "overtaken" }, key);
    expect(after().when(overtaken).refusal).toMatchObject(done);
    expect(after(lifted).when(overtaken).events).toEqual([
      { type: "noticeFailed", data: { ...key, reason: "overtaken" } },
    ]);
    expect(after(lifted).when(went({ failed: "refused" }, key)).refusal).toMatchObject(done);
    expect(after(lifted, overtaken).when(overtaken).refusal).toMatchObject(done);
    expect(after(lifted, overtaken).when(arrived).types).toEqual(["noticeSent"]);
  });

  test("comes back once, when it was sent", () => {
    const back: Given = { type: "recordReturn", actor: ENGINE, data: key };
    expect(after().when(back).refusal).toMatchObject(done);
    expect(after(arrived).when(back).events).toEqual([{ type: "noticeReturned", data: key }]);
    expect(after(arrived, back).when(back).refusal).toMatchObject(done);
  });
});

describe("being told in person", () => {
  type Telling = Extract<Given, { readonly type: "tellInPerson" }>["data"];
  const tells = (by: string, data: Partial<Telling> = {}, actor = "cyd"): Given => ({
    type: "tellInPerson",
    actor: who(actor),
    data: { request: "r1", member: "eve", by, on: "2026-01-05", ...data },
  });
  const left: Given = { type: "withdraw", actor: who("fay"), data: { member: "fay" } };
  const here = given(
    ...[...untold, joined("fay", "partner", ["coordinator"]), left, ...told(["ada"]), yes("ada")],
  );

  test.each(["cyd", "dee", "manager"])("may be by %s", (by) => {
    expect(here.when(tells(by)).events).toEqual([
      {
        type: "toldInPerson",
        data: { part: "group:1", request: "r1", member: "eve", by, on: "2026-01-05" },
      },
    ]);
  });

  test("may be by a manager who is not of the run", () => {
    const other = { id: "other", role: "programme-manager", via: "session" } as const;
    expect(here.when({ ...tells("other"), actor: other }).types).toEqual(["toldInPerson"]);
  });

  test.each<readonly [string, Given, RefusalCode, string]>([
    ["by whom nobody knows", tells("zoe"), "unknown-member", "zoe"],
    ["by who left", tells("fay"), "unknown-member", "fay"],
    ["by themselves", tells("eve"), "not-allowed", "eve"],
    ["on their own word", tells("dee", { member: "cyd" }), "not-allowed", "cyd"],
    ["of whom nobody asked", tells("cyd", { member: "zoe" }), "not-eligible", "zoe"],
    ["of who has answered", tells("cyd", { member: "ada" }), "already-answered", "ada"],
    ["on no day", tells("cyd", { on: "soon" }), "invalid-date", "on"],
    ["on a day to come", tells("cyd", { on: "2026-01-06" }), "invalid-date", "on"],
    ["before they were asked", tells("cyd", { on: "2026-01-04" }), "invalid-date", "on"],
    ["by who does not steer", tells("dee", {}, "dee"), "not-allowed", "dee"],
  ])("is not %s", (_, order, code, about) => {
    expect(here.when(order).refusal).toMatchObject({ code, about });
  });

  test("is not on a day that the calendar lacks, however late it is", () => {
    const late = (on: string) => at("2026-03-02T09:00:00.000Z", tells("cyd", { on }));
    expect(here.when(late("2026-02-30")).refusal).toMatchObject({
      code: "invalid-date",
      about: "on",
      mend: "Write it as 2026-03-31.",
    });
    expect(here.when(late("2026-02-28")).types).toEqual(["toldInPerson"]);
  });

  test("is on record once in a round", () => {
    const { when } = given(...untold, tells("cyd"));
    expect(when(tells("dee")).refusal).toMatchObject({ code: "already-told", about: "eve" });
    expect(when(tells("dee", { member: "ben" })).types).toEqual(["toldInPerson"]);
  });
});

describe("opening a request", () => {
  const opens = (version: number, member = "ada"): Given => ({
    type: "seeRequest",
    actor: who(member),
    data: { request: "r1", member, version },
  });

  test("is of the version that is asked about, and on record once for it", () => {
    const seen = { type: "requestSeen", data: { part: "group:1", request: "r1", member: "ada" } };
    expect(given(...askedGroup).when(opens(1)).events).toMatchObject([seen]);
    for (const version of [0, 2])
      expect(given(...askedGroup).when(opens(version)).refusal).toMatchObject({
        code: "not-current-version",
        about: "r1",
      });
    const opened = given(...askedGroup, opens(1));
    expect(opened.when(opens(1)).refusal).toMatchObject({ code: "already-told", about: "r1" });
    expect(opened.when(opens(1, "ben")).code).toBeNull();
    const anew = given(...askedGroup, opens(1), wrote("group:1", 1, "else"));
    expect(anew.when(opens(2)).types).toEqual(["requestSeen"]);
  });
});
