import type { Child } from "hono/jsx";
import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { Member } from "../../domain/state.ts";
import { choiceOf, PartForm, textOf, type Filling } from "../board/part-form.tsx";
import type { Frame } from "../frame.ts";
import { Choices } from "../layout/choices.tsx";
import { DateFields } from "../layout/date-fields.tsx";
import { TextArea, TextInput } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { runTitle } from "../run/titles.ts";
import { memberName } from "../words/people.ts";
import { capacityKinds, paymentKinds } from "./given.ts";
import { supportAddress } from "./offers.tsx";

export type FormProps = Filling & {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly member: Member;
  /** It is the reader's own. */
  readonly mine: boolean;
};

const FormFrame = ({
  frame,
  view,
  member,
  mistakes,
  title,
  lead,
  path,
  button,
  children,
}: Omit<FormProps, "body" | "mine"> & {
  readonly title: string;
  readonly lead: string;
  readonly path: string;
  readonly button: string;
  readonly children?: Child;
}) => {
  const here = supportAddress(view.run, member.id);
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title={title}
      back={{ href: here, text: "Payment, support and training" }}
    >
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <PartForm action={`${here}/${path}`} button={button}>
        {children}
      </PartForm>
    </Page>
  );
};

/** An amount in pounds, which may be left out. */
export const PaymentForm = (props: FormProps) => (
  <FormFrame
    {...props}
    title={`Offer payment or thanks to ${memberName(props.view, props.member.id)}`}
    lead="They can say yes or no. Nobody else in the group sees it."
    path="payment"
    button="Offer it"
  >
    <Choices
      kind="radio"
      {...choiceOf(props)("kind")}
      label="What do you offer?"
      options={paymentKinds}
    />
    <TextInput
      {...textOf(props)("amount")}
      label="How much?"
      hint="In pounds, like 25 or 1,250.50."
      optional
      before="£"
      short
      inputmode="decimal"
    />
  </FormFrame>
);

export const SupportForm = (props: FormProps) => (
  <FormFrame
    {...props}
    title={`Offer support to ${memberName(props.view, props.member.id)}`}
    lead="Such as somebody to talk to before and after a meeting. They are asked if it happened."
    path="offer"
    button="Put it on record"
  >
    <TextArea {...textOf(props)("what")} label="What do you offer?" />
  </FormFrame>
);

export const TrainingForm = (props: FormProps) => (
  <FormFrame
    {...props}
    title={
      props.mine
        ? "What did you learn or do?"
        : `What did ${memberName(props.view, props.member.id)} learn or do?`
    }
    lead={
      props.mine
        ? "Write it down once it has happened."
        : "Write it down once it has happened. It counts when they say that it is so."
    }
    path="training"
    button="Put it on record"
  >
    <Choices
      kind="radio"
      {...choiceOf(props)("kind")}
      label="What was it?"
      options={capacityKinds}
    />
    <TextArea {...textOf(props)("what")} label="Say a little more" />
    <DateFields name="on" label="On which day?" body={props.body} mistakes={props.mistakes} />
  </FormFrame>
);
