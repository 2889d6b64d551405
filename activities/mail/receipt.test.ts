import { describe, expect, it } from "vitest";
import { ANSWER_EVENTS, ASSURANCES } from "../../domain/blocks/gate/answer-words.ts";
import type { Language } from "../../domain/language.ts";
import { gradeOf, sentencesOf } from "../../test/specification/reading.ts";
import { receiptMail, type AnswerReceipt } from "./receipt.ts";

const receipt: AnswerReceipt = {
  event: "0190a1b2",
  type: "signedOff",
  answer: "yes",
  version: 2,
  assurance: "signed-in",
  given: "by-themselves",
  pathway: "Implementation pathway",
  step: "Pilot",
  organisation: "0190a1b2-0000-7000-8000-000000000001",
  file: "alongside/receipt@v1\n",
};
const mailOf = (
  change: Partial<AnswerReceipt> = {},
  name: string | null = "Ada",
  language: Language | null = null,
) =>
  receiptMail(
    "ada@example.org",
    { name, language },
    { ...receipt, ...change },
    "https://a.example",
  );

describe("the mail of a receipt", () => {
  it.each(ANSWER_EVENTS)(
    "of %s is short, brings the file, and links to nothing but the check",
    (type) => {
      const { to, subject, text, attachments } = mailOf({ type });
      expect([to, subject]).toEqual(["ada@example.org", "Your receipt: Pilot"]);
      expect(text).toMatch(/^Hello Ada,\n/u);
      expect(text.match(/https?:\/\/\S+/gu)).toEqual(["https://a.example/check-receipt"]);
      expect(text.split(/\s+/u).length).toBeLessThan(150);
      expect(attachments).toEqual([
        { filename: "alongside-receipt-0190a1b2.txt", content: receipt.file },
      ]);
    },
  );

  it("says what was answered, about which version, and how sure that is, to the person themselves", () => {
    expect(mailOf({ answer: "yes-with-changes" }).text).toContain(
      'Your answer about "Pilot" (version 2), part of Implementation pathway, is on record. You said: Yes, with changes.',
    );
    const sure = ASSURANCES.map(
      (assurance) => /that it is yours: (.*)/u.exec(mailOf({ assurance }).text)?.[1],
    );
    expect(sure).toEqual([
      "You signed it with your own passkey. Nobody else could have made it.",
      "It was given while you were signed in with your own link.",
      "A helper wrote it down, and you confirmed it.",
      "A helper wrote it down. You have not confirmed it yet.",
    ]);
  });

  it("says when somebody else gave it, and greets somebody without a name all the same", () => {
    expect(mailOf({ given: "by-delegate" }, null).text).toMatch(
      /^Hello,\n[^]*Somebody answered for you, as you had asked\./u,
    );
  });

  it.each(ANSWER_EVENTS)("of %s can be read at the age of 9 to 11", (type) => {
    for (const given of ["by-themselves", "by-delegate", "by-helper"] as const) {
      const { text } = mailOf({ type, given });
      const sentences = sentencesOf(text.replaceAll(/https?:\/\/\S+/gu, ""));
      expect(sentences.filter((words) => words.length > 20)).toEqual([]);
      expect(gradeOf(sentences)).toBeLessThanOrEqual(6);
    }
  });

  it("is in Welsh for whoever chose that, with the same file", () => {
    for (const assurance of ASSURANCES) {
      const change = { assurance, answer: "yes-with-changes", given: "by-helper" } as const;
      const welsh = mailOf(change, "Ada", "cy");
      const english = new Set(mailOf(change).text.split("\n"));
      expect([welsh.subject, welsh.language]).toEqual(["Eich derbynneb: Pilot", "cy"]);
      expect(welsh.text).toContain("Eich ateb oedd: Ydw, gyda newidiadau.");
      expect(welsh.text.split("\n").filter((line) => english.has(line))).toEqual(
        welsh.text.split("\n").filter((line) => line === "" || line.startsWith("https://")),
      );
      expect(welsh.attachments).toEqual(mailOf(change).attachments);
    }
  });

  it("of one act always has the same id, so that one which came twice is shown once", () => {
    expect(mailOf().messageId).toBe("<receipt-0190a1b2@a.example>");
  });
});
