import { assentOf, statementOf, type Answering } from "../../domain/blocks/gate/statement.ts";
import type { PasskeySignature } from "../../domain/events/passkey.ts";
import { concatBytes } from "@noble/hashes/utils.js";
import { fromBase64Url, toBase64Url } from "./bytes.ts";
import { coseKey, rawEcdsa } from "./cose-key.ts";
import { canonicalBytesOf } from "./json.ts";
import { isInstant, type LoggedEvent } from "./logged-event.ts";
import type { Ports } from "./ports.ts";
import type { Findings } from "./report.ts";
import { wrongAuthenticatorData, wrongClientData } from "./web-authn.ts";

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
 * @param withheld whether events are missing here for their reader, the one that registers a key perhaps among them.
 */
export const checkSignatures = async (
  ports: Ports,
  events: readonly LoggedEvent[],
  withheld: boolean,
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
    } else if (found === UNKNOWN_KEY && withheld) {
      findings.unsure(
        "signatures",
        `The key that signed event ${event.id} is among what was withheld from whoever asked for this file. An auditor's file holds it.`,
      );
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
    if (signature !== undefined) {
      return wrongMark(event, signature) ?? (await checkAssertion(ports, event, signature, keys));
    }
    return event.assurance === "passkey-signed" ? "it claims one and has none" : null;
  } catch (error) {
    // An entry may hold anything.
    return `it can't be read (${String(error)})`;
  }
};

/** What the answer says of its own signature: how sure it is, and when it was made. */
const wrongMark = ({ assurance, at }: Answer, signed: PasskeySignature): string | null => {
  if (assurance !== "passkey-signed") return `it is marked as ${assurance ?? "nothing"}`;
  if (!isInstant(signed.at)) return "it gives no time";
  return signed.at > at ? "it is of a time after its event" : null;
};

/** Whether what was written with an answer is a commitment, or null where it may be (S2). An entry may hold anything. */
const hasWords = ({ type, data }: Answer): boolean => {
  const words = new Map<string, unknown>(Object.entries(data)).get(WORDS[type] ?? "");
  if (WORDS[type] === undefined) return true;
  if (words === null) return type !== "declined";
  return typeof words === "object" && "commitment" in words && typeof words.commitment === "string";
};

const WORDS: { readonly [type: string]: string } = {
  signedOff: "comment",
  declined: "reason",
  askedForTime: "reason",
};

const UNKNOWN_KEY = "the run knows no such key";

const checkAssertion = async (
  ports: Ports,
  event: Answer,
  signed: PasskeySignature,
  keys: ReadonlyMap<string, Registration>,
): Promise<string> => {
  const registered = keys.get(signed.credential);
  if (registered === undefined) return UNKNOWN_KEY;
  if (registered.member !== event.actor.id) return `the key is that of ${registered.member}`;
  const key = coseKey(bytesOf(registered.publicKey));
  if (key === null) return "its key is of a kind that can't be checked";
  const data = bytesOf(signed.authenticatorData);
  const client = bytesOf(signed.clientDataJSON);
  const wrong = wrongClient(ports, event, signed, registered, client);
  if (wrong !== null) return wrong;
  const site = ports.sha256(new TextEncoder().encode(registered.relyingParty));
  const unfit = wrongAuthenticatorData(data, site);
  if (unfit !== null) return unfit;
  const given = bytesOf(signed.signature);
  const signature = key.kty === "EC" ? rawEcdsa(given) : given;
  const message = concatBytes(data, ports.sha256(client));
  const holds = signature === null ? false : await ports.verify(key, message, signature);
  if (holds === null) return "unsure";
  return holds ? "holds" : "the key did not sign this";
};

/** What a browser says it was asked to have signed: this site's question, about this very statement. */
const wrongClient = (
  { sha256 }: Ports,
  event: Answer,
  signed: PasskeySignature,
  { relyingParty }: Registration,
  client: Uint8Array,
): string | null => {
  if (!hasWords(event)) return "what was signed can't be put together";
  const statement = statementOf(event.run, event.data, assentOf(event), event.data.by, signed.at);
  const challenge = toBase64Url(sha256(canonicalBytesOf(statement)));
  return wrongClientData(client, challenge, relyingParty);
};

const bytesOf = (text: string): Uint8Array => {
  const bytes = fromBase64Url(text);
  if (bytes === null) throw new Error("not base64url");
  return bytes;
};
