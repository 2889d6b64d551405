import { describe, expect, it } from "vitest";
import type { NoticeKind } from "../../domain/event.ts";
import { compose } from "./compose.ts";

const matter = {
  name: "Ada",
  pathway: "Implementation pathway",
  stage: "Pilot",
  version: 2,
  due: "5pm on Friday 4 December",
  waitingFor: 3,
  link: "https://alongside.example.org/runs/r/requests/q",
};
const kinds: readonly NoticeKind[] = ["request", "reminder", "lapsed", "escalation", "stopped"];

describe("the mail of a notice", () => {
  it.each(kinds)("%s greets by name, links to the page once, and is short", (kind) => {
    const { to, subject, text } = compose(kind, "ada@example.org", matter);
    expect(to).toBe("ada@example.org");
    expect(subject).toContain("Pilot");
    expect(text).toMatch(/^Hello Ada,\n/u);
    expect(text.split(matter.link)).toHaveLength(2);
    expect(text.split(/\s+/u).length).toBeLessThan(150);
  });

  it.each(["request", "reminder", "lapsed"] as const)("%s says by when", (kind) => {
    expect(compose(kind, "a@example.org", matter).text).toContain("5pm on Friday 4 December");
  });

  it("greets somebody without a name all the same", () => {
    expect(compose("request", "a@example.org", { ...matter, name: null }).text).toMatch(
      /^Hello,\n/u,
    );
  });

  it("counts one person in words", () => {
    expect(compose("escalation", "a@example.org", { ...matter, waitingFor: 1 }).text).toContain(
      "One person has not answered",
    );
  });
});
