import { createLambdaHandler } from "@stepflow/worker/lambda";

/** Its body breaks after the first piece. */
export const handler = createLambdaHandler({
  fetch: async () => {
    let count = 0;
    const body = new ReadableStream({
      pull(controller) {
        count += 1;
        if (count === 1) controller.enqueue(new TextEncoder().encode("first"));
        else controller.error(new TypeError("the body broke"));
      },
    });
    return new Response(body, { status: 201, headers: { "x-test": "1" } });
  },
});
