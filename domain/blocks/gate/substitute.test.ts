import { describe, expect, test } from "vitest";
import {
  about,
  askedGroup,
  at,
  joined,
  runOf,
  who,
  wrote,
  yes,
} from "../../../test/specification/scene.ts";
import type { Given } from "../../../test/specification/run.ts";

const { given } = runOf("group");
const recused: Given = {
  type: "recuse",
  actor: who("eve"),
  data: { part: "group:1", member: "eve", reason: null },
};
const fay = joined("fay", "pwle");
const anew = at("2026-01-07T10:00:00.000Z", wrote("group:1", 1, "else"));
const askedIn = (...orders: readonly Given[]) => given(...orders).run.state.requests["r1"]?.asked;

describe("somebody who joins in place of one who stepped out", () => {
  test("is not asked about the words that the others were asked about", () => {
    expect(askedIn(...askedGroup, recused, fay)).toEqual(["ada", "ben", "eve", "cyd", "dee"]);
    expect(given(...askedGroup, recused, fay).when(yes("fay")).code).toBe("asked-next-time");
  });

  test("is asked with a new version, and the one who stepped out is not: both names are on record", () => {
    const { run, events } = given(...askedGroup, recused, fay).when(anew);
    expect(run.state.requests["r1"]?.asked).toEqual(["ada", "ben", "cyd", "dee", "fay"]);
    expect(events).toContainEqual({
      type: "quorumRecomputed",
      data: expect.objectContaining({ request: "r1", added: ["fay"], removed: ["eve"] }),
    });
  });

  test("answers the new version, and whoever stepped out answers no version of it", () => {
    const again = given(...askedGroup, recused, fay, anew);
    const yesToNew = (member: string): Given => ({
      type: "signOff",
      actor: who(member),
      at: "2026-01-08T10:00:00.000Z",
      data: { ...about(member, "r1", 2), digest: "else how", answer: "yes", comment: null },
    });
    expect(again.when(yesToNew("fay")).code).toBeNull();
    expect(again.when(yesToNew("eve")).code).toBe("recused");
  });
});
