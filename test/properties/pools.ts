import { ENGINE } from "../../domain/actor.ts";
import type { Actor } from "../../domain/actor.ts";
import type { Role, Side } from "../../domain/template.ts";

export const MANAGER: Actor = { id: "manager", role: "programme-manager", via: "session" };
export const AUDITOR: Actor = { id: "auditor", role: "auditor", via: "session" };

/** Everybody who may ever turn up in a generated run. */
export const PEOPLE: readonly string[] = [
  "ada",
  "ben",
  "cyd",
  "dee",
  "eve",
  "fin",
  "gus",
  "hal",
  "ida",
  "jon",
  "kit",
  "lou",
  // Someone may bear the name of a property that every object has, and the launcher may join
  "constructor",
  "manager",
];

export const SIDES: readonly Side[] = ["pwle", "pwle", "staff", "leadership", "partner"];

export const ROLES: readonly Role[] = [
  "decision-maker",
  "chair",
  "coordinator",
  "author",
  "facilitator",
  "deliverer",
  "contributor",
];

export const person = (id: string): Actor => ({ id, role: "member", via: "session" });

export const ANYBODY: readonly Actor[] = [...PEOPLE.map(person), MANAGER, ENGINE, AUDITOR];

/** 5 January 2026, a Monday, at 09:00. */
export const START = Date.UTC(2026, 0, 5, 9);

export const sealed = { commitment: "5ea1ed" };
