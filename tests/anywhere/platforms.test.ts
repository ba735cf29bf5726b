import { testPlatform } from "./behaviour.ts";
import { PLATFORMS } from "./platforms.ts";

for (const [name, platform] of Object.entries(PLATFORMS)) testPlatform(name, platform);
