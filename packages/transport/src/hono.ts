export { createHonoApp, type DirectRoute, type HonoAppOptions } from "./hono-app.ts";
