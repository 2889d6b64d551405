import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { Part, Request } from "../../domain/state.ts";
import type { Frame } from "../frame.ts";
import { Page } from "../layout/page.tsx";
import { signInThen } from "../respond.ts";
import { partTitle, runTitle } from "../run/titles.ts";
import { nameOf } from "../words/people.ts";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly part: Part;
  readonly request: Request;
  readonly me: string;
  /** Whom the link was sent to. */
  readonly member: string;
};

/** A question's link of one person, opened while another is signed in. It shows no form: the one must not answer as the other. */
export const AskedElsePage = ({ frame, view, part, request, me, member }: Props) => {
  const name = <bdi dir="auto">{nameOf(view.names, member)}</bdi>;
  const here = `/answer/${view.run}/${request.id}`;
  return (
    <Page frame={frame} title="This question is for somebody else">
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>This question is for {name}</h1>
      <p class="lead">
        The link for “{partTitle(view, part)}” was sent to {name}. This device is signed in as{" "}
        <strong>
          <bdi dir="auto">{nameOf(view.names, me)}</bdi>
        </strong>
        . Who are you?
      </p>
      <ul class="plain-links">
        <li>
          <a href={signInThen(`${here}?asked=${member}`)}>I am {name}: sign in as myself</a>
        </li>
        {request.asked.includes(me) && (
          <li>
            <a href={here}>
              I am <bdi dir="auto">{nameOf(view.names, me)}</bdi>: go to the question that asks me
            </a>
          </li>
        )}
        <li>
          <a href={`${here}/for/${member}`}>I help {name}, or stand in for them</a>
        </li>
      </ul>
    </Page>
  );
};
