import { worker } from "./worker.mjs";

export default { fetch: (request, env) => worker.fetch(request, env) };
