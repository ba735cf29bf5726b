import { worker } from "./worker.mjs";

// Next.js copies this file to app/worker/[[...path]]/route.ts.
export const dynamic = "force-dynamic";
export const GET = worker.fetch;
export const POST = worker.fetch;
