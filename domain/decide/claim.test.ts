import { describe, expect, test } from "vitest";
import type { Actor } from "../actor.ts";
import type { Given } from "../../test/specification/run.ts";
import { askedGroup, manager, runOf, who, words } from "../../test/specification/scene.ts";

const { given } = runOf("group");
const helped: Given = { type: "offerSupport", data: { member: "ada", what: words } };
const claim = given(...askedGroup, helped).run.state.version;
const says = (agrees: boolean, member = "ada", about = claim): Given => ({
  type: "corroborate",
  actor: who(member),
  data: { member, claim: about, agrees },
});

describe("what somebody says about a person", () => {
  const here = given(...askedGroup, helped);

  test("is borne out by that person alone, who may change their mind", () => {
    expect(here.when(says(true)).events).toEqual([
      { type: "corroborated", data: { member: "ada", claim, agrees: true } },
    ]);
    const agreed = given(...askedGroup, helped, says(true));
    expect(agreed.when(says(false)).types).toEqual(["corroborated"]);
  });

  test.each([
    ["not by another for them", { ...says(true), actor: manager }, "not-yourself", "ada"],
    ["not by whom it does not name", says(true, "ben"), "unknown-claim", String(claim)],
    ["not where nothing was said", says(true, "ada", 1), "unknown-claim", "1"],
  ] as const)("%s", (_, order, code, about) => {
    expect(here.when(order).refusal).toMatchObject({ code, about });
  });

  test("is answered the same once", () => {
    for (const agrees of [true, false])
      expect(given(...askedGroup, helped, says(agrees)).when(says(agrees)).refusal).toMatchObject({
        code: "already-answered",
        about: String(claim),
      });
  });
});

describe("erasing", () => {
  const administrator: Actor = { id: "root", role: "administrator", via: "session" };
  const erase = (actor: Actor, what: "all" | readonly string[], member = "ada"): Given => ({
    type: "recordErasure",
    actor,
    data: { member, what },
  });
  const erased = (by: string, what: "all" | readonly string[]) => ({
    type: "erased",
    data: { member: "ada", what, by },
  });
  const here = given(...askedGroup);

  test("all of one's own is leaving, and those who are asked are counted anew", () => {
    expect(here.when(erase(who("ada"), "all")).events).toMatchObject([
      erased("ada", "all"),
      { type: "withdrew", data: { member: "ada" } },
      { type: "quorumRecomputed", data: { because: "withdrew", eligible: 4 } },
    ]);
  });

  test("some of it is not, and neither is an administrator's erasing of somebody else's", () => {
    expect(here.when(erase(who("ada"), ["c1"])).events).toEqual([erased("ada", ["c1"])]);
    expect(here.when(erase(administrator, "all")).events).toEqual([erased("root", "all")]);
    expect(here.when(erase(administrator, ["c1"])).events).toEqual([erased("root", ["c1"])]);
  });

  test("takes nobody out twice: who has left, and who was never there", () => {
    const left: Given = { type: "withdraw", actor: who("ada"), data: { member: "ada" } };
    expect(given(...askedGroup, left).when(erase(who("ada"), "all")).events).toEqual([
      erased("ada", "all"),
    ]);
    expect(here.when(erase(who("zoe"), "all", "zoe")).types).toEqual(["erased"]);
  });

  test.each([manager, who("ben")])("is not $role’s to do for another", (actor) => {
    expect(here.when(erase(actor, "all")).refusal).toMatchObject({
      code: "not-yourself",
      about: "ada",
    });
  });
});
