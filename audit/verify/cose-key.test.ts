import { describe, expect, it } from "vitest";
import { cborMap } from "../../test/support/passkey.ts";
import { coseKey, rawEcdsa } from "./cose-key.ts";

const x = Buffer.alloc(32, 1);
const y = Buffer.alloc(32, 2);
const n = Buffer.alloc(256, 128);
const e = Buffer.of(1, 0, 1);
const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

describe("a COSE key is read", () => {
  it("of P-256, RSA and Ed25519", () => {
    expect(coseKey(cborMap([1, 2], [3, -7], [-1, 1], [-2, x], [-3, y]))).toEqual({
      kty: "EC",
      crv: "P-256",
      x: b64(x),
      y: b64(y),
    });
    expect(coseKey(cborMap([1, 3], [3, -257], [-1, n], [-2, e]))).toEqual({
      kty: "RSA",
      n: b64(n),
      e: "AQAB",
    });
    expect(coseKey(cborMap([1, 1], [3, -8], [-1, 6], [-2, x]))).toEqual({
      kty: "OKP",
      crv: "Ed25519",
      x: b64(x),
    });
  });

  it("with what else stands in it, in any order", () => {
    const key = cborMap([-2, x], [-1, 6], [2, Buffer.alloc(40)], [3, -8], [4, 24], [1, 1]);
    expect(coseKey(key)).toMatchObject({ kty: "OKP" });
  });
});

const whole = cborMap([1, 1], [3, -8], [-1, 6], [-2, x]);
/** The key with members before its own. @param head the byte that begins the map. */
const after = (head: number, ...bytes: readonly number[]): Uint8Array =>
  Buffer.concat([Buffer.of(head, ...bytes), whole.subarray(1)]);
const padding = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => [4 + at, 0]).flat();

it("numbers have up to two bytes, and a map up to 23 members", () => {
  const long = Buffer.alloc(300, 3);
  expect(coseKey(cborMap([1, 3], [3, -257], [-1, long], [-2, e]))).toMatchObject({ n: b64(long) });
  expect(coseKey(after(0xa5, 5, 0x19, 0, 1))).toMatchObject({ kty: "OKP" });
  expect(coseKey(after(0xb7, ...padding(19)))).toMatchObject({ kty: "OKP" });
});

describe("anything else is no key", () => {
  it.each<readonly [string, Uint8Array]>([
    ["nothing", new Uint8Array()],
    ["a list", Uint8Array.of(0x80)],
    ["a list of what a key holds", after(0x84)],
    ["24 members", after(0xb8, ...padding(20))],
    ["a member named by bytes", after(0xa5, 0x41, 1, 1)],
    ["a member of four bytes, cut to two", after(0xa5, 5, 0x1a, 0, 1)],
    ["a map without end", Uint8Array.of(0xbf, 0xff)],
    ["a map of more than 23", Uint8Array.of(0xb8, 0)],
    ["a key that is cut off", whole.subarray(0, -1)],
    ["a key with more behind it", Buffer.concat([whole, Buffer.of(0)])],
    ["one member too few", Buffer.concat([Buffer.of(0xa5), whole.subarray(1)])],
    ["a name without a value", Uint8Array.of(0xa1, 1)],
    ["a name in bytes", Uint8Array.of(0xa1, 0x41, 1, 1)],
    ["a name that is a text", Uint8Array.of(0xa1, 0x61, 0x61, 1)],
    ["a value that is a text", Uint8Array.of(0xa1, 1, 0x61, 0x61)],
    ["a number of four bytes", Uint8Array.of(0xa1, 1, 0x1a, 0, 0, 0, 1)],
    ["a number that is cut off", Uint8Array.of(0xa1, 1, 0x18)],
    ["a curve that is not P-256", cborMap([1, 2], [3, -7], [-1, 2], [-2, x], [-3, y])],
    ["P-256 without x", cborMap([1, 2], [3, -7], [-1, 1], [-2, 1], [-3, y])],
    ["P-256 without y", cborMap([1, 2], [3, -7], [-1, 1], [-2, x])],
    ["P-256 with SHA-512", cborMap([1, 2], [3, -36], [-1, 1], [-2, x], [-3, y])],
    ["RSA without n", cborMap([1, 3], [3, -257], [-1, 1], [-2, e])],
    ["a name twice", cborMap([1, 1], [3, -8], [-1, 6], [-2, x], [-2, y])],
    ["RSA of 2,047 bits", cborMap([1, 3], [3, -257], [-1, Buffer.alloc(256, 127)], [-2, e])],
    ["RSA of 1,024 bits", cborMap([1, 3], [3, -257], [-1, Buffer.alloc(128, 255)], [-2, e])],
    ["RSA of 16,392 bits", cborMap([1, 3], [3, -257], [-1, Buffer.alloc(2_049, 255)], [-2, e])],
    ["RSA with a nought before n", cborMap([1, 3], [3, -257], [-1, Buffer.alloc(300)], [-2, e])],
    ["RSA without e", cborMap([1, 3], [3, -257], [-1, n])],
    ["RSA with an even e", cborMap([1, 3], [3, -257], [-1, n], [-2, Buffer.of(2)])],
    ["RSA with an e of 1", cborMap([1, 3], [3, -257], [-1, n], [-2, Buffer.of(1)])],
    ["RSA with an e of nothing", cborMap([1, 3], [3, -257], [-1, n], [-2, Buffer.of()])],
    ["RSA with a nought before e", cborMap([1, 3], [3, -257], [-1, n], [-2, Buffer.of(0, 3)])],
    [
      "RSA with an e of 32 bits",
      cborMap([1, 3], [3, -257], [-1, n], [-2, Buffer.of(128, 0, 0, 1)]),
    ],
    [
      "RSA with an e of 5 bytes",
      cborMap([1, 3], [3, -257], [-1, n], [-2, Buffer.of(1, 0, 0, 0, 1)]),
    ],
    ["RSA with SHA-1", cborMap([1, 3], [3, -65535], [-1, n], [-2, e])],
    ["another Edwards curve", cborMap([1, 1], [3, -8], [-1, 7], [-2, x])],
    ["Ed25519 without x", cborMap([1, 1], [3, -8], [-1, 6], [-2, 1])],
    ["Ed25519 by another scheme", cborMap([1, 1], [3, -7], [-1, 6], [-2, x])],
  ])("%s", (_, bytes) => {
    expect(coseKey(bytes)).toBeNull();
  });
});

