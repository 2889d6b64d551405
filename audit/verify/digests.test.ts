import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hostile, idOf, logged } from "../../test/support/logged.ts";
import { canonicalBytes } from "../entry.ts";
import { checkDigests, checkTemplate } from "./digests.ts";
import { nodePorts } from "./node-ports.ts";
import { collectFindings } from "./report.ts";

const digest = (value: object | null): string =>
  createHash("sha256").update(canonicalBytes(value)).digest("hex");
const event = (data: object, version = 1) =>
  hostile(
    logged(version, {
      type: "versionSaved",
      data: { part: "", version: 1, digest: "", sections: {}, changed: [], note: null },
    }),
    data,
  );
const id = idOf(1);

describe("the template", () => {
  const template = { name: "t" };
  const checked = (data: object) => {
    const findings = collectFindings(["template"]);
    checkTemplate(nodePorts, template, event(data), findings);
    return findings.checks().map(({ result, message }) => `${result}: ${message}`);
  };

  it("holds when its digest is the one that was pinned", () => {
    expect(checked({ template: { name: "t", digest: digest(template) } })).toEqual([
      `holds: The rules are those that the run was launched with (${digest(template)}).`,
    ]);
  });

  it.each([{}, { template: null }, { template: [] }, { template: { digest: "00" } }])(
    "fails for %j",
    (data) => {
      expect(checked(data)).toEqual([
        `fails: The template in the file is not the one that the run pinned in event ${id}.`,
      ]);
    },
  );
});

describe("what was written", () => {
  const fields = { text: { commitment: "aa" } };
  const what = { fields, digest: digest(fields) };
  const whole = digest({ part: "goal:1", sections: { what: what.digest } });
  const saved = { part: "goal:1", sections: { what }, digest: whole };
  const checked = (...events: readonly ReturnType<typeof event>[]) => {
    const findings = collectFindings(["digests"]);
    checkDigests(nodePorts, events, findings);
    return findings.checks().map(({ result, message }) => `${result}: ${message}`);
  };
  const ofWhole = `fails: Event ${id} states a wrong digest of what was written.`;
  const ofSection = `fails: Event ${id} states a wrong digest of its section what.`;

  it("has the digests of its sections, and of all of them", () => {
    expect(checked(event(saved))).toEqual([]);
    const nothing = digest({ part: null, sections: {} });
    expect(checked(event({ digest: nothing }))).toEqual([]);
  });

  it("is not what was signed when anything in it differs", () => {
    expect(checked(event({ ...saved, part: "goal:2" }))).toEqual([ofWhole]);
    expect(checked(event({ ...saved, digest: "00" }))).toEqual([ofWhole]);
    const other = { ...what, fields: { text: { commitment: "bb" } } };
    expect(checked(event({ ...saved, sections: { what: other } }))).toEqual([ofSection]);
    const none = { what: { digest: digest(null) } };
    const about = digest({ part: "goal:1", sections: { what: digest(null) } });
    expect(checked(event({ ...saved, sections: none, digest: about }))).toEqual([]);
  });

  it("may be of any form in a hostile entry, and is told with its event", () => {
    expect(checked(event({}))).toEqual([ofWhole]);
    expect(checked(event({ ...saved, sections: [] }))).toEqual([ofWhole]);
    expect(checked(event({ ...saved, sections: { what: null } }))).toEqual([ofSection, ofWhole]);
  });

  it("is looked for in versions alone", () => {
    const other = logged(2, { type: "withdrew", data: { member: "ada" } });
    expect(checked(event(saved), other)).toEqual([]);
  });
});
