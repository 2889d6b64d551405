import { describe, expect, test } from "vitest";
import { asHtml, withFoot } from "./render.ts";

const sender = {
  name: "Oak & Ash",
  colour: "#083f3a",
  phone: "0161 496 0000",
  contact: "Sam & Co",
};
const mail = {
  subject: "A test",
  text: "Hello <b>Ada</b>,\n\nOpen this:\nhttps://here.example/a?b=1&c=2\n\nGoodbye.\n",
};

describe("a message in plain text", () => {
  test("ends with whom to call and whose it is", () => {
    expect(withFoot(mail.text, sender)).toMatch(
      /Goodbye\.\n\n-- \nWould you rather talk to somebody\? Call Sam & Co on 0161 496 0000\.\nFrom Oak & Ash, by Alongside\n$/u,
    );
  });

  test("names nobody where it is not known who answers", () => {
    expect(withFoot("Words", { ...sender, contact: null })).toContain("Call 0161 496 0000.");
  });

  test("names no number when the organisation has none", () => {
    expect(withFoot("Words", { ...sender, phone: null })).toBe(
      "Words\n\n-- \nFrom Oak & Ash, by Alongside\n",
    );
  });
});

test("in Welsh, the foot is in Welsh and the page says so", async () => {
  expect(withFoot("Geiriau", sender, "cy")).toBe(
    "Geiriau\n\n-- \nA fyddai’n well gennych siarad â rhywun? Ffoniwch Sam & Co ar 0161 496 0000.\nGan Oak & Ash, drwy Alongside\n",
  );
  const html = await asHtml({ ...mail, language: "cy" }, sender);
  expect(html).toContain('<html lang="cy"');
  expect(html).not.toMatch(/Would you|Call|From|by Alongside/u);
});

describe("a message in HTML", () => {
  test("holds the same words, escaped, with each address as a link", async () => {
    const html = await asHtml(mail, sender);
    expect(html).toContain("Hello &lt;b&gt;Ada&lt;/b&gt;,");
    expect(html).toContain('<a href="https://here.example/a?b=1&amp;c=2"');
    expect(html).toContain("<bdi>Oak &amp; Ash</bdi>");
    expect(html).toContain("<bdi>Sam &amp; Co</bdi> on");
    expect(html).toContain('href="tel:01614960000"');
    expect(html).toContain("background:#083f3a");
  });

  test("loads nothing", async () => {
    expect(await asHtml(mail, sender)).not.toMatch(/<(?:img|link|script|iframe)|url\(|src=/iu);
  });
});
