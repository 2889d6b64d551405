import type { Programme } from "../programme.ts";
import { communityConversationsScenario } from "./scenario.ts";
import { communityConversations } from "./template.ts";

export const programme: Programme = {
  template: communityConversations,
  digest: "124407c869763f2d64a201550db006152d77882331459370222410321dffd1ae",
  order: 20,
  scenarios: [communityConversationsScenario],
};
