import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { verifyTimestamp } from "../../audit/timestamp/authority.ts";
import { TimestampRefused } from "../../audit/timestamp/token.ts";
import type { Check, Report } from "../../audit/verify/report.ts";
import { SetupProblem } from "../problem.ts";
import { readFirstLine } from "./shown-bundle.ts";

type Found = Omit<Check<"timestamp">, "step">;

const readNamed = (file: string, mend: string): Promise<Buffer> =>
  readFile(file).catch((cause: unknown) => {
    throw new SetupProblem(`${file} can't be read.`, mend, cause);
  });

/**
 * Holds a time stamp (RFC 3161) against the checkpoint of a bundle. @param authorities files with certificates in PEM that whoever checks
 * trusts. @throws SetupProblem when a file can't be read
 */
export const checkTimeStamp = async (
  bundle: string,
  { run }: Pick<Report, "run">,
  { token, authorities }: { readonly token: string; readonly authorities: readonly string[] },
): Promise<Check<"timestamp">> => {
  const bytes = await readNamed(token, "Name the authority's answer, a .tsr file.");
  const pems = await Promise.all(
    authorities.map(async (file) => {
      const text = (await readNamed(file, "Name a file with certificates.")).toString("utf8");
      return text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/gu) ?? [];
    }),
  );
  const found = await foundOf(bundle, run, bytes, pems.flat());
  return { step: "timestamp", ...found };
};

const foundOf = async (
  bundle: string,
  run: string | null,
  token: Uint8Array,
  authorities: readonly string[],
): Promise<Found> => {
  const header = run === null ? null : await readFirstLine(createReadStream(bundle));
  if (header === null) {
    return { result: "could-not-check", message: "The bundle's checkpoint can't be read." };
  }
  if (authorities.length === 0) {
    return {
      result: "could-not-check",
      message: "Name the authority's certificate, or the root behind it, with --authority.",
    };
  }
  try {
    const note = new TextEncoder().encode(header.checkpoint);
    const { time, authority } = verifyTimestamp(Uint8Array.from(token), note, authorities);
    const who = authority.replaceAll("\n", ", ");
    return {
      result: "holds",
      message: `The checkpoint existed at ${time.toISOString()} at the latest: ${who} signed that.`,
    };
  } catch (error) {
    if (!(error instanceof TimestampRefused)) throw error;
    return { result: "fails", message: `The time stamp is refused: ${error.message}.` };
  }
};
