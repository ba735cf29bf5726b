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
