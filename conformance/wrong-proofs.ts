import type { JsonObject } from "../audit/json.ts";
import type { Step } from "../audit/verify/report.ts";
import { linesOf } from "../test/support/bundle-text.ts";
import { copyOf, fileOf, flipped, objectIn, textsIn, written, textOf } from "./lines.ts";
import type { WrongText } from "./wrong-lines.ts";

/** Proofs that lead elsewhere. */
export const wrongInclusion = (text: string): readonly WrongText[] => {
  const lines = linesOf(text);
  const made: WrongText[] = [];
  const add = (name: string, at: number, change: JsonObject): void => {
    const line = written({ ...objectIn(lines[at]), ...change });
    made.push({
      name: `line ${at + 1}: ${name}`,
      must: "inclusion",
      text: fileOf(lines.with(at, line)),
    });
  };
  for (const at of [1, 5, 12, 20]) {
    const { proof, entry } = objectIn(lines[at]);
    const hashes = textsIn(proof);
    add("a hash of the proof is changed", at, { proof: hashes.with(0, flipped(hashes[0] ?? "")) });
    add("the last hash is changed", at, {
      proof: hashes.with(hashes.length - 1, flipped(hashes.at(-1) ?? "")),
    });
    add("the proof is the other way round", at, { proof: hashes.toReversed() });
    add("a hash is missing", at, { proof: hashes.slice(1) });
    add("a hash too many", at, { proof: [...hashes, hashes[0] ?? ""] });
    add("no proof", at, { proof: [] });
    add("the entry was changed", at, {
      entry: Buffer.from(
        Buffer.from(textOf(entry), "base64").toString("utf8").replace('"schema":1', '"schema":2'),
      ).toString("base64"),
    });
    add("the index is beyond the log", at, { index: 2 ** 40 });
  }
  return made;
};

/** Events that are missing, doubled or out of place, and ends that were cut. */
export const wrongCompleteness = (text: string, stages: string): readonly WrongText[] => {
  const lines = linesOf(text);
  const header = objectIn(lines[0]);
  const head = Number(header["head"]);
  const made: WrongText[] = [];
  const add = (name: string, all: readonly string[], must: Step = "completeness"): void => {
    made.push({ name, must, text: fileOf(all) });
  };
  const withHeader = (change: JsonObject, all = lines): readonly string[] =>
    all.with(0, written({ ...header, ...change }));
  for (const at of [1, 2, 7, 13, 21, head]) add(`event ${at} is missing`, lines.toSpliced(at, 1));
  for (const at of [1, 8, 15]) {
    add(`event ${at} stands there twice`, lines.toSpliced(at, 0, lines[at] ?? ""));
    add(
      `events ${at} and ${at + 1} change places`,
      lines.toSpliced(at, 2, lines[at + 1] ?? "", lines[at] ?? ""),
    );
  }
  for (const cut of [1, 2, 5, 20]) {
    const left = lines.toSpliced(head + 1 - cut, cut);
    add(
      `the last ${cut} are cut off, and head and through lowered`,
      withHeader({ head: head - cut, through: head - cut }, left),
    );
    add(
      `the last ${cut} are cut off, and through lowered`,
      withHeader({ through: head - cut }, left),
    );
  }
  add("head is one more", withHeader({ head: head + 1 }));
  add("head and through are one more", withHeader({ head: head + 1, through: head + 1 }));
  add("a step that is not in the run", withHeader({ step: "nowhere" }));
  const { heads } = header;
  const stated = copyOf(heads);
  const changes: readonly (readonly [string, JsonObject])[] = [
    ["version", { version: head - 1 }],
    ["a version more", { version: head + 1 }],
    ["leaf", { leaf: flipped(textOf(stated["leaf"])) }],
    ["path", { path: textsIn(stated["path"]).map(flipped) }],
    ["a shorter path", { path: textsIn(stated["path"]).slice(1) }],
    ["a longer path", { path: [...textsIn(stated["path"]), Buffer.alloc(32).toString("base64")] }],
    [
      "a path of 257",
      { path: Array.from({ length: 257 }, () => Buffer.alloc(32).toString("base64")) },
    ],
    ["proof", { proof: textsIn(stated["proof"]).map(flipped) }],
    ["no proof", { proof: [] }],
    ["index", { index: Number(stated["index"]) - 1 }],
    ["an index beyond the log", { index: 2 ** 40 }],
    ["entry", { entry: flipped(textOf(stated["entry"])) }],
    [
      "an entry of the run",
      {
        entry: textOf(objectIn(lines[head])["entry"]),
        index: Number(objectIn(lines[head])["index"]),
        proof: textsIn(objectIn(lines[head])["proof"]),
      },
    ],
  ];
  for (const [name, change] of changes)
    add(`what the log stated: ${name}`, withHeader({ heads: { ...stated, ...change } }));

  const steps = linesOf(stages);
  const of = objectIn(steps[0]);
  made.push({
    name: "a whole run that is called a step's",
    must: "completeness",
    text: fileOf(steps.with(0, written({ ...of, step: "group" }))),
  });
  return made;
};

/** Templates, words and verdicts that are not those of the run. */
export const wrongContents = (text: string): readonly WrongText[] => {
  const lines = linesOf(text);
  const header = objectIn(lines[0]);
  const made: WrongText[] = [];
  const add = (name: string, must: Step, all: readonly string[]): void => {
    made.push({ name, must, text: fileOf(all) });
  };
  const { template } = header;
  const rules = copyOf(template);
  add("no template", "template", lines.with(0, written({ ...header, template: null })));
  add("an empty template", "template", lines.with(0, written({ ...header, template: {} })));
  for (const member of Object.keys(rules)) {
    const { [member]: _, ...rest } = rules;
    add(
      `the template without its ${member}`,
      "template",
      lines.with(0, written({ ...header, template: rest })),
    );
  }
  add("a template with an easier share", "template", [
    textOf(lines[0]).replace('"share":0.5', '"share":0.1'),
    ...lines.slice(1),
  ]);
  for (const [at, line] of lines.entries()) {
    const value = objectIn(line);
    if (value["kind"] !== "value") continue;
    const edits: readonly (readonly [string, JsonObject])[] = [
      ["other words", { value: "I agree to everything." }],
      ["null", { value: null }],
      ["the same words in a list", { value: [value["value"] ?? null] }],
      ["another key", { key: flipped(textOf(value["key"])) }],
      ["a commitment that no event holds", { commitment: "00".repeat(32) }],
    ];
    for (const [name, change] of edits)
      add(
        `line ${at + 1}: ${name}`,
        "commitments",
        lines.with(at, written({ ...value, ...change })),
      );
  }
  const last = objectIn(lines.at(-1));
  const claimed = copyOf(last["verdict"]);
  const claims = (name: string, verdict: JsonObject): void =>
    add(
      `a verdict ${name}`,
      "verdict",
      lines.with(lines.length - 1, written({ ...last, verdict })),
    );
  claims("of nothing", {});
  claims("with more", { ...claimed, more: 1 });
  for (const standing of ["co-produced", "at-risk", "not-co-produced", "held", "not-yet"])
    if (standing !== claimed["standing"]) claims(`of ${standing}`, { ...claimed, standing });
  for (const member of Object.keys(claimed)) {
    const { [member]: _, ...rest } = claimed;
    claims(`without its ${member}`, rest);
  }
  claims("of an earlier version", { ...claimed, version: Number(claimed["version"]) - 1 });
  claims("without findings", { ...claimed, findings: [] });
  return made;
};
