export type { TlsOptions } from "@stepflow/protocol/internal";
export { createTlsFetch } from "./node/tls-fetch.ts";
