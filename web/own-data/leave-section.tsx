import { useWords } from "../language/language.tsx";
import { ownDataWords } from "./own-data-words.tsx";
import { Choices } from "../layout/choices.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";

/** For somebody who leaves and lets their name stand beside what they did. */
export const LeaveSection = ({ mistakes }: { readonly mistakes: readonly Mistake[] }) => {
  const t = useWords(ownDataWords);
  return (
    <section aria-labelledby="leave">
      <h2 id="leave">{t.leave}</h2>
      <p>{t.leaveText}</p>
      <form method="post" action="/your-data/leave">
        <Choices
          kind="checkbox"
          name="leaving"
          label={t.wantLeave}
          error={mistakeFor(mistakes, "leaving")}
          chosen={[]}
          options={[{ value: "yes", label: t.yesLeave }]}
        />
        <button class="button button-second" type="submit">
          {t.leaveButton}
        </button>
      </form>
    </section>
  );
};
