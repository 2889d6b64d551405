import type { Programme } from "../programme.ts";
import { communityConversationsScenario } from "./scenario.ts";
import { communityConversations } from "./template.ts";

export const programme: Programme = {
  template: communityConversations,
  digest: "1eb526c54846e5998807c769cccddd75094a2e84c3d65d00e54a2a28f0b3cb8d",
  order: 20,
  scenarios: [communityConversationsScenario],
};
