import type { FreshChange } from "../../api/services/fresh-changes.ts";
import type { Frame } from "../frame.ts";
import { useWords } from "../language/language.tsx";
import { When } from "../layout/when.tsx";
import { powersWords } from "./powers-words.tsx";

type Props = { readonly frame: Frame; readonly fresh: readonly FreshChange[] };

const Answer = ({
  credential,
  mine,
  number,
}: Pick<FreshChange, "credential"> & { mine: boolean; number: number }) => {
  const { fresh: t } = useWords(powersWords);
  return (
    <form method="post" action="/who-can-act/changes">
      {credential !== null && <input type="hidden" name="credential" value={credential} />}
      <input type="hidden" name="mine" value={mine ? "yes" : "no"} />
      <button class={mine ? "button button-second" : "link-button"} type="submit">
        {mine ? t.mine : t.notMine}
        <span class="unseen">
          {" "}
          ({t.which(credential === null ? t.anAddress : t.aPasskey, number)})
        </span>
      </button>
    </form>
  );
};

/** What was changed of how the reader signs in, and does not count yet. */
export const FreshSection = ({ frame, fresh }: Props) => {
  const { fresh: t } = useWords(powersWords);
  return (
    <section aria-labelledby="fresh">
      <h2 id="fresh">{t.title}</h2>
      <ul>
        {fresh.map(({ of, credential, since, countsFrom, mayConfirm }, index) => (
          <li>
            {(of === "address" ? t.address : t.passkey)(<When at={since} frame={frame} />)}{" "}
            {t.counts(<When at={countsFrom} frame={frame} />)}
            {mayConfirm ? (
              <Answer credential={credential} mine={true} number={index + 1} />
            ) : (
              <p class="soft">{t.sooner}</p>
            )}
            <Answer credential={credential} mine={false} number={index + 1} />
          </li>
        ))}
      </ul>
    </section>
  );
};
