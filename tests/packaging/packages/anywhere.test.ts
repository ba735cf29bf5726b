import { testPlatform } from "../../anywhere/behaviour.ts";
import type { PlatformName } from "../../anywhere/platform-names.ts";
import { PLATFORMS } from "../../anywhere/platforms.ts";

/** One of each kind. `npm run test:anywhere` runs all. */
const SOME: readonly PlatformName[] = [
  "Bun",
  "Deno",
  "Cloudflare Workers (workerd)",
  "AWS Lambda, streaming",
  "Express 5",
];

for (const name of SOME) testPlatform(name, PLATFORMS[name]);
