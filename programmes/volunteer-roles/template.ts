import type { Block, Circle, Form, Gate, PartDefinition, Template } from "../../domain/template.ts";
import { write, circleAgrees } from "../shared/gates.ts";
import { jointPlanForm } from "./forms/joint-plan-form.ts";
import { offerForm } from "./forms/offer-form.ts";
import { policyForm } from "./forms/policy-form.ts";
import { reviewForm } from "./forms/review-form.ts";
import { eventsForm, speakingForm, workshopsForm } from "./forms/role-form.ts";

const agree = (circle: string): Gate => circleAgrees(circle, { standing: "together" });

/** Whoever chose this, by their own word. */
const chose = (declaration: string): Circle => ({
  of: [{ side: "pwle", declares: [declaration] }],
});

const doing = (
  key: string,
  title: string,
  capacity: "speaking" | "delivering" | "co-facilitating",
  form: Form,
): PartDefinition => {
  const session: Block = { block: "session", key: "doing", title, leads: key, capacity };
  return { key, title, blocks: [session, write(form)] };
};

/** Volunteers choose what they do; staff and volunteers learn and plan together; the rules are theirs too. */
export const volunteerRoles: Template = {
  name: "volunteer-roles",
  version: 1,
  title: "What volunteers do",
  summary: "Each chooses what to do, all learn together, and the rules get better.",
  parameters: [
    {
      key: "trainingDay",
      label: "On which day do staff and volunteers learn together?",
      hint: "Near the start of the year.",
      kind: "date",
    },
  ],
  circles: {
    together: {
      of: [
        { side: "pwle", roles: ["decision-maker"], atLeast: 2 },
        { side: "staff", roles: ["decision-maker"], atLeast: 1 },
      ],
    },
    speaking: chose("speaking"),
    workshops: chose("workshops"),
    events: chose("events"),
    policies: {
      of: [
        { side: "pwle", roles: ["decision-maker"], declares: ["policies"], atLeast: 2 },
        { side: "staff", roles: ["decision-maker"], atLeast: 1 },
      ],
    },
  },
  declarations: [
    { key: "speaking", label: "I want to speak to people." },
    { key: "workshops", label: "I want to lead workshops." },
    { key: "policies", label: "I want to work on the rules." },
    { key: "events", label: "I want to help at events." },
  ],
  steps: [
    {
      key: "offer",
      kind: "plan",
      title: "What there is to do",
      purpose: "Say what there is, and let each choose.",
      parts: { kind: "one", blocks: [write(offerForm), agree("together")] },
    },
    {
      key: "training",
      kind: "meet",
      title: "Learn together",
      purpose: "Staff and volunteers learn side by side, and plan the year.",
      parts: {
        kind: "one",
        blocks: [
          {
            block: "session",
            key: "day",
            title: "Learning together",
            onDay: "trainingDay",
            capacity: "training",
          },
          write(jointPlanForm),
        ],
      },
    },
    {
      key: "roles",
      kind: "roll-out",
      title: "Do it",
      purpose: "Each does what they chose.",
      parts: {
        kind: "named",
        order: "side-by-side",
        blocks: [],
        parts: [
          doing("speaking", "Speaking", "speaking", speakingForm),
          doing("workshops", "Workshops", "delivering", workshopsForm),
          doing("events", "Events", "co-facilitating", eventsForm),
        ],
      },
    },
    {
      key: "policies",
      kind: "refine",
      title: "Make the rules better",
      purpose: "Those whom a rule is about work on it, round by round.",
      parts: {
        kind: "rounds",
        again: { section: "next", field: "again", is: "again" },
        blocks: [write(policyForm), agree("policies")],
      },
    },
    {
      key: "review",
      kind: "embed",
      title: "Look again",
      purpose: "On the day that was set, see if the rule still works.",
      needs: [{ dayOf: { step: "policies", section: "policy", field: "reviewOn" } }],
      parts: { kind: "one", blocks: [write(reviewForm), agree("policies")] },
    },
  ],
};
