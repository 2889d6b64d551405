import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sourceOf, trustedProxies } from "./client-address.ts";

const PROXIES = trustedProxies(["10.0.0.0/8", "127.0.0.1", "fd00::/8"]);
const source = (socket: string, headers: { readonly [name: string]: string } = {}) =>
  sourceOf(socket, new Headers(headers), PROXIES);

describe("the source of a request", () => {
  test.each([
    ["198.51.100.7", "198.51.100.7"],
    ["::ffff:198.51.100.7", "198.51.100.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["", "unknown"],
  ])("of a connection from %s is %s", (socket, expected) => {
    expect(source(socket)).toBe(expected);
  });

  test.each([
    ["203.0.113.9", "203.0.113.9"],
    ["203.0.113.9:4711", "203.0.113.9"],
    ["[2001:db8::9]:4711", "2001:db8:0:0::/64"],
    ["2001:db8:0:0:ffff::9", "2001:db8:0:0::/64"],
    ["1.2.3.4, 203.0.113.9, 10.1.2.3", "203.0.113.9"],
    ["203.0.113.9, unknown, 10.1.2.3", "10.1.2.3"],
    ["nonsense", "10.0.0.1"],
    ["", "10.0.0.1"],
    ["10.0.0.2, 10.0.0.3", "10.0.0.2"],
  ])("that a trusted proxy forwards for “%s” is %s", (list, expected) => {
    expect(source("10.0.0.1", { "x-forwarded-for": list })).toBe(expected);
  });

  test.each([
    ["for=203.0.113.9", "203.0.113.9"],
    ['For="[2001:db8:cafe::17]:4711"', "2001:db8:cafe:0::/64"],
    ["for=1.2.3.4;proto=https;by=10.0.0.9, for=203.0.113.9", "203.0.113.9"],
    ['host="a,b;c", for=203.0.113.9 ; proto=https, for="10.1.1.1"', "203.0.113.9"],
    ["for=203.0.113.9, for=_hidden", "10.0.0.1"],
    ["for=203.0.113.9, for=unknown", "10.0.0.1"],
    ["for=203.0.113.9, proto=https", "10.0.0.1"],
    ['for="203.0.113.9', "10.0.0.1"],
  ])("that a trusted proxy tells as %s is %s", (header, expected) => {
    expect(source("10.0.0.1", { forwarded: header })).toBe(expected);
  });

  test("is the nearest proxy where the two headers disagree: one of them is the caller's own", () => {
    const headers = { forwarded: "for=1.2.3.4", "x-forwarded-for": "203.0.113.9" };
    expect(source("10.0.0.1", headers)).toBe("10.0.0.1");
    expect(source("10.0.0.1", { ...headers, forwarded: "for=203.0.113.9" })).toBe("203.0.113.9");
  });

  const octet = fc.integer({ min: 0, max: 255 });
  const stranger = fc
    .tuple(fc.integer({ min: 11, max: 126 }), octet, octet, octet)
    .map((parts) => parts.join("."));
  const anything = fc
    .string({ unit: "binary-ascii" })
    .map((s) => s.replaceAll(/[^\x20-\x7e]/g, ""));

  test("is their own address, whatever somebody without a trusted proxy sends", () => {
    fc.assert(
      fc.property(stranger, anything, anything, (socket, list, forwarded) => {
        expect(source(socket, { "x-forwarded-for": list, forwarded })).toBe(socket);
      }),
    );
  });

  test("is never what a caller wrote to the left of what a trusted proxy appended", () => {
    fc.assert(
      fc.property(stranger, anything, (caller, forged) => {
        expect(source("10.0.0.1", { "x-forwarded-for": `${forged}, ${caller}` })).toBe(caller);
      }),
    );
  });
});

test.each([
  "10.0.0.0/33",
  "10.0.0",
  "fd00::/129",
  "10.0.0.1/",
  "proxy.example.org",
  "10.0.0.1/8/8",
])("%s is no trusted proxy", (one) => {
  expect(() => trustedProxies([one])).toThrow(/neither an address nor a network/);
});

test.each(["0.0.0.0/0", "::/0"])("%s would trust everybody", (one) => {
  expect(() => trustedProxies([one])).toThrow(/anybody could forge/);
});
