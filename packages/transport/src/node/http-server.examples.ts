import { startHttpServer } from "@stepflow/transport/node";

// #region startHttpServer
const server = await startHttpServer({
  host: "127.0.0.1",
  port: 0,
  listener: (_request, response) => response.end("hello"),
});
console.log(server.url);
await server.stop();
// #endregion

// #region stop
const stopped = server.stop();
const timer = setTimeout(() => server.destroy(), 5_000);
await stopped;
clearTimeout(timer);
// #endregion
