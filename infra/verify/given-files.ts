import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import path from "node:path";
import { normalLine } from "../../domain/written/text.ts";
import { sizeWords } from "../../domain/written/file.ts";
import type { FileVersion, HeldFile } from "../../audit/verify/files.ts";
import type { Check, Report } from "../../audit/verify/report.ts";
import { SetupProblem } from "../problem.ts";

/** A file on this machine. `size`: bytes. `sha256`: of its bytes, hex. */
export type GivenFile = {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
};

/** Reads a file piece by piece. @throws SetupProblem when it can't be read. */
export const readGivenFile = async (file: string): Promise<GivenFile> => {
  const hash = createHash("sha256");
  let size = 0;
  try {
    for await (const piece of createReadStream(file)) {
      const bytes: Uint8Array = piece;
      hash.update(bytes);
      size += bytes.length;
    }
  } catch (cause) {
    throw new SetupProblem(
      `${file} can't be read.`,
      "Name a file that you downloaded from the run.",
      cause,
    );
  }
  return { path: file, name: normalLine(path.basename(file)), size, sha256: hash.digest("hex") };
};

type Shown = Pick<Report, "files" | "hidden"> & { readonly checks: readonly Check<string>[] };

/**
 * Holds files against those that a bundle's versions cover. Holds only for the very bytes (SHA-256) of a version that people
 * signed off or whose gate passed. A name may differ: downloads are renamed, and the bytes are what was signed.
 */
export const checkGivenFiles = (
  report: Shown,
  given: readonly GivenFile[],
): readonly Check<"file">[] => {
  const isBroken = report.checks.some(({ result }) => result === "fails");
  return given.map((one) => ({
    step: "file",
    ...(isBroken ? nothingToGoBy(one) : checkOne(report, one)),
  }));
};

type Found = Omit<Check<"file">, "step">;

const nothingToGoBy = ({ path: where }: GivenFile): Found => ({
  result: "could-not-check",
  message: `${where}: the bundle itself does not hold, so what it says of files can't be relied on.`,
});

const checkOne = ({ files, hidden }: Pick<Report, "files" | "hidden">, given: GivenFile): Found => {
  const { path: where, name, sha256, size } = given;
  const [best] = files
    .filter((file) => file.sha256 === sha256 && file.size === size)
    .flatMap((file) => file.versions.map((version) => ({ file, version })))
    .toSorted(
      (a, b) => standing(b.version) - standing(a.version) || b.version.version - a.version.version,
    );
  if (best !== undefined) return whatBecameOf(given, best.file, best.version);
  const namesake = files.findLast((file) => file.name === name);
  if (namesake !== undefined) {
    return {
      result: "fails",
      message: `${where} is not the file that the record holds as “${name}”. It has ${size} bytes and SHA-256 ${sha256}; in the record stand ${namesake.size} bytes and SHA-256 ${namesake.sha256}. Download it again from the run's page. If it still differs, it was changed after it was written into the record.`,
    };
  }
  return hidden > 0
    ? {
        result: "could-not-check",
        message: `${where} (SHA-256 ${sha256}) is none of the ${files.length} files that this bundle discloses. It leaves out ${hidden} values or events that were erased, or withheld from whoever asked for it: the file may be among them. An auditor's bundle leaves out least.`,
      }
    : {
        result: "fails",
        message: `${where} (SHA-256 ${sha256}) is none of the ${files.length} files of this run, and the bundle leaves nothing out. Check that it is a file of this run.`,
      };
};

/** Of several versions that hold a file the one with the most is told: a passed gate, then a signature. */
const standing = ({ outcome, signed }: FileVersion): number =>
  outcome === "passed" ? 2 : Math.min(signed, 1);

const whatBecameOf = (
  { path: where, name }: GivenFile,
  file: HeldFile,
  { part, version, signed, outcome, isNewest, event }: FileVersion,
): Found => {
  const isSame = `${where} is “${file.name}” (${sizeWords(file.size)}, SHA-256 ${file.sha256}), byte for byte as version ${version} of ${part} covers it (event ${event}).`;
  const renamed = name === file.name ? "" : " It was renamed since.";
  const later = isNewest ? "" : " A later version was saved after that one.";
  const people = signed === 1 ? "1 person has" : `${signed} people have`;
  if (outcome === "passed" || signed > 0) {
    const signatures = signed > 0 ? ` ${people} signed this very version off.` : "";
    return {
      result: "holds",
      message: `${isSame}${signatures}${ENDED[outcome ?? "open"]}${renamed}${later}`,
    };
  }
  return {
    result: "could-not-check",
    message: `${isSame} But nobody has signed that version off.${ENDED[outcome ?? "open"]}${renamed}${later}`,
  };
};

const ENDED = {
  passed: " Its gate passed.",
  refused: " Its gate was refused.",
  overridden: " Its gate was overridden.",
  open: "",
} as const;
