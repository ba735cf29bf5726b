import { closeOnSigterm, worker } from "./worker.mjs";

const server = Bun.serve({ port: Number(process.env.PORT), hostname: "127.0.0.1", fetch: worker.fetch });
closeOnSigterm(() => server.stop());
