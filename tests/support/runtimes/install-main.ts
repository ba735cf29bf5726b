// Program that installs a server into $STEPFLOW_CACHE_DIR, and prints its path and the progress messages.
import { installServer } from "@stepflow/orchestrator";

const messages: string[] = [];
const path = await installServer(process.env["RUNTIME"] ?? "", { onProgress: (message) => messages.push(message) });
process.stdout.write(JSON.stringify({ path, messages }));
