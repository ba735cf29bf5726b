export { createHonoApp } from "@stepflow/transport/hono";