describe("an ECDSA signature", () => {
  const der = (...bytes: readonly number[]): Uint8Array =>
    Uint8Array.of(0x30, bytes.length, ...bytes);
  const big = Array.from({ length: 32 }, (_, at) => 0x80 + at);
  const padded = (...bytes: readonly number[]) => [...Array(32 - bytes.length).fill(0), ...bytes];

  it("is its two numbers, each of 32 bytes", () => {
    expect(rawEcdsa(der(2, 1, 5, 2, 2, 6, 7))).toEqual(
      Uint8Array.from([...padded(5), ...padded(6, 7)]),
    );
    expect(rawEcdsa(der(2, 33, 0, ...big, 2, 33, 0, ...big))).toEqual(
      Uint8Array.from([...big, ...big]),
    );
    expect(rawEcdsa(der(2, 1, 127, 2, 2, 0, 128))).toEqual(
      Uint8Array.from([...padded(127), ...padded(128)]),
    );
  });

  it.each<readonly [string, Uint8Array]>([
    ["nothing", new Uint8Array()],
    ["no sequence", Uint8Array.of(0x31, 6, 2, 1, 5, 2, 1, 6)],
    ["a length too short", Uint8Array.of(0x30, 5, 2, 1, 5, 2, 1, 6)],
    ["a length too long", Uint8Array.of(0x30, 7, 2, 1, 5, 2, 1, 6)],
    ["an empty sequence", der()],
    ["no first number", der(3, 1, 5, 2, 1, 6)],
    ["no second number", der(2, 1, 5)],
    ["a second of another kind", der(2, 1, 5, 3, 1, 6)],
    ["a number of no bytes", der(2, 0, 2, 1, 6)],
    ["a second of no bytes", der(2, 1, 5, 2, 0)],
    ["a number without its length", der(2, 1, 5, 2)],
    ["a number that is cut off", der(2, 1, 5, 2, 2, 6)],
    ["more behind", der(2, 1, 5, 2, 1, 6, 0)],
    ["a first of 33 bytes", der(2, 33, 1, ...big, 2, 1, 6)],
    ["a second of 33 bytes", der(2, 1, 6, 2, 33, 1, ...big)],
    ["nought", der(2, 1, 0, 2, 1, 1)],
    ["a number below nought", der(2, 1, 128, 2, 1, 1)],
    ["a second below nought", der(2, 1, 1, 2, 32, ...big)],
    ["a nought before a number that needs none", der(2, 2, 0, 127, 2, 1, 1)],
    ["a length that is written the long way", Uint8Array.of(0x30, 0x81, 6, 2, 1, 5, 2, 1, 6)],
  ])("%s is none", (_, bytes) => {
    expect(rawEcdsa(bytes)).toBeNull();
  });
});
