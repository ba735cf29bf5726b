import { CASES } from "./kit.mjs";

for (const [name, run] of Object.entries(CASES)) Deno.test(name, run);
