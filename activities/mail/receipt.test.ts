import { describe, expect, it } from "vitest";
import { ANSWER_EVENTS, ASSURANCES } from "../../domain/blocks/gate/answer-words.ts";
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
const mailOf = (change: Partial<AnswerReceipt> = {}, name: string | null = "Ada") =>
  receiptMail("ada@example.org", { name }, { ...receipt, ...change }, "https://a.example");

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

  it("of one act always has the same id, so that one which came twice is shown once", () => {
    expect(mailOf().messageId).toBe("<receipt-0190a1b2@a.example>");
  });
});
