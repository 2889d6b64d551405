import { afterEach, describe, expect, it, vi } from "vitest";
import { createPasskey, type Kind } from "../../test/support/passkey.ts";
import { browserPorts } from "./browser-ports.ts";
import { coseKey, rawEcdsa } from "./cose-key.ts";
import { nodePorts } from "./node-ports.ts";
import type { PublicKey } from "./ports.ts";
import { verifyWithWebCrypto } from "./web-crypto.ts";

const message = new TextEncoder().encode("I agree.");
const ED25519: PublicKey = { kty: "OKP", crv: "Ed25519", x: "A".repeat(43) };

const signedBy = (kind: Kind) => {
  const passkey = createPasskey(kind);
  const key = coseKey(Buffer.from(passkey.publicKey, "base64url"));
  const made = passkey.sign(message);
  const signature = kind === "P-256" ? rawEcdsa(made) : made;
  if (key === null || signature === null) throw new Error("no key");
  return { key, signature };
};

afterEach(() => vi.unstubAllGlobals());

describe.each(["P-256", "RSA", "Ed25519"] as const)("a signature of the kind %s", (kind) => {
  const { key, signature } = signedBy(kind);

  it("holds for what was signed, and for nothing else", async () => {
    expect(await verifyWithWebCrypto(key, message, signature)).toBe(true);
    expect(await verifyWithWebCrypto(key, message.subarray(1), signature)).toBe(false);
    expect(await verifyWithWebCrypto(key, message, signature.subarray(1))).toBe(false);
    expect(await verifyWithWebCrypto(signedBy(kind).key, message, signature)).toBe(false);
  });
});

describe("a machine that can't tell says so", () => {
  const rejecting = (error: unknown) => {
    const importKey = async () => {
      throw error;
    };
    vi.stubGlobal("crypto", { subtle: { importKey } });
  };
  const answer = () => verifyWithWebCrypto(ED25519, message, new Uint8Array(64));

  it("where there is no Web Crypto", async () => {
    vi.stubGlobal("crypto", {});
    expect(await answer()).toBeNull();
  });

  it("where the scheme is not known", async () => {
    rejecting(new DOMException("", "NotSupportedError"));
    expect(await answer()).toBeNull();
  });

  it("but a key that is none signs nothing", async () => {
    expect(await verifyWithWebCrypto({ ...ED25519, x: "AA" }, message, message)).toBe(false);
    rejecting(new DOMException("", "DataError"));
    expect(await answer()).toBe(false);
    rejecting(null);
    expect(await answer()).toBe(false);
  });
});

it("a browser and a server hash and check alike", () => {
  for (const bytes of [new Uint8Array(), message, new Uint8Array(1_000).fill(7)]) {
    expect(Buffer.from(browserPorts.sha256(bytes))).toEqual(Buffer.from(nodePorts.sha256(bytes)));
  }
  expect(Buffer.from(nodePorts.sha256(new Uint8Array())).toString("hex")).toBe(
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  );
  expect([nodePorts.verify, browserPorts.verify]).toEqual([
    verifyWithWebCrypto,
    verifyWithWebCrypto,
  ]);
});
