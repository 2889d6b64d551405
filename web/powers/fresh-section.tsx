import type { FreshChange } from "../../api/services/fresh-changes.ts";
import type { Frame } from "../frame.ts";
import { When } from "../layout/when.tsx";

type Props = { readonly frame: Frame; readonly fresh: readonly FreshChange[] };

const Answer = ({
  credential,
  mine,
  number,
}: Pick<FreshChange, "credential"> & { mine: boolean; number: number }) => (
  <form method="post" action="/who-can-act/changes">
    {credential !== null && <input type="hidden" name="credential" value={credential} />}
    <input type="hidden" name="mine" value={mine ? "yes" : "no"} />
    <button class={mine ? "button button-second" : "link-button"} type="submit">
      {mine ? "That was me" : "That was not me: undo it and sign out everywhere"}
      <span class="unseen">
        {" "}
        ({credential === null ? "your email address" : "the passkey"}, {number} on this list)
      </span>
    </button>
  </form>
);

/** What was changed of how the reader signs in, and does not count yet. */
export const FreshSection = ({ frame, fresh }: Props) => (
  <section aria-labelledby="fresh">
    <h2 id="fresh">New, and not counted yet</h2>
    <ul>
      {fresh.map(({ of, credential, since, countsFrom, mayConfirm }, index) => (
        <li>
          {of === "address" ? "Your email address was changed" : "A passkey was made for you"},{" "}
          <When at={since} frame={frame} />. It counts from <When at={countsFrom} frame={frame} />{" "}
          on.
          {mayConfirm ? (
            <Answer credential={credential} mine={true} number={index + 1} />
          ) : (
            <p class="soft">
              Does it have to count sooner? Say so on a device where you were signed in before.
            </p>
          )}
          <Answer credential={credential} mine={false} number={index + 1} />
        </li>
      ))}
    </ul>
  </section>
);
