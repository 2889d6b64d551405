import type { RunFold } from "../../api/services/runs/run-view.ts";
import { newestVersion } from "../../domain/rules/lookup.ts";
import type { Part, RunState } from "../../domain/state.ts";
import type { Frame } from "../frame.ts";
import { TextArea } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { partTitle, runTitle } from "../run/titles.ts";
import { PartForm, textOf, type Filling } from "./part-form.tsx";

type Props = Filling & {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly part: Part;
  readonly me: string;
};

/** Whether somebody of the group can say now that they do not agree with what a part says. */
export const canObject = (state: RunState, part: Part): boolean =>
  state.status === "running" && part.gate === "open" && newestVersion(part) !== undefined;

/** Parts with which somebody of the group can disagree now. */
export const partsToObject = (state: RunState): readonly Part[] =>
  Object.values(state.parts).filter((part) => canObject(state, part));

/** For anybody of the group, asked or not: their no, in their own words. */
export const ObjectPage = ({ frame, view, part, me, body, mistakes }: Props) => {
  const { run, state } = view;
  const here = `/board/${run}/${part.id}`;
  const title = partTitle(view, part);
  const version = newestVersion(part)?.number ?? 0;
  const request = part.requests.find((id) => state.requests[id]?.asked.includes(me));
  const decides = state.members[me]?.roles.includes("decision-maker") === true;
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title={`You do not agree: ${title}`}
      back={{ href: here, text: title }}
    >
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>You do not agree with “{title}”?</h1>
      <p class="lead">
        {decides
          ? "Then it can not go ahead until you say that you are content, or it is changed so that you agree."
          : "Then the people who look after this hear of it, and talk with you."}
      </p>
      {request !== undefined && (
        <p>
          You are asked about this. <a href={`/answer/${run}/${request}`}>Answering “no” there</a>{" "}
          says the same, and counts as your answer too.
        </p>
      )}
      <p>
        You do not have to be polite, and you do not have to have a better idea. You can change your
        mind at any time.
      </p>
      <PartForm
        action={`${here}/object`}
        hidden={{ version: String(version) }}
        button="Put it on record"
      >
        <TextArea
          {...textOf({ body, mistakes })("reason")}
          label="What is wrong, in your own words?"
        />
      </PartForm>
    </Page>
  );
};
