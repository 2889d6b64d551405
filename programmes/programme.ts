import type { Template } from "../domain/template.ts";
import type { Scenario } from "./scenario.ts";

/** One of the programmes that come with the product: a folder with its template, its texts, and the scenarios that play it. */
export type Programme = {
  readonly template: Template;
  /**
   * SHA-256 of the template's RFC 8785 bytes, hex. Whoever launches this name and version here or elsewhere launches the
   * same rules: a change to a released template is a new version.
   */
  readonly digest: string;
  /** Where it stands in a list: small numbers first. */
  readonly order: number;
  /** The first plays a run to its proper end; the others go wrong in ways of their own, each to the end that it deserves. */
  readonly scenarios: readonly [Scenario, ...Scenario[]];
};
