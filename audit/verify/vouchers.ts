import type { Vouching } from "../../domain/membership/event.ts";
import { vouchingStatement } from "../../domain/membership/statement.ts";
import { fromBase64Url, toBase64Url, toHex } from "./bytes.ts";
import { canonicalBytesOf } from "./json.ts";
import type { LoggedEvent } from "./logged-event.ts";
import type { Ports } from "./ports.ts";
import type { Findings } from "./report.ts";

/** `holds`: by the key that it names, over the statement; `unsure`: this machine can't tell; else what is wrong. */
export const checkVouching = async (
  { sha256, verify }: Ports,
  vouching: Vouching,
): Promise<"holds" | "unsure" | { readonly wrong: string }> => {
  const key = fromBase64Url(vouching.publicKey);
  const signature = fromBase64Url(vouching.voucherSignature);
  if (key?.length !== 32) return { wrong: "its key is no Ed25519 key" };
  if (toHex(sha256(key)) !== vouching.voucher) return { wrong: "its key is another one" };
  if (signature?.length !== 64) return { wrong: "it is no Ed25519 signature" };
  const publicKey = { kty: "OKP", crv: "Ed25519", x: toBase64Url(key) } as const;
  const holds = await verify(publicKey, canonicalBytesOf(vouchingStatement(vouching)), signature);
  if (holds === null) return "unsure";
  return holds ? "holds" : { wrong: "the key did not sign this" };
};

type Registration = Extract<LoggedEvent, { readonly type: "credentialRegistered" }>["data"];

/**
 * Checks again what organisations signed of members of the run: by the key that they name, and for a passkey that the run knows as
 * nobody else's. @returns whose keys they are, for whoever reads to compare: nothing in a file can show that.
 */
export const checkVouchers = async (
  ports: Ports,
  events: readonly LoggedEvent[],
  findings: Findings<"vouchers">,
): Promise<readonly string[]> => {
  const registered = new Map<string, Registration>();
  for (const { type, data } of events)
    if (type === "credentialRegistered" && !registered.has(data.credential))
      registered.set(data.credential, data);
  const named = new Map<string, string>();
  let right = 0;
  for (const event of events) {
    if (event.type !== "memberVouchedFor") continue;
    const found = await checked(ports, event.data, registered);
    if (found === "holds") {
      right += 1;
      named.set(event.data.voucher, event.data.name);
    } else if (found === "unsure") {
      findings.unsure("vouchers", `This machine can't check the voucher of event ${event.id}.`);
    } else {
      findings.fails("vouchers", `The voucher of event ${event.id} does not hold: ${found.wrong}.`);
    }
  }
  if (!findings.hasTrouble("vouchers")) {
    findings.holds(
      "vouchers",
      right === 0
        ? "Nobody vouched for a member."
        : `${right} times somebody vouched for a member, and each signature holds.`,
    );
  }
  return [...named].map(
    ([key, name]) =>
      `${name} vouches with the key ${key}. Ask them whether it is theirs: the file can't show it.`,
  );
};

const checked = async (
  ports: Ports,
  vouching: Vouching,
  registered: ReadonlyMap<string, Registration>,
): ReturnType<typeof checkVouching> => {
  try {
    const known = registered.get(vouching.credential);
    if (known !== undefined && known.member !== vouching.member)
      return { wrong: `the passkey is that of ${known.member}` };
    if (known !== undefined && known.publicKey !== vouching.passkey)
      return { wrong: "the run knows this passkey by another key" };
    return await checkVouching(ports, vouching);
  } catch (error) {
    // An entry may hold anything.
    return { wrong: `it can't be read (${String(error)})` };
  }
};
