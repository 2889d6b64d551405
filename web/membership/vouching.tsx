import type { RegisteredVoucher } from "../../api/services/vouchers.ts";
import { freshKey, type Body } from "../body.ts";
import { useWords } from "../language/language.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextArea } from "../layout/fields.tsx";
import { membershipWords } from "./membership-words.tsx";

type Props = {
  readonly run: string;
  readonly vouchers: readonly RegisteredVoucher[];
  readonly lines: readonly string[];
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
};

/** What somebody gives to a voucher to sign, and gives back here. */
export const Vouching = ({ run, vouchers, lines, body, mistakes }: Props) => {
  const { vouch: t } = useWords(membershipWords);
  if (vouchers.length === 0) return null;
  return (
    <section aria-labelledby="vouch">
      <h2 id="vouch">{t.title}</h2>
      <p>{t.text}</p>
      {lines.length === 0 ? (
        <p>
          {t.passkey} <a href="/your-data">{t.makeOne}</a>
        </p>
      ) : (
        <>
          <p>{t.give}</p>
          {lines.map((line) => (
            <pre class="line" tabindex={0}>
              <code>{line}</code>
            </pre>
          ))}
          <p>{t.sign}</p>
          <form method="post" action={`/who-we-are/${run}/vouchers`}>
            <input type="hidden" name="key" value={freshKey()} />
            <TextArea
              name="line"
              label={t.put}
              value={body.text("line")}
              error={mistakeFor(mistakes, "line")}
            />
            <button class="button" type="submit">
              {t.record}
            </button>
          </form>
        </>
      )}
    </section>
  );
};
