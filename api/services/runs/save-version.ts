import { createHash } from "node:crypto";
import { canonicalBytes } from "../../../audit/entry.ts";
import type { Disclosure, Disclosures } from "../../../audit/disclosures.ts";
import type { FileCatalogue } from "../../../audit/files/file-catalogue.ts";
import type { JsonValue } from "../../../audit/json.ts";
import type { Order } from "../../../domain/command.ts";
import type { SectionContent } from "../../../domain/event.ts";
import {
  checkForm,
  isSealedKind,
  normalAnswer,
  type FormValues,
  type Issue,
} from "../../../domain/blocks/form/form.ts";
import { formOf } from "../../../domain/rules/blocks.ts";
import { londonDate } from "../../../domain/rules/calendar.ts";
import { newestVersion, own, stepDefinition } from "../../../domain/rules/lookup.ts";
import { isSealed, type FieldValue } from "../../../domain/sealed.ts";
import type { RunState, Version } from "../../../domain/state.ts";
import type { Field, Section } from "../../../domain/template.ts";
import { isFileValue } from "../../../domain/written/file.ts";
import type { InputIssue } from "../../contracts/check.ts";
import type { Principal } from "../../principal.ts";
import type { RawOrder } from "../../contracts/order.ts";
import type { ActResult } from "../act-result.ts";
import { fileAnswers } from "./file-answers.ts";
import { isJson } from "./json.ts";
import type { Sealer } from "./sealer.ts";

type RawVersion = Extract<RawOrder, { type: "saveVersion" }>;
type Prepared =
  | { readonly kind: "ready"; readonly order: Order }
  | Extract<ActResult, { kind: "invalid" | "not-found" }>;

export type Versions = {
  /** Checks the answers against the part's form, seals its free text and computes the digests. */
  prepare(principal: Principal, run: string, raw: RawVersion, sealer: Sealer): Promise<Prepared>;
};

/**
 * @param load the run's folded state, or null when this principal may not even know of it.
 * @param disclosures where the texts of earlier versions are: a text that did not change keeps its commitment, so that
 *   its section keeps its digest, and nobody is asked again about what stayed the same.
 * @param files the uploads that a version may name.
 */
export const createVersions = (
  load: (principal: Principal, run: string) => Promise<RunState | null>,
  disclosures: Pick<Disclosures, "of">,
  files: Pick<FileCatalogue, "use">,
  now: () => Date,
): Versions => ({
  async prepare(principal, run, raw, sealer) {
    const { part: partId, basedOn, note } = raw.data;
    const state = await load(principal, run);
    if (state === null) return { kind: "not-found" };
    const part = own(state.parts, partId);
    const step = part === undefined ? undefined : stepDefinition(state, part.step);
    if (part === undefined || step === undefined) return { kind: "not-found" };
    const form = formOf(part, step);
    const before = newestVersion(part);
    const known = await disclosures.of(commitmentsOf(before));
    const standing = plainAnswers(before, known);
    const asked = { run, part: partId, form };
    const uploads = await fileAnswers(files, asked, raw.data.sections, standing);
    const { sections } = uploads;
    const faults = checkForm(form, sections, {
      complete: false,
      members: Object.keys(state.members),
      today: londonDate(now().toISOString()),
      before: standing,
    });
    const issues = [...uploads.issues, ...faults.map(placed)];
    if (issues.length > 0) return { kind: "invalid", issues };
    /** A file belongs to whoever uploaded it, everything else to whoever writes it. */
    const whose = (value: JsonValue): string =>
      (isFileValue(value) ? uploads.uploaders.get(value.file) : undefined) ?? principal.id;
    const contents = form.sections.flatMap((section): (readonly [string, SectionContent])[] => {
      const kept = before === undefined ? undefined : own(before.sections, section.key);
      const answers = own(sections, section.key);
      if (answers === undefined) return kept === undefined ? [] : [[section.key, kept]];
      const reuse = (field: Field, value: JsonValue): FieldValue | null => {
        const earlier = kept === undefined ? undefined : own(kept.fields, field.key);
        if (earlier === undefined || !isSealed(earlier)) return null;
        const disclosed = known.get(earlier.commitment);
        return disclosed !== undefined && isSame(disclosed, value) ? earlier : null;
      };
      const fields = fieldsOf(
        section,
        answers,
        (field, value) => reuse(field, value) ?? sealer.text(value, whose(value)),
      );
      return Object.keys(fields).length === 0 && kept === undefined
        ? []
        : [[section.key, { digest: digestOf(fields), fields }]];
    });
    const content = Object.fromEntries(contents);
    return {
      kind: "ready",
      order: {
        type: "saveVersion",
        data: {
          part: partId,
          basedOn,
          digest: versionDigest(partId, content),
          sections: content,
          note: sealer.optional(note, principal.id),
        },
      },
    };
  },
});

/** An issue of a form, by its place in the order's data. */
const placed = ({ section, field, row, column, message }: Issue): InputIssue => ({
  path: ["sections", section, field, row, column].filter((step) => step != null),
  message,
});

/** SHA-256 of the RFC 8785 bytes, hex. */
const digestOf = (value: JsonValue): string =>
  createHash("sha256").update(canonicalBytes(value)).digest("hex");

/** What a sign-off is bound to: the part, and the digest of each of its sections. */
export const versionDigest = (
  part: string,
  sections: { readonly [section: string]: Pick<SectionContent, "digest"> },
): string =>
  digestOf({
    part,
    sections: Object.fromEntries(
      Object.entries(sections).map(([key, { digest }]) => [key, digest]),
    ),
  });

type Fields = { readonly [field: string]: FieldValue };

/** The answered fields of a section, free text sealed. An empty answer is no answer. */
function fieldsOf(
  section: Section,
  answers: { readonly [field: string]: unknown },
  sealed: (field: Field, value: JsonValue) => FieldValue,
): Fields {
  const fields: [string, FieldValue][] = [];
  for (const field of section.fields) {
    const value = normalAnswer(field, own(answers, field.key));
    if (!isJson(value) || isEmpty(value)) continue;
    if (isSealedKind(field.kind)) fields.push([field.key, sealed(field, value)]);
    else if (isPublic(value)) fields.push([field.key, value]);
  }
  return Object.fromEntries(fields);
}

const isEmpty = (value: JsonValue): boolean =>
  value === null ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

const isPublic = (value: JsonValue): value is string | number | boolean | readonly string[] =>
  Array.isArray(value)
    ? value.every((item) => typeof item === "string")
    : typeof value !== "object";

const isSame = (disclosed: Disclosure, value: JsonValue): boolean =>
  canonicalBytes(disclosed.value).equals(canonicalBytes(value));

/** The answers of a version, as far as they still exist. */
const plainAnswers = (
  version: Version | undefined,
  known: ReadonlyMap<string, Disclosure>,
): FormValues =>
  Object.fromEntries(
    Object.entries(version?.sections ?? {}).map(([section, { fields }]) => [
      section,
      Object.fromEntries(
        Object.entries(fields).map(([field, value]) => [
          field,
          isSealed(value) ? known.get(value.commitment)?.value : value,
        ]),
      ),
    ]),
  );

const commitmentsOf = (version: Version | undefined): readonly string[] =>
  Object.values(version?.sections ?? {}).flatMap(({ fields }) =>
    Object.values(fields).flatMap((value) => (isSealed(value) ? [value.commitment] : [])),
  );
