import { describe, expect, test } from "vitest";
import { gradeOf, sentencesOf } from "../../test/specification/reading.ts";
import { signInMail } from "./sign-in-mail.ts";

const about: Parameters<typeof signInMail>[0] = {
  email: "ada@example.org",
  name: "Ada",
  language: "en",
  organisation: { id: "0190a1b2-0000-7000-8000-000000000001", name: "Harbour" },
  isShared: true,
  link: "https://a.example/sign-in/token",
  code: "042837",
  lasts: { hours: 8 },
};

describe.each([{ hours: 8 }, { days: 14 }])("the mail of a sign-in link that lasts %j", (lasts) => {
  test.each([true, false])("can be read at the age of 9 to 11 (shared address: %s)", (isShared) => {
    const { text } = signInMail({ ...about, lasts, isShared });
    const sentences = sentencesOf(text.replaceAll(about.link, ""));
    expect(sentences.filter((words) => words.length > 20)).toEqual([]);
    expect(gradeOf(sentences)).toBeLessThanOrEqual(6);
  });

  test("is in Welsh for whoever reads Welsh, with the same link and code", () => {
    const english = signInMail({ ...about, lasts });
    const welsh = signInMail({ ...about, lasts, language: "cy" });
    const known = new Set(english.text.split("\n"));
    expect(welsh.language).toBe("cy");
    expect(welsh.subject).toBe("Eich dolen mewngofnodi ar gyfer Alongside: Ada");
    expect(welsh.text).toContain(about.code);
    expect(welsh.text.split("\n").filter((line) => line !== "" && known.has(line))).toEqual([
      about.link,
    ]);
  });
});
