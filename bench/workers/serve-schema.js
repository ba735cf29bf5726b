// A worker whose component declares an input schema: node serve-schema.js zod|json-schema
import { createWorker } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";

const { schema } = await import(`./schemas/${process.argv[2]}.js`);

await serve(createWorker({ name: "bench" }).component("/echo", { input: schema }, (input) => input));
