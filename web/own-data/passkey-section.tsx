import { useWords } from "../language/language.tsx";
import { ownDataWords } from "./own-data-words.tsx";
import type { Passkey } from "../../api/contracts/passkey.ts";
import type { Frame } from "../frame.ts";
import { When } from "../layout/when.tsx";

type Props = { readonly frame: Frame; readonly passkeys: readonly Passkey[] };

/** The reader's passkeys, and how to make one. */
export const PasskeySection = ({ frame, passkeys }: Props) => {
  const t = useWords(ownDataWords);
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">{t.passkeys}</h2>
      <p>{t.passkeysText}</p>
      {passkeys.length > 0 && (
        <ul>
          {passkeys.map(({ credential, since, countsFrom }, index) => (
            <li>
              {t.since(<When at={since} frame={frame} />)}
              {Date.parse(countsFrom) > frame.now.getTime() && (
                <p class="soft">{t.isNew(<When at={countsFrom} frame={frame} />)}</p>
              )}
              <form method="post" action="/your-data/passkeys/remove">
                <input type="hidden" name="credential" value={credential} />
                <button class="link-button" type="submit">
                  {t.remove}
                  {passkeys.length > 1 && <span class="unseen">: {t.onList(index + 1)}</span>}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {passkeys.length > 0 && <p class="soft">{t.lost}</p>}
      <form
        method="post"
        action="/your-data/passkeys"
        data-passkey-make="/your-data/passkeys/challenge"
      >
        <input type="hidden" name="passkey" value="" />
        <fieldset data-passkey-only hidden disabled>
          <button class="button button-second" type="submit">
            {passkeys.length === 0 ? t.make : t.makeAnother}
          </button>
          <p class="soft" role="alert" data-passkey-note hidden>
            {t.notMade}
          </p>
        </fieldset>
        <noscript>
          <p class="soft">{t.needsScript}</p>
        </noscript>
      </form>
    </section>
  );
};
