import { Choices } from "../layout/choices.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";

/** For somebody who leaves and lets their name stand beside what they did. */
export const LeaveSection = ({ mistakes }: { readonly mistakes: readonly Mistake[] }) => (
  <section aria-labelledby="leave">
    <h2 id="leave">Leave, and keep your name in the history</h2>
    <p>
      You leave all your runs and cannot sign in any more. Your email address, phone number and
      passkeys go. Your name stays beside what you said and decided.
    </p>
    <form method="post" action="/your-data/leave">
      <Choices
        kind="checkbox"
        name="leaving"
        label="Do you want to leave?"
        error={mistakeFor(mistakes, "leaving")}
        chosen={[]}
        options={[{ value: "yes", label: "Yes, end my account" }]}
      />
      <button class="button button-second" type="submit">
        Leave
      </button>
    </form>
  </section>
);
