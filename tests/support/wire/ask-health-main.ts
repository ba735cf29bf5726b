import { createClient } from "@stepflow/client";

// Prints the health of the runtime at a URL, or the error. A process trusts further authorities only if it starts with them.
const [url = ""] = process.argv.slice(2);
const health = await createClient({ url })
  .health()
  .catch((error: unknown) => error);
process.stdout.write(health instanceof Error ? health.message : (health as { status: string }).status);
