import { watch } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer } from "vitepress";
import { ROOT } from "./page.ts";
import { stage, stagePages } from "./stage.ts";

const pages = await stage();
for (const { source } of pages) {
  // A page that cannot be read is being saved; the next event follows.
  if (source !== undefined) watch(join(ROOT, source), () => void stagePages().catch(() => {}));
}
const server = await createServer(fileURLToPath(new URL("..", import.meta.url)));
await server.listen();
server.printUrls();
