import { describe, expect, test } from "vitest";
import type { Given } from "../../test/specification/run.ts";
import {
  about,
  askedGroup,
  at,
  launched,
  runOf,
  who,
  words,
  yes,
} from "../../test/specification/scene.ts";

const { given } = runOf("group");

describe("launching", () => {
  test("opens the first step in the same breath", () => {
    expect(given().when(launched()).types).toEqual(["runLaunched", "stepOpened", "partOpened"]);
  });

  test("states every value that the run works by, defaults and all", () => {
    const { run } = given(launched("refuse"));
    expect(run.state.parameters).toEqual({
      tie: "refuse",
      count: 2,
      every: { months: 3 },
      south: "Southside",
    });
  });

  const stating = (parameters: { [key: string]: string | number }): Given => {
    const order = launched();
    return order.type === "launchRun"
      ? { ...order, type: "launchRun", data: { ...order.data, parameters } }
      : order;
  };
  test.each([
    ["without what only the adopter can state", {}, "parameter-missing"],
    ["with a tie rule that does not exist", { tie: "toss a coin" }, "parameter-invalid"],
    ["with a number that is none", { tie: "refuse", count: "two" }, "parameter-invalid"],
    ["with what nobody asked", { tie: "refuse", colour: "red" }, "parameter-invalid"],
  ] as const)("is refused %s", (_, parameters, code) => {
    expect(given().when(stating(parameters)).code).toBe(code);
  });

  test("happens once, before anything else", () => {
    expect(given(launched()).when(launched()).code).toBe("already-launched");
    expect(given().when(yes("ada")).code).toBe("unknown-run");
  });

  test("is a programme manager's", () => {
    expect(given().when({ ...launched(), actor: who("ada") }).code).toBe("not-allowed");
  });
});

describe("a pause", () => {
  const pause = at("2026-01-06T09:00:00.000Z", { type: "pause", data: { reason: words } });
  const resume = at("2026-01-08T09:00:00.000Z", { type: "resume", data: {} });

  test("stops every clock: due times and notice move by its length", () => {
    const { events, run } = given(...askedGroup, pause).when(resume);
    expect(events).toEqual([{ type: "resumed", data: {} }]);
    expect(run.state.requests["r1"]?.dueAt).toBe("2026-01-21T17:00:00.000Z");
    expect(run.state.requests["r1"]?.noticeUntil).toBe("2026-01-09T17:00:00.000Z");
  });

  test("lets nobody answer, but everybody speak", () => {
    const here = given(...askedGroup, pause);
    expect(here.when(yes("ada")).code).toBe("run-paused");
    const idea: Given = {
      type: "contribute",
      actor: who("ada"),
      data: { id: "c1", member: "ada", part: null, kind: "concern", text: words },
    };
    expect(here.when(idea).code).toBeNull();
  });

  test("counts once where a clock stood already", () => {
    const stop = at("2026-01-05T17:00:00.000Z", {
      type: "askForTime",
      actor: who("ada"),
      data: { ...about("ada"), reason: null },
    });
    const { run, when } = given(...askedGroup, stop, pause, resume);
    expect(run.state.requests["r1"]?.dueAt).toBe("2026-01-19T17:00:00.000Z");
    // Stopped from Monday 17:00 to Friday 17:00, the pause in between
    expect(when(at("2026-01-09T17:00:00.000Z", yes("ada"))).events[1]).toMatchObject({
      type: "clockRestarted",
      data: { dueAt: "2026-01-23T17:00:00.000Z" },
    });
  });

  test("is refused twice, and ends once", () => {
    expect(given(...askedGroup, pause).when(pause).code).toBe("run-paused");
    expect(given(...askedGroup).when(resume).code).toBe("not-paused");
  });
});
