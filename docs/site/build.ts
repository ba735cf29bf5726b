import { fileURLToPath } from "node:url";
import { build } from "vitepress";
import { findDeadLinks } from "./dead-links.ts";
import { stage } from "./stage.ts";

const folder = fileURLToPath(new URL("..", import.meta.url));

await stage();
await build(folder);
const dead = findDeadLinks(`${folder}dist`);
if (dead.length > 0) {
  console.error(`Links that lead nowhere:\n${dead.join("\n")}`);
  process.exitCode = 1;
}
