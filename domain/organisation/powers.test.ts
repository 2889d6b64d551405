import { describe, expect, test } from "vitest";
import { isPowerType, POWER_TYPES, subjectOf, type PowerEvent } from "./event.ts";
import { evolvePowers, NO_POWERS, type Powers } from "./powers.ts";

const AT = "2026-02-02T10:00:00.000Z";
const LATER = "2026-02-05T10:00:00.000Z";

/** One event after another, an hour apart, by `admin`. */
const after = (...events: readonly PowerEvent[]): Powers =>
  events.reduce<Powers>(
    (powers, event, index) =>
      evolvePowers(powers, {
        ...event,
        id: `e${index}`,
        at: `2026-02-02T1${index}:00:00.000Z`,
        actor: { id: "admin" },
      }),
    NO_POWERS,
  );

const added: PowerEvent = { type: "personAdded", data: { person: "ada", address: "c1" } };
const enrolled: PowerEvent = {
  type: "passkeyEnrolled",
  data: { person: "ada", credential: "k", countsFrom: LATER },
};

describe("an organisation's powers", () => {
  test("a role says since when, by whom and by which event, until it is taken", () => {
    const given: PowerEvent = { type: "roleGiven", data: { person: "ada", role: "auditor" } };
    expect(after(added, given).people["ada"]?.roles).toEqual({
      auditor: { since: "2026-02-02T11:00:00.000Z", by: "admin", event: "e1" },
    });
    const taken: PowerEvent = { type: "roleTaken", data: { person: "ada", role: "auditor" } };
    expect(after(added, given, taken).people["ada"]?.roles).toEqual({});
  });

  test("a new key counts later, at once when it is confirmed, and a removed one stays known", () => {
    const confirmed: PowerEvent = {
      type: "passkeyConfirmed",
      data: { person: "ada", credential: "k" },
    };
    expect(after(added, enrolled).people["ada"]?.keys["k"]).toMatchObject({ countsFrom: LATER });
    expect(after(added, enrolled, confirmed).people["ada"]?.keys["k"]).toMatchObject({
      countsFrom: "2026-02-02T12:00:00.000Z",
      removed: false,
    });
    const removed: PowerEvent = {
      type: "passkeyRemoved",
      data: { person: "ada", credential: "k" },
    };
    expect(after(added, enrolled, removed).people["ada"]?.keys["k"]?.removed).toBe(true);
    expect(after(added, removed).people["ada"]?.keys).toEqual({});
  });

  test("a changed address counts later, or from its confirmation", () => {
    const changed: PowerEvent = {
      type: "addressChanged",
      data: { person: "ada", address: "c2", countsFrom: LATER },
    };
    expect(after(added).people["ada"]).toMatchObject({ address: "c1", addressCountsFrom: AT });
    expect(after(added, changed).people["ada"]).toMatchObject({
      address: "c2",
      addressCountsFrom: LATER,
    });
    const again: PowerEvent = {
      type: "addressChanged",
      data: { person: "ada", address: "c3", countsFrom: LATER },
    };
    expect(after(added, changed).people["ada"]?.formerAddress).toBe("c1");
    expect(after(added, changed, again).people["ada"]?.formerAddress).toBe("c1");
    const confirmed: PowerEvent = { type: "addressConfirmed", data: { person: "ada" } };
    expect(after(added, changed, confirmed, again).people["ada"]?.formerAddress).toBe("c2");
    expect(after(added, changed, confirmed).people["ada"]?.addressCountsFrom).toBe(
      "2026-02-02T12:00:00.000Z",
    );
  });

  test("an ended account leaves no role, no address and no key that counts", () => {
    const ended: PowerEvent = { type: "accountEnded", data: { person: "ada" } };
    const role: PowerEvent = { type: "roleGiven", data: { person: "ada", role: "member" } };
    const left = after(added, role, enrolled, ended).people["ada"];
    expect(left).toMatchObject({ roles: {}, address: null, ended: true });
    expect(left?.keys["k"]?.removed).toBe(true);
  });

  test("a token lives until it is ended; one that was never made can't be ended", () => {
    const made: PowerEvent = {
      type: "tokenMade",
      data: { token: "t", role: "auditor", scopes: "all", until: LATER },
    };
    const ended: PowerEvent = { type: "tokenEnded", data: { token: "t" } };
    expect(after(made).tokens["t"]).toMatchObject({ role: "auditor", until: LATER, ended: false });
    expect(after(made, ended).tokens["t"]?.ended).toBe(true);
    expect(after(ended).tokens).toEqual({});
  });

  test("a voucher’s word is taken until they are ended; one that was never registered can't be", () => {
    const made: PowerEvent = {
      type: "voucherRegistered",
      data: { voucher: "v", name: "Those who know", publicKey: "p" },
    };
    const ended: PowerEvent = { type: "voucherEnded", data: { voucher: "v" } };
    expect(after(made).vouchers["v"]).toMatchObject({ name: "Those who know", ended: false });
    expect(after(made, ended).vouchers["v"]?.ended).toBe(true);
    expect(after(ended).vouchers).toEqual({});
  });

  test("that a name changed, or that somebody says a change was not theirs, changes no power", () => {
    const told: PowerEvent = { type: "detailsChanged", data: { person: "ada", what: ["name"] } };
    const denied: PowerEvent = { type: "changeDenied", data: { person: "ada", what: "address" } };
    expect(after(added, told, denied)).toEqual(after(added));
  });

  test("a template is adopted by its digest; a link handed out and a sign-in by the provider change nothing", () => {
    const template = { name: "x", version: 1, digest: "d" };
    const powers = after(
      { type: "templateAdopted", data: { template } },
      { type: "signInLinkHandedOut", data: { person: "ada" } },
      { type: "signedInByProvider", data: { person: "ada", issuer: "https://id.example" } },
    );
    expect(Object.keys(powers.adopted)).toEqual(["d"]);
    expect(powers.people).toEqual({});
  });

  test("its events are told from a run's, and say whom they are about", () => {
    expect(POWER_TYPES.every(isPowerType)).toBe(true);
    expect(isPowerType("runLaunched")).toBe(false);
    expect(subjectOf(added)).toBe("ada");
    expect(subjectOf({ type: "tokenEnded", data: { token: "t" } })).toBeNull();
  });
});
