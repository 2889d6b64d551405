import { describe, expect, test } from "vitest";
import type { PowerEvent } from "./event.ts";
import { endOf, periodsOf, wasHeld } from "./periods.ts";

const at = (hour: number): string => `2026-02-02T${String(hour).padStart(2, "0")}:00:00.000Z`;

/** One event after another, an hour apart, by `admin`. */
const after = (...events: readonly PowerEvent[]) =>
  periodsOf(
    events.map((event, hour) => ({
      ...event,
      id: `e${hour}`,
      at: at(hour),
      actor: { id: "admin" },
    })),
  );

const given: PowerEvent = { type: "roleGiven", data: { person: "ada", role: "auditor" } };
const taken: PowerEvent = { type: "roleTaken", data: { person: "ada", role: "auditor" } };
const enrolled: PowerEvent = {
  type: "passkeyEnrolled",
  data: { person: "ada", credential: "k", countsFrom: at(20) },
};

describe("who had which power when", () => {
  test("a role that is given, taken and given again is two periods, each with who began and who ended it", () => {
    expect(after(given, given, taken, taken, given)).toEqual([
      {
        ...{ who: "ada", holding: "role", what: "auditor", countsFrom: null, lapses: null },
        from: { at: at(0), by: "admin", event: "e0" },
        until: { at: at(2), by: "admin", event: "e2" },
      },
      {
        ...{ who: "ada", holding: "role", what: "auditor", countsFrom: null, lapses: null },
        from: { at: at(4), by: "admin", event: "e4" },
        until: null,
      },
    ]);
  });

  test("an address ends where the next one begins; a confirmation moves from when it counts", () => {
    const added: PowerEvent = { type: "personAdded", data: { person: "ada", address: "c1" } };
    const changed: PowerEvent = {
      type: "addressChanged",
      data: { person: "ada", address: "c2", countsFrom: at(20) },
    };
    const confirmed: PowerEvent = { type: "addressConfirmed", data: { person: "ada" } };
    expect(after(added, changed)).toMatchObject([
      { holding: "address", countsFrom: at(0), until: { event: "e1" } },
      { holding: "address", countsFrom: at(20), until: null },
    ]);
    expect(after(added, changed, confirmed)).toMatchObject([
      { countsFrom: at(0) },
      { countsFrom: at(2) },
    ]);
    const lost: PowerEvent = {
      type: "addressChanged",
      data: { person: "ada", address: null, countsFrom: at(20) },
    };
    expect(after({ type: "personAdded", data: { person: "ada", address: null } })).toEqual([]);
    expect(after(added, lost)).toMatchObject([{ until: { event: "e1" } }]);
  });

  test("a passkey counts from its confirmation, and ends when it is removed", () => {
    const key = { person: "ada", credential: "k" };
    const confirmed: PowerEvent = { type: "passkeyConfirmed", data: key };
    const removed: PowerEvent = { type: "passkeyRemoved", data: key };
    expect(after(enrolled, confirmed, removed)).toMatchObject([
      { holding: "passkey", what: "k", countsFrom: at(1), until: { event: "e2" } },
    ]);
  });

  test("whose account ends has nothing from then on, and others keep theirs", () => {
    const other: PowerEvent = { type: "roleGiven", data: { person: "bea", role: "member" } };
    const ended: PowerEvent = { type: "accountEnded", data: { person: "ada" } };
    expect(after(given, enrolled, other, ended).map(({ who, until }) => [who, until?.at])).toEqual([
      ["ada", at(3)],
      ["ada", at(3)],
      ["bea", undefined],
    ]);
  });

  test("a token lapses by itself, or earlier by somebody; a voucher lasts until ended", () => {
    const made: PowerEvent = {
      type: "tokenMade",
      data: { token: "t", role: "auditor", scopes: "all", until: at(9) },
    };
    const ended: PowerEvent = { type: "tokenEnded", data: { token: "t" } };
    const [token] = after(made);
    if (token === undefined) throw new Error("no token");
    expect(endOf(token)).toBe(at(9));
    expect(after(made, ended).map(endOf)).toEqual([at(1)]);
    expect(wasHeld(token, at(8), at(12))).toBe(true);
    expect(wasHeld(token, at(9), at(12))).toBe(false);
    const voucher: PowerEvent = {
      type: "voucherRegistered",
      data: { voucher: "v", name: "Those who know", publicKey: "p" },
    };
    expect(after(voucher).map(endOf)).toEqual([null]);
    expect(after(voucher, { type: "voucherEnded", data: { voucher: "v" } }).map(endOf)).toEqual([
      at(1),
    ]);
  });

  test("a power was held in a stretch of time that it overlaps, and in no other", () => {
    const [role] = after(given, taken);
    if (role === undefined) throw new Error("no role");
    expect(wasHeld(role, at(0), at(1))).toBe(true);
    expect(wasHeld(role, at(1), at(2))).toBe(false);
    expect(wasHeld(role, "2026-02-01T00:00:00.000Z", at(0))).toBe(false);
  });

  test("a link that was handed out and a template that was adopted are nobody's power to hold", () => {
    expect(
      after(
        { type: "signInLinkHandedOut", data: { person: "ada" } },
        { type: "templateAdopted", data: { template: { name: "x", version: 1, digest: "d" } } },
      ),
    ).toEqual([]);
  });
});
