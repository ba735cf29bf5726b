import type { Section } from "./section.ts";
import { EMBEDDED_SECTION } from "./sections/embedded.ts";
import { FLOWS_SECTION } from "./sections/flows.ts";
import { GROWTH_SECTION } from "./sections/growth.ts";
import { HELP_SECTION } from "./sections/help.ts";
import { JSON_SECTION } from "./sections/json.ts";
import { KIT_SECTION } from "./sections/kit.ts";
import { PULL_SECTION } from "./sections/pull.ts";
import { RSS_SECTION } from "./sections/rss.ts";
import { RUNTIME_SECTION } from "./sections/runtime.ts";
import { SCHEMAS_SECTION } from "./sections/schemas.ts";
import { SSE_SECTION } from "./sections/sse.ts";
import { START_SECTION } from "./sections/start.ts";

/** All sections, in the order of a run and of the page. */
export const SECTIONS: readonly Section[] = [
  JSON_SECTION,
  SCHEMAS_SECTION,
  SSE_SECTION,
  START_SECTION,
  HELP_SECTION,
  RSS_SECTION,
  RUNTIME_SECTION,
  PULL_SECTION,
  FLOWS_SECTION,
  EMBEDDED_SECTION,
  GROWTH_SECTION,
  KIT_SECTION,
];
