import { describe, expect, test } from "vitest";
import { joined, launched, runOf, who } from "../../test/specification/scene.ts";
import type { Given } from "../../test/specification/run.ts";
import type { Side } from "../template.ts";
import { askLine, signedLine } from "./statement.ts";

const { given } = runOf("group");
const bring = (by: string, sides: readonly Side[], member = by): Given => ({
  type: "declareSide",
  actor: who(by),
  data: { member, sides },
});
const confirm = (by: string, member: string): Given => ({
  type: "confirmMember",
  actor: who(by),
  data: { member },
});
const vouch = (member: string, on = "2026-01-04", credential = "key", voucher = "v1"): Given => ({
  type: "vouchForMember",
  actor: who("cyd"),
  data: {
    member,
    on,
    credential,
    voucher,
    name: "Nobody’s Fool Collective",
    publicKey: "p",
    passkey: "k",
    voucherSignature: "s",
  },
});
const group = [
  launched(),
  joined("ada", "pwle"),
  joined("ben", "pwle"),
  joined("cyd", "staff", ["coordinator"]),
];

describe("what somebody brings", () => {
  test("is said by themselves alone, once", () => {
    const said = given(...group).when(bring("ada", ["pwle"]));
    expect(said.types).toEqual(["sideDeclared"]);
    expect(said.run.state.members["ada"]?.saidSides).toEqual(["pwle"]);
    expect(given(...group).when(bring("cyd", ["pwle"], "ada")).code).toBe("not-yourself");
    expect(given(...group, bring("ada", ["pwle"])).when(bring("ada", ["staff"])).code).toBe(
      "nothing-changed",
    );
    expect(given(...group).when(bring("ada", [])).code).toBe("parameter-invalid");
    const twice = given(...group).when(bring("ada", ["pwle", "pwle"])).refusal;
    expect(twice).toMatchObject({ code: "parameter-invalid", about: "sides" });
    expect(given(...group).when(bring("zed", ["pwle"])).code).toBe("unknown-member");
  });

  test("may be more than one thing, and stays when they leave and come back", () => {
    const leave: Given = { type: "withdraw", actor: who("ada"), data: { member: "ada" } };
    const back = given(...group, bring("ada", ["pwle", "staff"]), leave, joined("ada", "pwle"));
    expect(back.run.state.members["ada"]?.saidSides).toEqual(["pwle", "staff"]);
  });

  test("is said by joining oneself, and not by being added", () => {
    const { members } = given(...group).run.state;
    expect(members["ada"]?.saidSides).toBeNull();
    const self = given(launched(), {
      type: "joinMember",
      actor: { id: "zoe", role: "programme-manager", via: "session" },
      data: { member: "zoe", side: "staff", roles: ["coordinator"], declares: [] },
    });
    expect(self.run.state.members["zoe"]?.saidSides).toEqual(["staff"]);
  });
});

describe("a member with lived experience", () => {
  test("is confirmed by another one, once, never by themselves or by staff", () => {
    const done = given(...group).when(confirm("ben", "ada"));
    expect(done.events).toEqual([{ type: "memberConfirmed", data: { member: "ada", by: "ben" } }]);
    expect(done.run.state.members["ada"]?.confirmedBy).toEqual(["ben"]);
    expect(given(...group, confirm("ben", "ada")).when(confirm("ben", "ada")).code).toBe(
      "already-told",
    );
    expect(given(...group).when(confirm("ada", "ada")).code).toBe("not-allowed");
    expect(given(...group).when(confirm("cyd", "ada")).code).toBe("not-allowed");
    expect(given(...group).when(confirm("ada", "cyd")).code).toBe("not-eligible");
    expect(given(...group).when(confirm("ada", "zed")).code).toBe("unknown-member");
  });

  test("is vouched for in words that whoever has them hands over, once for each key", () => {
    const done = given(...group).when(vouch("ada"));
    expect(done.types).toEqual(["memberVouchedFor"]);
    expect(done.run.state.members["ada"]?.vouchedBy).toEqual([
      { voucher: "v1", name: "Nobody’s Fool Collective", credential: "key", passkey: "k" },
    ]);
    const again = given(...group, vouch("ada"));
    expect(again.when(vouch("ada")).code).toBe("nothing-changed");
    expect(again.when(vouch("ada", "2026-01-04", "another")).types).toEqual(["memberVouchedFor"]);
    expect(again.when(vouch("ada", "2026-01-04", "key", "v2")).types).toEqual(["memberVouchedFor"]);
    expect(given(...group).when(vouch("ada", "2026-01-05")).types).toEqual(["memberVouchedFor"]);
    expect(given(...group).when(vouch("ada", "2026-01-06")).refusal).toMatchObject({
      code: "invalid-date",
      about: "on",
    });
    expect(given(...group).when(vouch("cyd")).code).toBe("not-eligible");
    expect(given(...group).when(vouch("zed")).code).toBe("unknown-member");
    expect(
      given(...group).when({
        ...vouch("ada"),
        actor: { id: "engine", role: "engine", via: "workflow" },
      }).code,
    ).toBe("not-allowed");
  });
});

describe("a voucher's statement", () => {
  const asked = { member: "ada", credential: "key", passkey: "k" };
  const statement = {
    statement: "alongside.voucher.v1",
    ...{ person: "ada", credential: "key", passkey: "k" },
  };
  const named = { name: "Nobody’s Fool Collective", on: "2026-01-05" };

  test("is asked for in one line, without a name and a day", () => {
    expect(JSON.parse(askLine(asked))).toEqual(statement);
  });

  test("is given back in one line, with the key and the signature", () => {
    const vouching = { ...asked, ...named, voucher: "v1", publicKey: "p", voucherSignature: "s" };
    expect(JSON.parse(signedLine(vouching))).toEqual({
      ...statement,
      ...named,
      ...{ voucher: "v1", signature: "s" },
    });
  });
});
