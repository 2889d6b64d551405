import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import { requestsOf } from "../../domain/rules/lookup.ts";
import type { Part, Version } from "../../domain/state.ts";
import { Told } from "../contribute/told.tsx";
import { Changes } from "../form/changes.tsx";
import { Content } from "../form/content.tsx";
import type { Frame } from "../frame.ts";
import { Page } from "../layout/page.tsx";
import { When } from "../layout/when.tsx";
import { dataOf } from "../run/entry-data.ts";
import { formOfPart, partTitle, runTitle } from "../run/titles.ts";
import { nameOf } from "../words/people.ts";
import { EntryLink } from "./entry-link.tsx";
import { versionPath } from "./part-page.tsx";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly part: Part;
  readonly version: Version;
  readonly before: Version | undefined;
  /** The entry that saved it; undefined when it is not shown. */
  readonly saved: HistoryEntry | undefined;
};

/** One version in full, as people saw it, and what changed in it word by word. */
export const AuditVersionPage = ({ frame, view, part, version, before, saved }: Props) => {
  const form = formOfPart(view.state, part);
  const title = `Version ${version.number} of ${partTitle(view, part)}`;
  const asking = requestsOf(view.state, part).filter((one) => one.version === version.number);
  const after = part.versions.find(({ number }) => number === version.number + 1);
  return (
    <Page
      frame={frame}
      title={title}
      back={{ href: `/audit/${view.run}/${part.id}`, text: partTitle(view, part) }}
    >
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>{title}</h1>
      <p>
        Saved by {nameOf(view.names, version.author)}, <When at={version.at} frame={frame} />.{" "}
        {saved !== undefined && <EntryLink run={view.run} entry={saved} what={title} />}
      </p>
      {saved !== undefined && <Told text={dataOf(saved).words("note")} />}
      {asking.length > 0 && (
        <p>
          <strong>People were asked about this version.</strong>
        </p>
      )}
      <details>
        <summary>How to check that these are the very words</summary>
        <div class="opened">
          <p>This is the digest of the version. Each answer names it, and a passkey signs it.</p>
          <p>
            <code>{version.digest}</code>
          </p>
        </div>
      </details>
      <section aria-labelledby="says">
        <h2 id="says">What it says</h2>
        <Content form={form} version={version} sections={[]} reading={view} />
      </section>
      {before !== undefined && (
        <section aria-labelledby="changed">
          <h2 id="changed">What changed since version {before.number}, word by word</h2>
          <Changes
            form={form}
            before={before}
            after={version}
            sections={[]}
            names={view.names}
            disclosed={view.disclosed}
          />
        </section>
      )}
      <nav class="row no-print" aria-label="Versions">
        {before !== undefined && (
          <a
            class="button button-second"
            rel="prev"
            href={versionPath(view.run, part.id, before.number)}
          >
            Version {before.number}
          </a>
        )}
        {after !== undefined && (
          <a
            class="button button-second"
            rel="next"
            href={versionPath(view.run, part.id, after.number)}
          >
            Version {after.number}
          </a>
        )}
      </nav>
    </Page>
  );
};
