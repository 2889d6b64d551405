import type { RegisteredVoucher } from "../../api/services/vouchers.ts";
import { freshKey, type Body } from "../body.ts";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextArea } from "../layout/fields.tsx";

type Props = {
  readonly run: string;
  readonly vouchers: readonly RegisteredVoucher[];
  readonly lines: readonly string[];
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
};

/** What somebody gives to a voucher to sign, and gives back here. */
export const Vouching = ({ run, vouchers, lines, body, mistakes }: Props) => {
  if (vouchers.length === 0) return null;
  return (
    <section aria-labelledby="vouch">
      <h2 id="vouch">Let an organisation vouch for you</h2>
      <p>
        If an organisation of people with lived experience knows you, it can say so. It does not say
        what you have lived through. You need not do this.
      </p>
      {lines.length === 0 ? (
        <p>
          It vouches for you and your passkey. <a href="/your-data">Make a passkey first.</a>
        </p>
      ) : (
        <>
          <p>1. Give them this line. Do it yourself, best when you meet.</p>
          {lines.map((line) => (
            <pre class="line" tabindex={0}>
              <code>{line}</code>
            </pre>
          ))}
          <p>2. They sign it with their own key, and give you a line back.</p>
          <form method="post" action={`/who-we-are/${run}/vouchers`}>
            <input type="hidden" name="key" value={freshKey()} />
            <TextArea
              name="line"
              label="3. Put that line here"
              value={body.text("line")}
              error={mistakeFor(mistakes, "line")}
            />
            <button class="button" type="submit">
              Put it on record
            </button>
          </form>
        </>
      )}
    </section>
  );
};
