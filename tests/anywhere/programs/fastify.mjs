import { getRequestListener } from "@hono/node-server";
import fastify from "fastify";
import { closeOnSigterm, worker } from "./worker.mjs";

const listener = getRequestListener(worker.fetch, { overrideGlobalObjects: false });
const app = fastify();
app.register(async (scope) => {
  // The worker reads bodies itself.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
  scope.all("/worker/*", (request, reply) => {
    reply.hijack();
    request.raw.url = request.raw.url.slice("/worker".length);
    return listener(request.raw, reply.raw);
  });
});
await app.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });
closeOnSigterm(() => app.close());
