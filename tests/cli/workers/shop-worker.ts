import { createWorker } from "@stepflow/worker";

/** Which of two states the components have, as after an edit. */
const isChanged = process.env["SHOP"] === "changed";

const worker = createWorker({ name: "shop" });
const result = isChanged ? "total" : "price";

worker.component(
  "/price",
  {
    description: "Computes the price of an order.",
    input: {
      type: "object",
      properties: {
        article: { type: "string", description: "Number of the article." },
        count: { type: "integer", default: 1 },
        ...(isChanged ? { currency: { type: "string" } } : {}),
      },
      required: isChanged ? ["article", "currency"] : ["article"],
    },
    output: { type: "object", properties: { [result]: { type: "number" } }, required: [result] },
  },
  () => ({ [result]: 1 }),
);
if (isChanged) worker.component("/stock", () => 1);
else worker.component("/old", () => 1);
worker.component("/greet/{name}", (input: unknown) => input);

export default worker;
