import type { RunFold } from "../../api/services/runs/run-view.ts";
import { unaskedSections } from "../../domain/blocks/gate/readiness.ts";
import { missingFields } from "../../domain/blocks/form/complete.ts";
import type { Part, Version } from "../../domain/state.ts";
import { freshKey } from "../body.ts";
import { Choices } from "../layout/choices.tsx";
import { Panel } from "../layout/panel.tsx";
import { formOfPart, stepOf } from "../run/titles.ts";

type Props = { readonly view: RunFold; readonly part: Part; readonly version: Version };

/** Asks the people who decide about the newest version: all of it, or some sections. */
export const AskForm = ({ view, part, version }: Props) => {
  const step = stepOf(view.state, part.step);
  if (step === undefined || part.gate !== "open") return null;
  const unasked = unaskedSections(view.state, part, step);
  if (unasked.length === 0) return null;
  const form = formOfPart(view.state, part);
  const missing = missingFields(form, version);
  if (missing.length > 0) {
    return (
      <Panel title="Not quite ready to ask">
        <p>
          {missing.length === 1 ? "One question has" : `${missing.length} questions have`} no answer
          yet. <a href={`/board/${view.run}/${part.id}/edit`}>Fill them in</a>, then you can ask for
          sign-off.
        </p>
      </Panel>
    );
  }
  const sections = form.sections.filter(({ key }) => unasked.includes(key));
  return (
    <section class="content-section" aria-labelledby="ask">
      <h2 id="ask">Ask people to sign this off</h2>
      <p>Everybody who decides gets a message. They are asked about exactly this version.</p>
      <form method="post" action={`/board/${view.run}/${part.id}/ask`} novalidate>
        <input type="hidden" name="key" value={freshKey()} />
        <input type="hidden" name="version" value={String(version.number)} />
        {sections.length > 1 && (
          <details>
            <summary>Ask about some sections only</summary>
            <div class="opened">
              <Choices
                kind="checkbox"
                name="sections"
                label="Which sections?"
                hint="Choose none to ask about all of them."
                chosen={[]}
                options={sections.map(({ key, title }) => ({ value: key, label: title }))}
              />
            </div>
          </details>
        )}
        <button class="button" type="submit">
          Ask for sign-off
        </button>
      </form>
    </section>
  );
};
