import { assentOf, statementOf, type Answering } from "../../domain/blocks/gate/statement.ts";
import type { PasskeySignature } from "../../domain/events/passkey.ts";
import { concatBytes } from "@noble/hashes/utils.js";
import { fromBase64Url, sameBytes, toBase64Url } from "./bytes.ts";
import { coseKey, rawEcdsa } from "./cose-key.ts";
import { canonicalBytesOf } from "./json.ts";
import type { LoggedEvent } from "./logged-event.ts";
import type { Ports } from "./ports.ts";
import type { Findings } from "./report.ts";

type Answer = Extract<LoggedEvent, { readonly type: Answering["type"] }>;
type Registration = Extract<LoggedEvent, { readonly type: "credentialRegistered" }>["data"];

const ANSWERS: readonly LoggedEvent["type"][] = [
  "signedOff",
  "declined",
  "preferred",
  "askedForTime",
  "stoodAside",
];

const isAnswer = (event: LoggedEvent): event is Answer => ANSWERS.includes(event.type);

/**
 * Checks every passkey signature in the record again (WebAuthn Level 3, section 7.2): that the key which the run knows signed
 * the very statement that the event makes, with the person present and verified, for the site that the key answers to.
 */
export const checkSignatures = async (
  ports: Ports,
  events: readonly LoggedEvent[],
  findings: Findings<"signatures">,
): Promise<void> => {
  const keys = new Map<string, Registration>();
  let right = 0;
  for (const event of events) {
    if (event.type === "credentialRegistered" && !keys.has(event.data.credential)) {
      keys.set(event.data.credential, event.data);
    }
    if (!isAnswer(event)) continue;
    const found = await checkAnswer(ports, event, keys);
    if (found === "holds") right += 1;
    else if (found === "unsure") {
      findings.unsure("signatures", `This machine can't check the signature of event ${event.id}.`);
    } else if (found !== null) {
      findings.fails("signatures", `The signature of event ${event.id} does not hold: ${found}.`);
    }
  }
  if (!findings.hasTrouble("signatures")) {
    findings.holds(
      "signatures",
      `${right} answers are signed by passkeys, and each signature holds.`,
    );
  }
};

/** `holds`, `unsure`, what is wrong, or null where there is nothing to check. */
const checkAnswer = async (
  ports: Ports,
  event: Answer,
  keys: ReadonlyMap<string, Registration>,
): Promise<string | null> => {
  try {
    const { signature } = event.data;
    if (signature !== undefined) return await checkAssertion(ports, event, signature, keys);
    return event.assurance === "passkey-signed" ? "it claims one and has none" : null;
  } catch (error) {
    // An entry may hold anything.
    return `it can't be read (${String(error)})`;
  }
};

const PRESENT_AND_VERIFIED = 0b101;

const checkAssertion = async (
  ports: Ports,
  event: Answer,
  signed: PasskeySignature,
  keys: ReadonlyMap<string, Registration>,
): Promise<string> => {
  const registered = keys.get(signed.credential);
  if (registered === undefined) return "the run knows no such key";
  if (registered.member !== event.actor.id) return `the key is that of ${registered.member}`;
  const key = coseKey(bytesOf(registered.publicKey));
  if (key === null) return "its key is of a kind that can't be checked";
  const data = bytesOf(signed.authenticatorData);
  const client = bytesOf(signed.clientDataJSON);
  const wrong = wrongClient(ports, event, signed, registered, client);
  if (wrong !== null) return wrong;
  const site = ports.sha256(new TextEncoder().encode(registered.relyingParty));
  if (!sameBytes(data.subarray(0, 32), site)) return "it was made for another site";
  if (((data[32] ?? 0) & PRESENT_AND_VERIFIED) !== PRESENT_AND_VERIFIED) {
    return "the person was not there, or not verified";
  }
  const given = bytesOf(signed.signature);
  const signature = key.kty === "EC" ? rawEcdsa(given) : given;
  const message = concatBytes(data, ports.sha256(client));
  const holds = signature === null ? false : await ports.verify(key, message, signature);
  if (holds === null) return "unsure";
  return holds ? "holds" : "the key did not sign this";
};

/** What an authenticator's client says of itself (WebAuthn level 3, section 5.8.1); anything may stand in a file. */
type ClientData = { readonly type: string; readonly challenge: string; readonly origin: string };

/** What a browser says it was asked to have signed: this site's question, about this very statement. */
const wrongClient = (
  { sha256 }: Ports,
  event: Answer,
  signed: PasskeySignature,
  { relyingParty }: Registration,
  client: Uint8Array,
): string | null => {
  const said: ClientData = JSON.parse(new TextDecoder().decode(client));
  const statement = statementOf(event.run, event.data, assentOf(event), event.data.by, signed.at);
  const challenge = toBase64Url(sha256(canonicalBytesOf(statement)));
  if (said.type !== "webauthn.get") return "it was made for something else";
  if (said.challenge !== challenge) return "it is about another statement";
  const { hostname } = new URL(said.origin);
  return hostname === relyingParty || hostname.endsWith(`.${relyingParty}`)
    ? null
    : `it was made on ${hostname}`;
};

const bytesOf = (text: string): Uint8Array => {
  const bytes = fromBase64Url(text);
  if (bytes === null) throw new Error("not base64url");
  return bytes;
};
