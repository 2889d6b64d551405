import { describe, expect, it } from "vitest";
import type { NoticeKind } from "../../domain/event.ts";
import { gradeOf, sentencesOf } from "../../test/specification/reading.ts";
import { compose, NOTICE_KINDS } from "./compose.ts";
import type { SubjectMatter } from "./subject-matter.ts";

const matter: SubjectMatter = {
  language: "en",
  name: "Ada",
  organisation: "0190a1b2-0000-7000-8000-000000000001",
  pathway: "Implementation pathway",
  step: "Pilot",
  version: 2,
  day: "4 December 2026",
  due: "5pm on Friday 4 December (UK time)",
  waitingFor: 3,
  outcome: "passed",
  next: 'the next step is "Roll-out".',
  own: false,
  question: "Which poster shall it be?",
  anonymous: true,
  link: "https://alongside.example.org/runs/r/requests/q",
};
const ID = "<notice-1@alongside.example.org>";

describe("the mail of a notice", () => {
  it.each(NOTICE_KINDS)("%s greets by name, links to the page once, and is short", (kind) => {
    const { to, subject, text } = compose(kind, "ada@example.org", matter, ID);
    expect(to).toBe("ada@example.org");
    expect(subject).toMatch(/(Pilot|Implementation pathway|Which poster shall it be\?)$/u);
    expect(text).toMatch(/^Hello Ada,\n/u);
    expect(text.split(matter.link)).toHaveLength(2);
    expect(text.split(/\s+/u).length).toBeLessThan(150);
  });

  it.each(NOTICE_KINDS)("%s can be read at the age of 9 to 11", (kind) => {
    const { text } = compose(kind, "ada@example.org", matter, ID);
    const sentences = sentencesOf(text.replaceAll(matter.link, ""));
    expect(sentences.filter((words) => words.length > 20)).toEqual([]);
    expect(gradeOf(sentences)).toBeLessThanOrEqual(6);
  });

  it.each(["request", "reminder", "lapsed", "changed"] as const)("%s says by when", (kind) => {
    expect(compose(kind, "a@example.org", matter, ID).text).toContain(
      "5pm on Friday 4 December (UK time)",
    );
  });

  it("greets somebody without a name all the same", () => {
    expect(compose("request", "a@example.org", { ...matter, name: null }, ID).text).toMatch(
      /^Hello,\n/u,
    );
  });

  it("counts one person in words", () => {
    const one = compose("escalation", "a@example.org", { ...matter, waitingFor: 1 }, ID);
    expect(one.text).toContain("One person has not answered");
  });

  it("tells only those whose answer lapsed that it no longer counts", () => {
    const isSaid = (kind: NoticeKind) =>
      compose(kind, "a@example.org", matter, ID).text.includes("no longer counts");
    expect(NOTICE_KINDS.filter(isSaid)).toEqual(["lapsed"]);
  });

  it.each([
    ["passed", "The group agreed: Pilot"],
    ["refused", "The group said no: Pilot"],
    ["overridden", "It went ahead without the group's agreement: Pilot"],
  ] as const)("of a gate that was %s says so, and what happens next", (outcome, subject) => {
    const mail = compose("outcome", "a@example.org", { ...matter, outcome }, ID);
    expect(mail.subject).toBe(subject);
    expect(mail.text).toContain('What happens next: the next step is "Roll-out".');
  });
});

describe("a notice in Welsh", () => {
  const welsh: SubjectMatter = {
    ...matter,
    language: "cy",
    day: "4 Rhagfyr 2026",
    due: "5pm ddydd Gwener 4 Rhagfyr (amser y DU)",
    next: 'y cam nesaf yw "Roll-out".',
  };
  /** What is the same in both: the template's titles, the link, and signs. */
  const linesOf = (text: string): readonly string[] =>
    text.split(/\n+/u).filter((line) => line !== matter.link && line !== "");

  it.each(NOTICE_KINDS)("%s says nothing in English, and all that the English one says", (kind) => {
    const mail = compose(kind, "ada@example.org", welsh, ID);
    const english = compose(kind, "ada@example.org", matter, ID);
    expect(mail.language).toBe("cy");
    expect(mail.subject).not.toBe(english.subject);
    const known = new Set(linesOf(english.text));
    expect(linesOf(mail.text).filter((line) => known.has(line))).toEqual([]);
    expect(linesOf(mail.text)).toHaveLength(linesOf(english.text).length);
    for (const [put, itsEnglish] of [
      [welsh.link, matter.link],
      [welsh.pathway, matter.pathway],
      [welsh.step, matter.step],
      [welsh.due, matter.due],
      [welsh.day, matter.day],
      [welsh.next, matter.next],
      [welsh.question, matter.question],
    ] as const) {
      expect([put, mail.text.includes(put)]).toEqual([put, english.text.includes(itsEnglish)]);
    }
  });

  it("counts people as Welsh does", () => {
    const of = (waitingFor: number) =>
      compose("escalation", "a@b.cy", { ...welsh, waitingFor }, ID);
    expect(of(1).text).toContain("Mae un person heb ateb");
    expect(of(2).text).toContain("Mae 2 berson heb ateb");
    expect(of(3).text).toContain("Mae 3 o bobl heb ateb");
  });
});
