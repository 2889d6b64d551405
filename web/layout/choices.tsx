import type { Child } from "hono/jsx";
import type { Said } from "../language/language.tsx";
import { Group } from "./fields.tsx";

export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What to ask once this one is chosen; always shown where the style sheet cannot hide it. */
  readonly then?: Child;
};

type ChoicesProps = {
  readonly kind: "radio" | "checkbox";
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: Said | undefined;
  readonly optional?: boolean | undefined;
  readonly chosen: readonly string[];
  readonly options: readonly Choice[];
};

/** Radio buttons or tick boxes, each a target as wide as its line. The first one carries the group's error link. */
export const Choices = ({ kind, options, chosen, ...group }: ChoicesProps) => (
  <Group {...group} name={`${group.name}-group`}>
    <div class="choices">
      {options.map((option, index) => {
        const id = index === 0 ? group.name : `${group.name}-${index + 1}`;
        return (
          <div class="choice-and-then">
            <div class="choice">
              <input
                type={kind}
                id={id}
                name={group.name}
                value={option.value}
                checked={chosen.includes(option.value)}
                aria-describedby={option.hint ? `${id}-hint` : undefined}
              />
              <label for={id}>{option.label}</label>
              {option.hint && (
                <p class="choice-hint" id={`${id}-hint`}>
                  {option.hint}
                </p>
              )}
            </div>
            {option.then && <div class="then">{option.then}</div>}
          </div>
        );
      })}
    </div>
  </Group>
);
