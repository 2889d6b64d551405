import { describe, expect, it } from "vitest";
import { makeVoucherKey, signVouching } from "../voucher.ts";
import { ADA, BEN, hostile, idOf, logged } from "../../test/support/logged.ts";
import type { LoggedEvent } from "./logged-event.ts";
import { nodePorts } from "./node-ports.ts";
import type { Ports } from "./ports.ts";
import { collectFindings } from "./report.ts";
import { checkVouchers } from "./vouchers.ts";

const key = makeVoucherKey("Those who know");
const CREDENTIAL = "ab".repeat(32);
const vouching = signVouching(key, {
  ...{ member: ADA, credential: CREDENTIAL, passkey: "AQID", on: "2026-11-27" },
});
const id = idOf(2);

const checked = async (events: readonly LoggedEvent[], ports: Ports = nodePorts) => {
  const findings = collectFindings(["vouchers"]);
  const limits = await checkVouchers(ports, events, findings);
  return { told: findings.checks().map(({ result, message }) => `${result}: ${message}`), limits };
};
const vouched = (data: Partial<typeof vouching> = {}): LoggedEvent =>
  logged(2, { type: "memberVouchedFor", data: { ...vouching, ...data } });
const registered = (member: string, publicKey: string): LoggedEvent =>
  logged(1, {
    type: "credentialRegistered",
    data: { credential: CREDENTIAL, publicKey, relyingParty: "alongside.example", member },
  });
const fails = (why: string) => [`fails: The voucher of event ${id} does not hold: ${why}.`];

describe("what a voucher signed", () => {
  it("holds by the key that it names, which is told for others to compare", async () => {
    const { told, limits } = await checked([registered(ADA, "AQID"), vouched()]);
    expect(told).toEqual([
      "holds: 1 times somebody vouched for a member, and each signature holds.",
    ]);
    expect(limits).toEqual([
      `Those who know vouches with the key ${vouching.voucher}. Ask them whether it is theirs: the file can't show it.`,
    ]);
    expect((await checked([])).told).toEqual(["holds: Nobody vouched for a member."]);
  });

  it.each([
    ["another person", { member: BEN }, "the key did not sign this"],
    ["another name", { name: "Somebody else" }, "the key did not sign this"],
    ["another day", { on: "2026-11-26" }, "the key did not sign this"],
    ["another passkey", { passkey: "AQIE" }, "the key did not sign this"],
    ["another credential", { credential: "cd".repeat(32) }, "the key did not sign this"],
    ["another voucher’s id", { voucher: "00".repeat(32) }, "its key is another one"],
    ["no key", { publicKey: "AQID" }, "its key is no Ed25519 key"],
    ["letters for a key", { publicKey: "§" }, "its key is no Ed25519 key"],
    ["no signature", { voucherSignature: "AQID" }, "it is no Ed25519 signature"],
    ["letters for a signature", { voucherSignature: "§" }, "it is no Ed25519 signature"],
  ])("fails for %s", async (_, data, why) => {
    expect(await checked([vouched(data)])).toEqual({ told: fails(why), limits: [] });
  });

  it("fails for a passkey that the run knows as somebody else's, or by another key", async () => {
    const others = await checked([registered(BEN, "AQID"), vouched()]);
    expect(others.told).toEqual(fails(`the passkey is that of ${BEN}`));
    const other = await checked([registered(ADA, "AQIE"), registered(ADA, "AQID"), vouched()]);
    expect(other.told).toEqual(fails("the run knows this passkey by another key"));
  });

  it("fails when it can't be read, and is told where a machine can't tell", async () => {
    const [first] = (await checked([hostile(vouched(), { ...vouching, name: "\ud800" })])).told;
    expect(first).toContain("it can't be read");
    const unsure = await checked([vouched()], { ...nodePorts, verify: async () => null });
    expect(unsure.told).toEqual([
      `could-not-check: This machine can't check the voucher of event ${id}.`,
    ]);
  });
});
