import type { HeardCry } from "../../api/services/cries.ts";
import type { Frame } from "../frame.ts";
import { cryPlace, ownCryWords } from "../help/cry-words.ts";
import { Words } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";
import { givenName } from "../words/isolate.ts";

/** What the reader asked for, and whether somebody has read it. */
export const OwnCries = ({
  frame,
  cries,
}: {
  readonly frame: Frame;
  readonly cries: readonly HeardCry[];
}) =>
  cries.length === 0 ? null : (
    <section aria-labelledby="asked-for">
      <h2 id="asked-for">What you asked for</h2>
      <ul class="cards">
        {cries.map((cry) => (
          <li class="card">
            <p class="eyebrow">{cryPlace(cry)}</p>
            <p>
              <strong>{ownCryWords[cry.kind]}.</strong>{" "}
              <span class="soft">
                <When at={cry.since} frame={frame} />
              </span>
            </p>
            {cry.words !== null && <Words>{cry.words}</Words>}
            {cry.takenUp === null ? (
              <p>
                It has reached the people who look after this. Nobody has said yet that they read
                it.
              </p>
            ) : (
              <p>
                {givenName(cry.takenUp.name, "Somebody")} read it at{" "}
                <When at={cry.takenUp.at} frame={frame} />, and gets in touch with you.
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
