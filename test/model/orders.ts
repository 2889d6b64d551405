import type { Order } from "../../domain/command.ts";
import type { Request } from "../../domain/state.ts";
import { sealed } from "../properties/pools.ts";
import type { Run } from "../specification/run.ts";
import { PART, saved, section } from "./part.ts";

/** What an act of the model names, and what is on record about it. */
export type About = {
  readonly by: string | undefined;
  readonly whom: string;
  readonly about: string;
  readonly request: Request | undefined;
  readonly written: number;
};

/** The command that an act of the model is. @throws for what is no act of a person, or of the engine. */
export const orderOf = (
  run: Run,
  act: string,
  { by, whom, about, request, written }: About,
): Order => {
  const part = PART;
  const answer = {
    part,
    request: about,
    version: request?.version ?? 0,
    digest: request?.digest ?? "",
    member: whom,
  };
  switch (act) {
    case "Write": {
      const sections = run.state.parts[PART]?.versions.at(-1)?.sections ?? {};
      return saved(written, { ...sections, [about]: section(`${about} ${written}`) });
    }
    case "Ask":
    case "AskAgain":
      return {
        type: "requestSignOff",
        data: {
          id: act === "Ask" ? about : `${about} again`,
          part,
          version: written,
          sections: [about],
        },
      };
    case "Yes":
    case "DelegatedYes":
      return { type: "signOff", data: { ...answer, answer: "yes", comment: null } };
    case "HelpedYes": {
      const assistance = { helper: by ?? "nobody", channel: "phone", readBack: true } as const;
      return { type: "signOff", data: { ...answer, assistance, answer: "yes", comment: null } };
    }
    case "Confirm":
      return { type: "confirmAnswer", data: { request: about, member: whom } };
    case "No":
      return {
        type: "decline",
        data: { ...answer, reason: sealed, objection: `${whom}-${run.state.version}` },
      };
    case "Lift": {
      const objections = Object.entries(run.state.parts[PART]?.objections ?? {});
      const found = objections.find(
        ([, one]) => one.open && one.member === whom && one.request === about,
      );
      return { type: "liftObjection", data: { part, objection: found?.[0] ?? "none" } };
    }
    case "MoreTime":
      return { type: "askForTime", data: { ...answer, reason: null } };
    case "StepBack":
      return { type: "standAside", data: answer };
    case "Recuse":
      return { type: "recuse", data: { part, member: whom, reason: null } };
    case "Withdraw":
      return { type: "withdraw", data: { member: whom } };
    case "AddDecider":
      return { type: "changeRoles", data: { member: whom, roles: ["decision-maker"] } };
    case "RemoveDecider":
      return { type: "changeRoles", data: { member: whom, roles: ["contributor"] } };
    case "Delegate":
      return { type: "delegate", data: { from: by ?? "nobody", to: whom, until: "2026-03-31" } };
    case "EndDelegation":
      return { type: "endDelegation", data: { from: whom } };
    case "Restart":
      return { type: "restartClock", data: { request: about, reason: sealed } };
    case "Pass":
      return { type: "passGate", data: { part } };
    default:
      throw new Error(`the model has an act that nothing is known of: ${act}`);
  }
};
