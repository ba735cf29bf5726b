/** Packages of platforms, which only these tests install. */
export const WORKERD = "workerd@1.20261117.1";
export const EXPRESS = "express@5.3.0";
export const FASTIFY = "fastify@5.12.8";
/** Next.js, and what it needs to compile a project in TypeScript. */
export const NEXT = [
  "next@16.4.6",
  "react@19.3.1",
  "react-dom@19.3.1",
  "typescript@5.9.3",
  "@types/node@20.19.21",
  "@types/react@19.3.1",
] as const;
