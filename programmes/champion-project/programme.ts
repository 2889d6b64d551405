import type { Programme } from "../programme.ts";
import { championProjectScenario } from "./scenario.ts";
import { championProject } from "./template.ts";

export const programme: Programme = {
  template: championProject,
  digest: "d44780872b13d4d3398ed7375bb4688b7bbd9e013d696c0ed2f96eaa71e5c1f8",
  order: 45,
  scenarios: [championProjectScenario],
};
