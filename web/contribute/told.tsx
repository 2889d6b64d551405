import { useWords } from "../language/language.tsx";
import { contributeWords } from "./contribute-words.tsx";
import type { Child } from "hono/jsx";
import type { Frame } from "../frame.ts";
import { Erased, Tag, Words } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";
import type { EntryText } from "../run/entry-data.ts";
import type { ToldContribution } from "../run/contributions.ts";
import { sharedWords } from "../words/contributions.ts";
import { nameOf } from "../words/people.ts";

export const Told = ({ text }: { readonly text: EntryText }) => {
  if (text.kind === "erased") return <Erased />;
  return text.kind === "words" ? <Words>{text.text}</Words> : null;
};

const StatusTag = ({ status }: Pick<ToldContribution, "status">) => {
  const t = useWords(contributeWords);
  if (status === "answered") return <Tag tone="good">{t.answered}</Tag>;
  return <Tag tone="wait">{status === "disputed" ? t.wasNotEnough : t.waits}</Tag>;
};

/** What somebody shared and what became of it. `children`: what the reader can do about it. */
export const ContributionCard = ({
  frame,
  one,
  children,
}: {
  readonly frame: Frame;
  readonly one: ToldContribution;
  readonly children?: Child;
}) => {
  const t = useWords(contributeWords);
  const { kinds, outcomes } = useWords(sharedWords);
  return (
    <li class="card" id={`c-${one.id}`}>
      <h3>{t.from(kinds[one.kind], nameOf(one.names, one.member))}</h3>
      <p>
        <StatusTag status={one.status} />{" "}
        <span class="soft">{t.sharedAt(<When at={one.at} frame={frame} />)}</span>
      </p>
      <blockquote class="quote">
        <Told text={one.text} />
      </blockquote>
      {one.replies.map((reply) => (
        <>
          <h4>
            {outcomes[reply.outcome] ?? t.answer}{" "}
            <span class="soft">– {nameOf(one.names, reply.by)}</span>
          </h4>
          <Told text={reply.text} />
        </>
      ))}
      {one.disputes.map((reason) => (
        <>
          <h4>{t.why}</h4>
          <Told text={reason} />
        </>
      ))}
      {children}
    </li>
  );
};
