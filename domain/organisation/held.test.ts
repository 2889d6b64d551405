import { describe, expect, test } from "vitest";
import type { PowerEvent } from "./event.ts";
import { endOf, periodsOf, wasHeld } from "./periods.ts";
import { evolvePowers, NO_POWERS } from "./powers.ts";

const at = (hour: number): string => `2026-02-02T${String(hour).padStart(2, "0")}:00:00.000Z`;
const placed = (events: readonly PowerEvent[]) =>
  events.map((event, hour) => ({ ...event, id: `e${hour}`, at: at(hour), actor: { id: "admin" } }));
const periods = (...events: readonly PowerEvent[]) => periodsOf(placed(events));
const powers = (...events: readonly PowerEvent[]) => placed(events).reduce(evolvePowers, NO_POWERS);
const change = (hour: number) => ({ at: at(hour), by: "admin", event: `e${hour}` });

const role = (type: "roleGiven" | "roleTaken", what: string): PowerEvent => ({
  type,
  data: { person: "ada", role: what },
});
const key = (type: "passkeyConfirmed" | "passkeyRemoved", credential = "k"): PowerEvent => ({
  type,
  data: { person: "ada", credential },
});
const enrolled: PowerEvent = {
  type: "passkeyEnrolled",
  data: { person: "ada", credential: "k", countsFrom: at(20) },
};
const made = (until: string): PowerEvent => ({
  type: "tokenMade",
  data: { token: "t", role: "auditor", scopes: "all", until },
});
const ended: PowerEvent = { type: "tokenEnded", data: { token: "t" } };
const registered: PowerEvent = {
  type: "voucherRegistered",
  data: { voucher: "v", name: "Those who know", publicKey: "p" },
};
const over: PowerEvent = { type: "voucherEnded", data: { voucher: "v" } };
const added: PowerEvent = { type: "personAdded", data: { person: "ada", address: "c1" } };
const gone: PowerEvent = { type: "accountEnded", data: { person: "ada" } };
const changed = (countsFrom: string, address = "c2"): PowerEvent => ({
  type: "addressChanged",
  data: { person: "ada", address, countsFrom },
});

describe("a period", () => {
  const fresh = { what: "", countsFrom: null, lapses: null, until: null };

  test("is of a token until it lapses, and of a voucher by its name", () => {
    expect(periods(made(at(9)), registered)).toEqual([
      {
        ...{ ...fresh, who: "t", holding: "token", what: "auditor", from: change(0) },
        lapses: at(9),
      },
      {
        ...{ ...fresh, who: "v", holding: "voucher", what: "Those who know", from: change(1) },
      },
    ]);
  });

  test("ends alone where one of several things is taken away", () => {
    const ends = (...events: readonly PowerEvent[]) =>
      periods(role("roleGiven", "auditor"), enrolled, added, ...events).map(({ until }) => until);
    expect(ends(role("roleTaken", "auditor"))).toEqual([change(3), null, null]);
    expect(ends(role("roleTaken", "member"))).toEqual([null, null, null]);
    expect(ends(key("passkeyRemoved"))).toEqual([null, change(3), null]);
    expect(ends(key("passkeyRemoved", "other"))).toEqual([null, null, null]);
    expect(ends(gone)).toEqual([change(3), change(3), change(3)]);
  });

  test("is none where somebody loses what they never had", () => {
    const unknown = [role("roleTaken", "auditor"), key("passkeyConfirmed"), key("passkeyRemoved")];
    const none: readonly PowerEvent[] = [
      ...[...unknown, gone, ended, over],
      { type: "addressConfirmed", data: { person: "ada" } },
    ];
    for (const event of none) expect(Object.entries(periods(event))).toEqual([]);
  });

  test("is over when it lapses or is ended, whichever comes first", () => {
    const end = (...events: readonly PowerEvent[]) => periods(...events).map(endOf);
    expect(end(made(at(9)))).toEqual([at(9)]);
    expect(end(made(at(9)), ended)).toEqual([at(1)]);
    expect(end(made(at(0)), ended)).toEqual([at(0)]);
    expect(end(registered)).toEqual([null]);
    expect(end(registered, over)).toEqual([at(1)]);
  });

  test("is held for as long as nothing ends it", () => {
    const [lasting] = periods(registered);
    if (lasting === undefined) throw new Error("no period");
    expect(wasHeld(lasting, at(5), at(6))).toBe(true);
    expect(wasHeld(lasting, at(0), at(0))).toBe(false);
  });
});

describe("powers", () => {
  test("leave the other roles when one is taken, and the account there", () => {
    const two = [added, role("roleGiven", "auditor"), role("roleGiven", "member")];
    const { people } = powers(...two, role("roleTaken", "auditor"));
    expect(Object.keys(people["ada"]?.roles ?? {})).toEqual(["member"]);
    expect(people["ada"]?.ended).toBe(false);
  });

  test("come back with a role after the account had ended", () => {
    const role1 = role("roleGiven", "member");
    expect(powers(added, gone).people["ada"]?.ended).toBe(true);
    expect(powers(added, gone, role1).people["ada"]?.ended).toBe(false);
    expect(powers(role1).people["ada"]).toMatchObject({ ended: false, address: null, keys: {} });
  });

  test("know the address before the last from the time at which that one counts", () => {
    // The second change comes at the very time from which the first one counts.
    expect(powers(added, changed(at(2)), changed(at(9), "c3")).people["ada"]?.formerAddress).toBe(
      "c2",
    );
    expect(powers(added, changed(at(3)), changed(at(9), "c3")).people["ada"]?.formerAddress).toBe(
      "c1",
    );
  });
});
