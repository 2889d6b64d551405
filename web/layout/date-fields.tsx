import type { Body } from "../body.ts";
import { Group } from "./fields.tsx";

/** Day, month and year, which is easier to get right than a calendar. */
export const DateFields = ({
  name,
  label,
  hint = "For example, 4 12 2026",
  body,
  error,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly body: Body;
  readonly error?: string | undefined;
}) => (
  <Group name={`${name}-group`} label={label} hint={hint} error={error}>
    <div class="dates">
      {(["day", "month", "year"] as const).map((part, index) => {
        const id = index === 0 ? name : `${name}.${part}`;
        return (
          <div>
            <label for={id}>{["Day", "Month", "Year"][index]}</label>
            <input
              class={part === "year" ? "input input-year" : "input input-day"}
              id={id}
              name={`${name}.${part}`}
              type="text"
              inputmode="numeric"
              value={body.text(`${name}.${part}`)}
            />
          </div>
        );
      })}
    </div>
  </Group>
);
