import type { Templates } from "../../api/services/templates.ts";
import { templateInWords } from "../../domain/templates/plain-words.ts";
import type { Template } from "../../domain/template.ts";
import type { Frame } from "../frame.ts";
import { Page } from "../layout/page.tsx";
import { count } from "../../domain/counted-words.ts";
import { PathDrawing, PathInWords } from "./path-drawing.tsx";
import { wordsOfPath } from "./path-words.ts";

type Listed = ReturnType<Templates["list"]>;

/** All paths, to be read by anybody who is signed in. */
export const TemplatesPage = ({
  frame,
  templates,
  writes,
}: {
  readonly frame: Frame;
  readonly templates: Listed;
  /** Whether the reader may write paths of the organisation's own. */
  readonly writes: boolean;
}) => (
  <Page frame={frame} title="Paths" back={{ href: "/", text: "Home" }}>
    <h1>Paths that a group can walk</h1>
    <p class="lead">Each is said here in plain words, step by step, and drawn.</p>
    {writes && (
      <p>
        <a href="/own-paths">Write a path of your own</a>
      </p>
    )}
    <ul class="cards">
      {templates.map(({ name, title, summary }) => (
        <li class="card">
          <h2>
            <a class="card-link" href={`/paths/${encodeURIComponent(name)}`}>
              {title}
            </a>
          </h2>
          <p>{summary}</p>
        </li>
      ))}
    </ul>
  </Page>
);

/** One path in plain words, with its drawing. `starts`: whether the reader may start a run of it. */
export const TemplatePage = ({
  frame,
  template,
  starts,
}: {
  readonly frame: Frame;
  readonly template: Template;
  readonly starts: boolean;
}) => {
  const steps = wordsOfPath(template, null);
  return (
    <Page frame={frame} title={template.title} back={{ href: "/paths", text: "All paths" }} wide>
      <h1>{template.title}</h1>
      <p class="lead">{template.summary}</p>
      {starts && (
        <p>
          <a class="button" href={`/launch?template=${encodeURIComponent(template.name)}`}>
            Start a run of it
          </a>
        </p>
      )}
      <div class="board">
        <div>
          <h2 class="first">{count(template.steps.length, "step", "steps")}, in plain words</h2>
          <ol>
            {templateInWords(template).map(({ title, purpose, sentences, ways }) => (
              <li>
                <h3>{title}</h3>
                <p>
                  <strong>{purpose}</strong>
                </p>
                <p>{sentences.join(" ")}</p>
                {ways.map((way) => (
                  <p class="soft">{way}</p>
                ))}
              </li>
            ))}
          </ol>
          {template.parameters.length > 0 && (
            <>
              <h2>What whoever starts it decides</h2>
              <ul>
                {template.parameters.map(({ label }) => (
                  <li>{label}</li>
                ))}
              </ul>
            </>
          )}
        </div>
        <aside aria-labelledby="path">
          <h2 id="path" class="first">
            The path
          </h2>
          <PathDrawing steps={steps} />
          <details>
            <summary>The drawing in words</summary>
            <div class="opened">
              <PathInWords steps={steps} />
            </div>
          </details>
        </aside>
      </div>
    </Page>
  );
};
