import { rules } from "./blocks/rules.ts";
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
  steps: [],
  parts: {},
  requests: {},
  contributions: {},
  ...rules.initial,
  capacity: [],
  reflections: 0,
  credentials: {},
  owed: {},
  claims: {},
  cries: {},
  links: {},
  retired: [],
  overrides: [],
  refusals: {},
});
