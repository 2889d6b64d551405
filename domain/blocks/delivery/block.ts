/** What was agreed is done: started and completed are recorded, with how many were reached and who led. */
export type DeliveryBlock = { readonly block: "delivery"; readonly key: string };
