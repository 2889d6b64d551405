import type { Child } from "hono/jsx";
import type { Frame } from "../frame.ts";
import { Page } from "../layout/page.tsx";
import { localPath, signInThen } from "../respond.ts";

export type ProblemKind =
  | "not-found"
  | "not-allowed"
  | "malformed"
  | "unavailable"
  | "damaged"
  | "broken"
  | "too-large"
  | "wrong-address";

const words: Readonly<
  Record<ProblemKind, { readonly title: string; readonly text: Child; readonly next: string }>
> = {
  "not-found": {
    title: "We cannot find that page",
    text: "The address may have a typing mistake, or the page is only for people in that group.",
    next: "If somebody sent you a link, ask them to send it again.",
  },
  "not-allowed": {
    title: "This page is not open to you",
    text: "You are signed in, but this is for other people in the group.",
    next: "If you think you should be able to see it, ask your coordinator. You have done nothing wrong.",
  },
  malformed: {
    title: "We could not read what you sent",
    text: "Some of it did not arrive as words. Nothing was saved.",
    next: "Go back and send it again. Write it by hand if you pasted it from somewhere.",
  },
  unavailable: {
    title: "Sorry, we cannot reach the record just now",
    text: "What you sent was not saved. Nothing was lost from the record.",
    next: "Please wait a minute, then go back and try again. What you wrote should still be in the form.",
  },
  damaged: {
    title: "Sorry, part of this record cannot be read",
    text: "It was not your fault, and nothing that you sent was saved. What was recorded before is kept.",
    next: "The people who run this service have been told. You can go on with everything else.",
  },
  broken: {
    title: "Sorry, something went wrong on our side",
    text: "It was not your fault. We do not know if what you sent was saved.",
    next: "Go to your home page and look there before you send it again.",
  },
  "wrong-address": {
    title: "Please open this site at its own address",
    text: "What you sent was not saved, because this page was opened at another address than the one that people use.",
    next: "Go back, copy what you wrote, open the address below and send it from there.",
  },
  "too-large": {
    title: "That is too long for us to take in one go",
    text: "What you sent was not saved.",
    next: "Go back, make it shorter, and send it again.",
  },
};

export const statusOf = {
  "not-found": 404,
  "not-allowed": 403,
  malformed: 400,
  unavailable: 503,
  damaged: 500,
  broken: 500,
  "too-large": 422,
  "wrong-address": 403,
} as const satisfies Record<ProblemKind, number>;

export const ProblemPage = ({
  frame,
  kind,
  address,
}: {
  readonly frame: Frame;
  readonly kind: ProblemKind;
  /** Where to go instead of this site's home page. */
  readonly address?: string | undefined;
}) => {
  const { title, text, next } = words[kind];
  return (
    <Page frame={frame} title={title}>
      <h1>{title}</h1>
      <p class="lead">{text}</p>
      <p>{next}</p>
      {frame.principal !== null && (kind === "not-found" || kind === "not-allowed") && (
        <p>
          This device is signed in as{" "}
          <strong>
            {frame.name === null ? "somebody without a name" : <bdi dir="auto">{frame.name}</bdi>}
          </strong>
          . Are you somebody else?{" "}
          <a href={signInThen(localPath(frame.path))}>Sign in as yourself</a>.
        </p>
      )}
      <p>
        {kind === "wrong-address" && address !== undefined ? (
          <a class="button button-second" href={address}>
            Go to {address}
          </a>
        ) : (
          <a class="button button-second" href="/">
            Go to your home page
          </a>
        )}
      </p>
    </Page>
  );
};
