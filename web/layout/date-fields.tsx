import { DATE_PARTS } from "../../domain/written/date.ts";
import type { Body } from "../body.ts";
import { boxName } from "../form/read-date.ts";
import type { Mistake } from "./error-summary.tsx";
import { useLanguage, useWords } from "../language/language.tsx";
import { Group } from "./fields.tsx";
import { layoutWords } from "./layout-words.ts";

/** Day, month and year, which is easier to get right than a calendar. Only the boxes that are wrong are marked. */
export const DateFields = ({
  name,
  label,
  hint,
  optional,
  body,
  mistakes,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
}) => {
  const t = useWords(layoutWords);
  const language = useLanguage();
  const group = `${name}-group`;
  const whole = mistakes.filter(({ field }) => field === name);
  const wrong = DATE_PARTS.filter((part) =>
    mistakes.some(({ field }) => field === boxName(name, part)),
  );
  const messages = [
    ...whole,
    ...mistakes.filter(({ field }) => wrong.some((part) => field === boxName(name, part))),
  ].map(({ message }) => (typeof message === "string" ? message : message[language]));
  const error = messages.length === 0 ? undefined : messages.join(". ");
  return (
    <Group name={group} label={label} hint={hint ?? t.dateHint} error={error} optional={optional}>
      <div class="dates">
        {DATE_PARTS.map((part) => {
          const id = boxName(name, part);
          const isWrong = whole.length > 0 || wrong.includes(part);
          const size =
            part === "year" ? "input-year" : part === "month" ? "input-month" : "input-day";
          return (
            <div>
              <label for={id}>{t.dateParts[part]}</label>
              <input
                class={`input ${size}${isWrong ? " input-wrong" : ""}`}
                id={id}
                name={id}
                type="text"
                inputmode={part === "month" ? undefined : "numeric"}
                value={body.text(id)}
                aria-invalid={isWrong ? "true" : undefined}
                aria-describedby={isWrong ? `${group}-error` : undefined}
              />
            </div>
          );
        })}
      </div>
    </Group>
  );
};
