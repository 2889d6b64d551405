import type { RunState } from "./state.ts";
import type { Template } from "./template.ts";

/** A run of `template` before its first event. */
export const initial = (template: Template): RunState => ({
  version: 0,
  status: "not-launched",
  organisation: "",
  template,
  pinned: null,
  parameters: {},
  calendar: null,
  launcher: "",
  launchedAt: "",
  pausedAt: null,
  finishedAt: null,
  members: {},
  delegations: {},
  stages: [],
  parts: {},
  requests: {},
  contributions: {},
  polls: {},
  readings: [],
  capacity: [],
  reflections: 0,
  credentials: {},
  owed: {},
  claims: {},
  links: {},
  retired: [],
  overrides: [],
  refusals: {},
});
