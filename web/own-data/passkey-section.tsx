import type { Passkey } from "../../api/contracts/passkey.ts";
import type { Frame } from "../frame.ts";
import { When } from "../layout/when.tsx";

type Props = { readonly frame: Frame; readonly passkeys: readonly Passkey[] };

/** The reader's passkeys, and how to make one. */
export const PasskeySection = ({ frame, passkeys }: Props) => (
  <section aria-labelledby="passkeys">
    <h2 id="passkeys">Your passkeys</h2>
    <p>
      A passkey is the lock of your phone or computer. What you sign with it is yours: nobody else
      can make it up, not even the people who run this site.
    </p>
    {passkeys.length > 0 && (
      <ul>
        {passkeys.map(({ credential, since, countsFrom }) => (
          <li>
            A passkey, since <When at={since} frame={frame} />
            {Date.parse(countsFrom) > frame.now.getTime() && (
              <p class="soft">
                It is new. Until <When at={countsFrom} frame={frame} /> what you sign with it counts
                as being signed in. After that it counts as your signature.
              </p>
            )}
            <form method="post" action="/your-data/passkeys/remove">
              <input type="hidden" name="credential" value={credential} />
              <button class="link-button" type="submit">
                Remove this passkey
              </button>
            </form>
          </li>
        ))}
      </ul>
    )}
    {passkeys.length > 0 && (
      <p class="soft">
        Did you lose the phone or computer? Remove its passkey. What you signed with it stays
        signed.
      </p>
    )}
    <form
      method="post"
      action="/your-data/passkeys"
      data-passkey-make="/your-data/passkeys/challenge"
    >
      <input type="hidden" name="passkey" value="" />
      <fieldset data-passkey-only hidden disabled>
        <button class="button button-second" type="submit">
          {passkeys.length === 0 ? "Make a passkey" : "Make another passkey"}
        </button>
        <p class="soft" role="alert" data-passkey-note hidden>
          No passkey was made. You can try again.
        </p>
      </fieldset>
      <noscript>
        <p class="soft">This needs JavaScript. Without a passkey you can do everything else.</p>
      </noscript>
    </form>
  </section>
);
