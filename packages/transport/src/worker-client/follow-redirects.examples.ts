import { createWorkerClient, followRedirects, headersAfterRedirect } from "@stepflow/transport/client";

declare const ownFetch: (request: Request) => Promise<Response>;

// #region followRedirects
const client = createWorkerClient({
  url: "http://stepflow:secret@worker:3000",
  fetch: followRedirects(ownFetch, { becomesGet: false }),
});
// #endregion

declare const request: Request;
declare const location: string;

// #region headersAfterRedirect
const from = new URL(request.url);
const to = new URL(location, from);
const repeated = new Request(to, { method: "POST", headers: headersAfterRedirect(request.headers, from, to) });
// #endregion
