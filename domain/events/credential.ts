type OfCredential = { readonly member: string; readonly credential: string };

/**
 * What somebody is qualified for, by their own act alone. `shown`: earned in another `run`, by the event of that id, and
 * brought here. `noLongerShown`: what was brought here does not count here any more; it stays earned where it was.
 */
export type CredentialEvent =
  | { readonly type: "credentialEarned"; readonly data: OfCredential }
  | {
      readonly type: "credentialShown";
      readonly data: OfCredential & { readonly run: string; readonly event: string };
    }
  | { readonly type: "credentialNoLongerShown"; readonly data: OfCredential };
