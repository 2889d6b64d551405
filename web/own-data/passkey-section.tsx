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
        {passkeys.map(({ since }) => (
          <li>
            A passkey, since <When at={since} frame={frame} />
          </li>
        ))}
      </ul>
    )}
    <form
      method="post"
      action="/your-data/passkeys"
      data-passkey-make="/your-data/passkeys/challenge"
    >
      <input type="hidden" name="passkey" value="" />
      <div data-passkey-only hidden>
        <button class="button button-second" type="submit">
          {passkeys.length === 0 ? "Make a passkey" : "Make another passkey"}
        </button>
        <p class="soft" role="alert" data-passkey-note hidden>
          No passkey was made. You can try again.
        </p>
      </div>
      <noscript>
        <p class="soft">This needs JavaScript. Without a passkey you can do everything else.</p>
      </noscript>
    </form>
  </section>
);
