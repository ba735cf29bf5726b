export { createHonoApp, type HonoAppOptions } from "./web/hono-app.ts";
