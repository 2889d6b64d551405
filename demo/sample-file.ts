/** A file that a scenario uploads. `bytes`: its whole content. */
export type SampleFile = {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** What a file of each type begins with, so that it is known for what it is: ISO 32000-1, ISO 14496-12, or words. */
const BEGINS: { readonly [type: string]: string } = {
  "application/pdf": "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n",
  "video/mp4": "\u0000\u0000\u0000\u0018ftypmp42\u0000\u0000\u0000\u0000mp42isom",
};

/** A small file of this type, another for each name. */
export const sampleFile = (name: string, type: string): SampleFile => ({
  name,
  type,
  bytes: Uint8Array.from(
    Buffer.from(`${BEGINS[type] ?? ""}This stands for ${name} in a demo.\n`, "latin1"),
  ),
});

/** How a scenario's form says that a file is to be uploaded: `{ upload: "storyboard.pdf", type: "application/pdf" }`. */
export const askedFile = (value: unknown): SampleFile | null =>
  typeof value === "object" &&
  value !== null &&
  "upload" in value &&
  "type" in value &&
  typeof value.upload === "string" &&
  typeof value.type === "string"
    ? sampleFile(value.upload, value.type)
    : null;
