import { useWords } from "../language/language.tsx";
import { homeWords } from "./home-words.tsx";
import type { HeardCry } from "../../api/services/cries.ts";
import type { Frame } from "../frame.ts";
import { cryPlace } from "../help/cry-words.ts";
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
}) => {
  const { cries: t, somebody } = useWords(homeWords);
  return cries.length === 0 ? null : (
    <section aria-labelledby="asked-for">
      <h2 id="asked-for">{t.title}</h2>
      <ul class="cards">
        {cries.map((cry) => (
          <li class="card">
            <p class="eyebrow">{cryPlace(cry)}</p>
            <p>
              <strong>{t.kinds[cry.kind]}.</strong>{" "}
              <span class="soft">
                <When at={cry.since} frame={frame} />
              </span>
            </p>
            {cry.words !== null && <Words>{cry.words}</Words>}
            {cry.takenUp === null ? (
              <p>{t.arrived}</p>
            ) : (
              <p>
                {t.read(
                  givenName(cry.takenUp.name, somebody),
                  <When at={cry.takenUp.at} frame={frame} />,
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
