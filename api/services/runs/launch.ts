import { calendarOf } from "../../../domain/calendars/calendar-of.ts";
import { uuidV7 } from "../../../audit/uuid-v7.ts";
import { because } from "../../../domain/result.ts";
import type { Actor } from "../../../domain/actor.ts";
import type { Side, Template, TemplateReference } from "../../../domain/template.ts";
import { initial } from "../../../domain/initial.ts";
import type { PinnedTemplates } from "../../../audit/pinned-templates.ts";
import { checked } from "../../contracts/check.ts";
import { Launch } from "../../contracts/launch.ts";
import { actorOf, type Principal } from "../../principal.ts";
import type { ActResult } from "../act-result.ts";
import { derivedUuid } from "../../derived-uuid.ts";
import type { OfferedTemplates, Templates } from "../templates.ts";
import type { Acts } from "./act.ts";
import { launchPermission } from "./decider.ts";
import { createSealer } from "./sealer.ts";

export type LaunchInput = {
  readonly template: string;
  readonly title: string;
  readonly parameters: { readonly [key: string]: unknown };
  readonly nation: "england-and-wales" | "scotland" | "northern-ireland";
  /** The side on which whoever launches the run leads it. */
  readonly leads?: Side;
};

export type Launching = {
  /** `run`: its id, when it was launched. */
  launch(
    principal: Principal,
    input: LaunchInput,
    key?: string,
  ): Promise<ActResult & { readonly run?: string }>;
};

const NO_SUCH_TEMPLATE = "There is no such pathway. Choose one of the list.";

/** Running cases of a retired template go on; a new one is launched of what took its place. */
const retired = (offered: Templates, { name, title }: Template): ActResult => {
  const successor = offered
    .list()
    .find((other) => offered.get(other.name)?.template.supersedes === name);
  const refusal = because(
    "template-retired",
    `“${title}” is retired in your organisation.`,
    successor === undefined
      ? "Choose another pathway. Runs of it that have begun go on."
      : `Start “${successor.title}” instead. Runs of this one that have begun go on.`,
    successor?.name ?? null,
  );
  return { kind: "refused", refusal, version: 0 };
};

/** Launching: the run's id follows from the organisation and the key, so that a repeated request is the same run. */
export const createLaunch =
  (
    acts: Acts,
    templates: OfferedTemplates,
    pinned: Pick<PinnedTemplates, "keep">,
    isRetired: (organisation: string, template: string) => Promise<boolean>,
    /** Told before a run is launched by a template. */
    adopt: (organisation: string, by: Actor, template: TemplateReference) => Promise<void>,
  ): Launching["launch"] =>
  async (principal, raw, key) => {
    const { organisation } = principal;
    const read = checked(Launch, raw);
    if (read.kind === "invalid") return read;
    const input = read.value;
    const leads = input.leads === undefined ? {} : { leads: input.leads };
    const permission = launchPermission(principal, { organisation, ...leads });
    if (permission.kind !== "allowed") return permission;
    const offered = await templates.of(organisation);
    const found = offered.get(input.template);
    if (found === null)
      return {
        kind: "invalid",
        issues: [{ path: ["template"], message: NO_SUCH_TEMPLATE }],
      };
    if (await isRetired(organisation, found.template.name)) return retired(offered, found.template);
    const run = key === undefined ? uuidV7() : derivedUuid("run", organisation, principal.id, key);
    // Before the event that pins it: a run never stands on record without its rules.
    await pinned.keep(found.template);
    await adopt(organisation, actorOf(principal, permission.role), found.reference);
    const sealer = createSealer();
    const result = await acts.submit(
      principal,
      run,
      {
        type: "launchRun",
        data: {
          organisation,
          template: found.reference,
          title: sealer.text(input.title, principal.id),
          parameters: input.parameters,
          calendar: calendarOf(input.nation),
          ...leads,
        },
      },
      {
        ...(await acts.repeatable(principal, key, input)),
        disclosures: sealer.disclosures,
        initial: initial(found.template),
      },
    );
    return result.kind === "accepted" ? { ...result, run } : result;
  };
