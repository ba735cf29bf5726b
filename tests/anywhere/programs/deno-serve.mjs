import { closeOnSigterm, worker } from "./worker.mjs";

const server = Deno.serve({ port: Number(process.env.PORT), hostname: "127.0.0.1" }, (request) =>
  worker.fetch(request),
);
closeOnSigterm(() => server.shutdown());
