import { sameBytes } from "./bytes.ts";

const PRESENT_AND_VERIFIED = 0b101;
const ATTESTED = 0x40;
const EXTENDED = 0x80;
/** SHA-256 of the site, a byte of flags, and a counter of four bytes. */
const PLAIN = 37;

/**
 * Why an authenticator's data (WebAuthn Level 3, section 6.1) are no assertion's for a site, or null. An assertion attests no
 * credential, and is longer than 37 bytes only where its flags say that extensions follow.
 * @param site the SHA-256 of the relying party.
 */
export const wrongAuthenticatorData = (data: Uint8Array, site: Uint8Array): string | null => {
  if (!sameBytes(data.subarray(0, 32), site)) return "it was made for another site";
  const flags = data[32] ?? 0;
  if ((flags & PRESENT_AND_VERIFIED) !== PRESENT_AND_VERIFIED) {
    return "the person was not there, or not verified";
  }
  const isExtended = (flags & EXTENDED) !== 0;
  const isLong = isExtended ? data.length > PLAIN : data.length === PLAIN;
  return isLong && (flags & ATTESTED) === 0
    ? null
    : "its authenticator data have not the length that their flags say";
};

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Why a client's data (WebAuthn Level 3, section 5.8.1) are not this site's question, or null.
 * @param challenge base64url. @throws for what is no JSON in UTF-8.
 */
export const wrongClientData = (
  bytes: Uint8Array,
  challenge: string,
  relyingParty: string,
): string | null => {
  const text = decoder.decode(bytes);
  const said: { readonly [key: string]: unknown } = Object(JSON.parse(text));
  if (namesIn(text).length !== Object.keys(said).length)
    return "its client's data say a thing twice";
  if (said["type"] !== "webauthn.get") return "it was made for something else";
  if (said["challenge"] !== challenge) return "it is about another statement";
  // Within a frame of another site, that site shows what the person believes to answer.
  if ((said["crossOrigin"] ?? false) !== false || "topOrigin" in said) {
    return "it was made within another site";
  }
  return wrongOrigin(said["origin"], relyingParty);
};

/** A host's labels, in lower case; a port is written only where it is not the scheme's own. */
const HTTPS = /^https:\/\/((?:[a-z0-9_-]+\.)*[a-z0-9_-]+)(?::(?!443$)([1-9][0-9]{0,4}))?$/u;
const THIS_MACHINE = /^http:\/\/(localhost)(?::(?!80$)([1-9][0-9]{0,4}))?$/u;
const LAST_PORT = 65_535;

/** An origin is one text, just as a browser writes it: https, or this very machine. */
const wrongOrigin = (given: unknown, relyingParty: string): string | null => {
  if (typeof given !== "string") return "it names no single origin";
  const [, host, port] = HTTPS.exec(given) ?? THIS_MACHINE.exec(given) ?? [];
  if (host === undefined || Number(port ?? 1) > LAST_PORT)
    return `it was made on ${given}, which is no https origin`;
  return host === relyingParty || host.endsWith(`.${relyingParty}`)
    ? null
    : `it was made on ${host}`;
};

/** Texts and brackets of JSON, and the colons that stand after a name. */
const TOKENS = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/gsu;

/** The names of an object's own members, as often as they stand there. @param text JSON that can be parsed. */
const namesIn = (text: string): readonly string[] => {
  const names: string[] = [];
  let depth = 0;
  for (const [token, colon] of text.matchAll(TOKENS)) {
    if (token === "{" || token === "[") depth += 1;
    else if (token === "}" || token === "]") depth -= 1;
    else if (depth === 1 && colon !== undefined) names.push(token);
  }
  return names;
};
