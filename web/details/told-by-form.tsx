import type { ToldByChoice } from "../../api/contracts/told-by.ts";
import { hourWords } from "../../domain/time-words.ts";
import type { Language } from "../../domain/language.ts";
import type { Body } from "../body.ts";
import { Choices } from "../layout/choices.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Group, Select, TextInput } from "../layout/fields.tsx";
import { useWords } from "../language/language.tsx";
import { detailsWords } from "./details-words.tsx";

type Props = {
  /** What is kept, and what was sent and not saved in its place; null: nothing was. */
  readonly toldBy: ToldByChoice;
  readonly body: Body | null;
  readonly phone: string | null;
  /** Whether text messages are sent from here at all. */
  readonly textsGoOut: boolean;
  readonly mistakes: readonly Mistake[];
  readonly language: Language;
};

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** The hours in which nobody writes to the reader, by the clock where they are. */
const QuietHours = ({ toldBy: { quiet }, body, mistakes, language }: Props) => {
  const t = useWords(detailsWords).told;
  const options = HOURS.map((hour) => ({ value: `${hour}`, label: hourWords(hour, language) }));
  return (
    <Group name="quiet" label={t.quiet} hint={t.quietHint}>
      <Select
        name="quiet-from"
        label={t.from}
        empty={t.noTime}
        options={options}
        value={body === null ? `${quiet?.from ?? ""}` : body.text("quiet-from")}
        error={mistakeFor(mistakes, "quiet-from")}
      />
      <Select
        name="quiet-until"
        label={t.until}
        empty={t.noTime}
        options={options}
        value={body === null ? `${quiet?.until ?? ""}` : body.text("quiet-until")}
        error={mistakeFor(mistakes, "quiet-until")}
      />
    </Group>
  );
};

/** Email, text message or nothing, and when not. A text says that there is something, and nothing of what. */
export const ToldByForm = (props: Props) => {
  const { toldBy, body, phone, textsGoOut, mistakes } = props;
  const t = useWords(detailsWords).told;
  return (
    <form method="post" action="/details/told-by" novalidate>
      <Choices
        kind="radio"
        name="by"
        label={t.how}
        error={mistakeFor(mistakes, "by")}
        chosen={[body === null ? toldBy.by : body.text("by")]}
        options={[
          { value: "email", label: t.email },
          ...(textsGoOut ? [{ value: "sms", label: t.text, hint: t.textHint }] : []),
          { value: "none", label: t.none, hint: t.noneHint },
        ]}
      />
      {textsGoOut && (
        <>
          <TextInput
            name="phone"
            label={t.number}
            type="tel"
            autocomplete="tel"
            optional
            value={body === null ? (phone ?? "") : body.text("phone")}
            error={mistakeFor(mistakes, "phone")}
            short
          />
          <Choices
            kind="checkbox"
            name="textIfRefused"
            label={t.ifRefused}
            error={mistakeFor(mistakes, "textIfRefused")}
            chosen={
              body === null ? (toldBy.textIfRefused ? ["yes"] : []) : body.all("textIfRefused")
            }
            options={[{ value: "yes", label: t.textInstead }]}
          />
        </>
      )}
      <QuietHours {...props} />
      <button class="button button-second" type="submit">
        {t.save}
      </button>
    </form>
  );
};
