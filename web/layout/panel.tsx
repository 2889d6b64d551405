import type { Child } from "hono/jsx";
import { useSaid, useWords, type Said } from "../language/language.tsx";
import { layoutWords } from "./layout-words.ts";

export type Tone = "plain" | "good" | "wait" | "stop";

/** A short label for a state. The words carry the meaning; the colour only helps. */
export const Tag = ({ tone, children }: { readonly tone: Tone; readonly children?: Child }) => (
  <strong class={`tag tag-${tone}`}>{children}</strong>
);

type PanelProps = {
  readonly tone?: Tone;
  readonly title?: string;
  readonly role?: "status" | "alert";
  readonly children?: Child;
};

export const Panel = ({ tone = "plain", title, role, children }: PanelProps) => (
  <div class={`panel panel-${tone}`} role={role}>
    {title && <h2 class="panel-title">{title}</h2>}
    {children}
  </div>
);

/** What a page says of what was just done, by the name that its address gives it. */
export type DoneWords = { readonly [done: string]: Said };

type DoneProps = { readonly words: DoneWords; readonly done: string | null | undefined };

/** That something was done; nothing for a name without words, which anybody may write into an address. */
export const DonePanel = ({ words, done }: DoneProps) =>
  typeof done === "string" && Object.hasOwn(words, done) ? (
    <Panel tone="good" role="status">
      <p>
        <Done said={words[done] ?? ""} />
      </p>
    </Panel>
  ) : null;

const Done = ({ said }: { readonly said: Said }) => <>{useSaid(said)}</>;

/** Words of a person: line breaks kept, nothing interpreted. */
export const Words = ({ children }: { readonly children?: Child }) => (
  <p class="words" dir="auto">
    {children}
  </p>
);

/** What stands where a value was erased, or is not for this reader. */
export const Erased = () => <p class="erased">{useWords(layoutWords).erased}</p>;
