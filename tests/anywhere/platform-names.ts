/** Platforms on which the worker is tested, in the order of the guide. */
export const PLATFORM_NAMES = [
  "Node 20",
  "Node 22",
  "Node 24",
  "Node 26",
  "Bun",
  "Bun, `serve`",
  "Deno",
  "Deno, `serve`",
  "Cloudflare Workers (workerd)",
  "AWS Lambda, streaming",
  "AWS Lambda, load balancer",
  "Hono",
  "Express 5",
  "Fastify 5",
  "Next.js 16",
] as const;

export type PlatformName = (typeof PLATFORM_NAMES)[number];
