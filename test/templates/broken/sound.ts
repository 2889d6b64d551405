import type { Block, CircleSide, Gate, Template } from "../../../domain/template.ts";
import { line, lines, oneOf, pence, day, upload } from "../../../programmes/shared/questions.ts";
import { circleAgrees, write } from "../../../programmes/shared/gates.ts";

const two = (side: CircleSide["side"]): CircleSide => ({
  side,
  roles: ["decision-maker"],
  exactly: 2,
});

const decides = (circle: string): Gate => ({
  ...circleAgrees("group"),
  key: "decide",
  rule: "majority",
  circle,
  share: 1,
  tie: "tie",
});

const yesOrNo = (key: string, label: string) =>
  oneOf(key, label, [
    ["yes", "Yes"],
    ["no", "No"],
  ]);

const section = (key: string, fields: Parameters<typeof write>[0]["sections"][number]["fields"]) =>
  write({ sections: [{ key, title: "The words", fields }] });

const measure = (point: string): Block => ({
  block: "measure",
  key: "read",
  point,
  indicators: ["waits"],
});

const poll: Block = {
  block: "poll",
  key: "short-list",
  question: "Which poster shall it be?",
  choose: "one",
  options: { section: "list", field: "posters" },
  voters: "addresses",
  anonymous: true,
  open: { days: 7 },
  reminders: [],
};

const any = { purpose: "So that there is one of each kind.", kind: "plan" } as const;

/** A template without fault that has some of everything: each broken template of the corpus is this one with one place changed. */
export const sound: Template = {
  name: "some-of-everything",
  version: 1,
  title: "Some of everything",
  summary: "One of each part of the language.",
  parameters: [
    { key: "starts", label: "When do you meet?", kind: "date" },
    { key: "area", label: "What is the area called?", kind: "text", default: "Leith" },
    { key: "count", label: "How often?", kind: "number", default: 2 },
    { key: "every", label: "How long between?", kind: "period", default: { months: 3 } },
    {
      key: "tie",
      label: "What happens when it is two against two?",
      kind: "choice",
      options: [
        { value: "refuse", label: "It is a no" },
        { value: "defer-to-another-panel", label: "Another panel decides" },
      ],
    },
  ],
  circles: {
    group: {
      of: [
        { side: "pwle", roles: ["decision-maker"], atLeast: 3 },
        { side: "staff", roles: ["decision-maker"], atLeast: 2 },
      ],
    },
    panel: { of: [two("pwle"), two("staff")] },
    "other-panel": {
      of: [two("pwle"), two("staff")],
      except: [{ askedIn: "vote" }, { askedIn: "other" }],
    },
    trainers: { of: [{ side: "pwle", declares: ["trained"], holds: ["champion"] }] },
  },
  declarations: [
    { key: "trained", label: "I was trained to lead." },
    { key: "consent", label: "I want to take part.", guardian: true },
  ],
  joins: [{ side: "pwle", roles: ["contributor"] }],
  credentials: [
    { key: "champion", label: "Champion", earnedBy: { steps: ["meet"], came: 1 } },
    { key: "first-aider", label: "First aider", from: "first-aid-training" },
  ],
  indicators: [{ key: "waits", label: "Days to wait", unit: "days", better: "lower" }],
  steps: [
    {
      ...any,
      key: "words",
      title: "Words",
      parts: {
        kind: "one",
        blocks: [
          section("words", [
            line("line", "A line"),
            day("day", "A day"),
            pence("money", "Money"),
            upload("film", "A film", ["video/*"]),
            lines("rows", "Rows", [line("what", "What?"), line("who", "Who?")]),
          ]),
          circleAgrees("group"),
        ],
      },
    },
    {
      ...any,
      key: "ask",
      title: "Ask",
      parts: {
        kind: "one",
        blocks: [
          section("list", [
            { key: "posters", label: "Which posters?", kind: "options", required: true },
          ]),
          poll,
          measure("before"),
        ],
      },
    },
    {
      ...any,
      key: "meet",
      title: "Meet",
      needs: [{ measured: "waits", at: "before" }],
      parts: {
        kind: "one",
        blocks: [{ block: "session", key: "day", leads: "trainers", onDay: "starts" }],
      },
    },
    {
      ...any,
      key: "sides",
      title: "Side by side",
      parts: {
        kind: "named",
        order: "side-by-side",
        blocks: [],
        parts: [
          {
            key: "first",
            title: "First",
            titleFrom: "area",
            blocks: [{ ...poll, options: twoOf() }],
          },
          { key: "second", title: "Second", blocks: [section("own", [line("line", "A line")])] },
        ],
        join: { title: "Together", blocks: [section("all", [line("line", "A line")])] },
      },
    },
    {
      ...any,
      key: "rounds",
      title: "Round by round",
      parts: {
        kind: "rounds",
        again: { section: "next", field: "again", is: "yes" },
        blocks: [section("next", [yesOrNo("again", "Once more?")])],
      },
    },
    {
      ...any,
      key: "watch",
      title: "Watch",
      parts: { kind: "repeats", count: "count", every: "every", blocks: [measure("after")] },
      next: [{ when: { drifted: "waits", since: "before", by: "count" }, to: "rounds" }],
    },
    {
      ...any,
      key: "vote",
      title: "Vote",
      parts: {
        kind: "one",
        blocks: [
          section("choice", [pence("asked", "How much?"), yesOrNo("more", "Is there more?")]),
          decides("panel"),
        ],
      },
      next: [
        { when: { gate: "tied" }, to: "other" },
        {
          when: {
            section: "choice",
            field: "asked",
            over: "count",
            together: { parameter: "tie", is: "refuse" },
          },
          to: "last",
        },
        { when: { section: "choice", field: "more", is: "yes" }, to: "words" },
        { to: "last" },
      ],
    },
    {
      ...any,
      key: "other",
      title: "Another panel",
      parts: {
        kind: "one",
        blocks: [section("choice", [line("line", "A line")]), decides("other-panel")],
      },
      next: [{ when: { gate: "tied" }, to: "other" }, { to: "last" }],
    },
    {
      ...any,
      key: "last",
      title: "Last",
      retires: "area",
      parts: { kind: "one", blocks: [section("end", [yesOrNo("done", "Is it done?")])] },
      next: [
        { when: { section: "end", field: "done", is: "yes" }, to: "end" },
        { when: { section: "end", field: "done", is: "no" }, to: "words" },
      ],
    },
  ],
  supersedes: "some-of-it",
};

function twoOf() {
  return [
    { value: "red", label: "Red" },
    { value: "green", label: "Green" },
  ];
}
