import { describe, expect, it } from "vitest";
import { HEAD, mediaTypeOf } from "./media-type.ts";

const utf8 = (text: string): Buffer => Buffer.from(text, "utf8");
const PDF = utf8("%PDF-1.7\n%âãÏÓ\n");
const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
const MP4 = Buffer.concat([Buffer.from("0000001c", "hex"), utf8("ftypisom"), Buffer.alloc(16)]);
const ZIP = Buffer.concat([Buffer.from("504b0304140000000800", "hex"), Buffer.alloc(20)]);
const EXE = Buffer.concat([utf8("MZ"), Buffer.alloc(100)]);
const HTML = utf8("<!doctype html><script>alert(1)</script>");
const SVG = utf8('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const WORDS = utf8("What we heard: “nobody asked us”, again and again.\n");
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

describe("the media type of a file", () => {
  it.each<readonly [string, Buffer, string]>([
    ["application/pdf", PDF, "application/pdf"],
    ["APPLICATION/PDF; charset=binary", PDF, "application/pdf"],
    ["image/png", PNG, "image/png"],
    ["video/mp4", MP4, "video/mp4"],
    ["audio/mp4", MP4, "audio/mp4"],
    [WORD, ZIP, WORD],
    ["text/plain", WORDS, "text/plain"],
    ["text/csv", WORDS, "text/csv"],
    ["text/html", HTML, "text/html"],
    ["image/svg+xml", SVG, "image/svg+xml"],
    ["application/json", utf8('{"a":1}'), "application/json"],
    ["", PDF, "application/pdf"],
    ["application/octet-stream", PNG, "image/png"],
    ["application/octet-stream", WORDS, "text/plain"],
    ["application/octet-stream", Buffer.from([0, 1, 2, 3]), "application/octet-stream"],
  ])("is what it is said to be, or what it starts with: %s", async (declared, head, type) => {
    expect(await mediaTypeOf(declared, head)).toBe(type);
  });

  it.each<readonly [string, string, Buffer]>([
    ["a page as a picture", "image/png", HTML],
    ["words as a PDF", "application/pdf", WORDS],
    ["a program as a film", "video/mp4", EXE],
    ["a program as words", "text/plain", EXE],
    ["a picture as a PDF", "application/pdf", PNG],
    ["a PDF as a picture", "image/jpeg", PDF],
    ["an archive as a PDF", "application/pdf", ZIP],
    ["bytes as a picture", "image/png", Buffer.from([0, 1, 2, 3])],
    ["bytes as words", "text/plain", Buffer.from([0xff, 0xfe, 0xfd])],
    ["words as a model of their own kind", "application/x-thing", WORDS],
  ])("is refused for %s", async (_, declared, head) => {
    expect(await mediaTypeOf(declared, head)).toBeNull();
  });

  it("is text also where the look at it ends within a character", async () => {
    const long = utf8("é".repeat(HEAD));
    for (const length of [HEAD - 1, HEAD])
      expect(await mediaTypeOf("text/plain", long.subarray(0, length))).toBe("text/plain");
  });
});
