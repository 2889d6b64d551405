import { describe, expect, it } from "vitest";
import type { Field } from "../template.ts";
import { accepts, fileFaults, isFileValue, sizeWords, typeWords, type FileValue } from "./file.ts";

const film: FileValue = {
  file: "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b",
  name: "Our story, café.mp4",
  size: 12_400_000,
  type: "video/mp4",
  sha256: "ab".repeat(32),
};

const field: Field = { key: "film", label: "The film", kind: "file" };

const messages = (changes: Partial<Field>, value: unknown = film): readonly string[] =>
  fileFaults({ ...field, ...changes }, value).map(({ code, message }) => `${code}: ${message}`);

describe("the answer to a question for a file", () => {
  it("names an upload with its name, size, type and SHA-256", () => {
    expect(isFileValue(film)).toBe(true);
    expect(messages({})).toEqual([]);
  });

  it.each<readonly [string, unknown]>([
    ["words", "film.mp4"],
    ["a list", [film]],
    ["an id alone", { file: film.file }],
    ["something more", { ...film, path: "/etc/passwd" }],
    ["no UUID", { ...film, file: "../../key" }],
    ["no name", { ...film, name: "" }],
    ["a folder", { ...film, name: "films/ours.mp4" }],
    ["a folder of Windows", { ...film, name: "films\\ours.mp4" }],
    ["a name of two lines", { ...film, name: "a\nb" }],
    ["a name that shows its end elsewhere", { ...film, name: "film\u202Efdp.exe" }],
    ["a name that was not normalised", { ...film, name: "cafe\u0301.mp4" }],
    ["no bytes", { ...film, size: 0 }],
    ["half a byte", { ...film, size: 1.5 }],
    ["a size as text", { ...film, size: "12" }],
    ["a type with parameters", { ...film, type: "text/html; charset=utf-8" }],
    ["a type of two lines", { ...film, type: "text/html\r\nx: y" }],
    ["a SHA-256 that is cut off", { ...film, sha256: "ab" }],
    ["a SHA-256 in capitals", { ...film, sha256: "AB".repeat(32) }],
  ])("is refused as %s", (_, value) => {
    expect(messages({}, value)).toEqual([
      'wrong-kind: "The film" needs a file. Upload it first, then name it by its id.',
    ]);
  });

  it("has one of the question's media types", () => {
    expect(messages({ accept: ["image/png", "video/*"] })).toEqual([]);
    expect(messages({ accept: ["image/*", "application/pdf"] })).toEqual([
      'wrong-type: "The film" takes picture, PDF, and this is video/mp4. Save it in one of these forms and choose it again.',
    ]);
    expect(accepts(["video/*"], "videos/mp4")).toBe(false);
  });

  it("has no more bytes than the question takes", () => {
    expect(messages({ maxBytes: film.size })).toEqual([]);
    expect(messages({ maxBytes: film.size - 1 })[0]).toMatch(
      /^too-large: "The film" takes files of up to 12\.4 MB/u,
    );
  });
});

it("says sizes and types as people know them", () => {
  expect([1, 999, 1_000, 12_400_000, 999_949, 999_950, 500_000_000].map(sizeWords)).toEqual([
    "1 byte",
    "999 bytes",
    "1 KB",
    "12.4 MB",
    "999.9 KB",
    "1 MB",
    "500 MB",
  ]);
  expect(["video/mp4", "video/webm", "model/stl"].map(typeWords)).toEqual([
    "MP4 video",
    "video",
    "model/stl",
  ]);
});
