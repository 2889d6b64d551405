import type { FileCatalogue } from "../../../audit/files/file-catalogue.ts";
import type { FormValues } from "../../../domain/blocks/form/form.ts";
import { own } from "../../../domain/rules/lookup.ts";
import type { Form } from "../../../domain/template.ts";
import { isFileValue, type FileValue } from "../../../domain/written/file.ts";
import type { InputIssue } from "../../contracts/check.ts";
import { isUuid } from "../../../domain/written/uuid.ts";

export type FileAnswers = {
  /** The answers, with each file as it was uploaded. */
  readonly sections: FormValues;
  readonly issues: readonly InputIssue[];
  /** Whose upload each file is, by its id; those that stood before are not among them. */
  readonly uploaders: ReadonlyMap<string, string>;
};

const isRecord = (value: unknown): value is { readonly [member: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const MEMBERS = ["name", "size", "type", "sha256"] as const;

/** Whether what somebody says about a file, which may be its id alone, is what was uploaded. */
const agrees = (said: { readonly [member: string]: unknown }, value: FileValue): boolean =>
  MEMBERS.every((member) => said[member] === undefined || said[member] === value[member]);

const isSameContent = (one: unknown, other: FileValue): one is FileValue =>
  isFileValue(one) &&
  one.sha256 === other.sha256 &&
  one.name === other.name &&
  one.type === other.type;

/**
 * Files that answers name by their ids, as they were uploaded: only what was uploaded for this part of this run can be named.
 * One with the content and the name of the file that stands now is that file: nobody is asked again about the same.
 */
export async function fileAnswers(
  files: Pick<FileCatalogue, "use">,
  { run, part, form }: { readonly run: string; readonly part: string; readonly form: Form },
  sent: FormValues,
  before: FormValues,
): Promise<FileAnswers> {
  const issues: InputIssue[] = [];
  const uploaders = new Map<string, string>();

  const read = async (section: string, field: string, said: unknown): Promise<unknown> => {
    // What names no file at all is told with everything else that is wrong with the form.
    if (!isRecord(said) || typeof said["file"] !== "string" || !isUuid(said["file"])) return said;
    const wrong = (message: string): unknown => {
      issues.push({ path: ["sections", section, field], message });
      return null;
    };
    const id = said["file"];
    const stands = own(before, section)?.[field];
    const kept = isFileValue(stands) && stands.file === id ? null : await files.use(run, id);
    const value = isFileValue(stands) && stands.file === id ? stands : kept?.value;
    if (value === undefined || (kept !== null && kept.part !== part)) {
      return wrong(
        "This file was not uploaded here, or it is not there any more. Choose it again.",
      );
    }
    if (!agrees(said, value)) {
      return wrong(
        "This says something else about the file than what was uploaded. Send its id alone.",
      );
    }
    if (isSameContent(stands, value)) return stands;
    if (kept !== null) uploaders.set(id, kept.subject);
    return value;
  };

  const sections: [string, { readonly [field: string]: unknown }][] = [];
  for (const [key, answers] of Object.entries(sent)) {
    const asked = form.sections.find((section) => section.key === key)?.fields ?? [];
    const entries: [string, unknown][] = [];
    for (const [field, value] of Object.entries(answers)) {
      const isFile = asked.some((one) => one.key === field && one.kind === "file");
      entries.push([field, isFile ? await read(key, field, value) : value]);
    }
    sections.push([key, Object.fromEntries(entries)]);
  }
  return { sections: Object.fromEntries(sections), issues, uploaders };
}
