export { createHonoApp, type DirectRoute, type HonoAppOptions } from "./web/hono-app.ts";
