export { toWellFormedJson } from "./ascii-json.ts";
export {
  type AuthorizableRequest,
  type Authorizer,
  type BasicCredentials,
  type BasicVerifier,
  basic,
  bearer,
} from "./auth.ts";
export type { CallbackOptions, CallbackRequest } from "./callback.ts";
export { Endpoint, type EndpointOptions, type MethodHandler } from "./endpoint.ts";
export type { Exchange } from "./exchange.ts";
export type { ExchangeSink, HeaderFields, RequestHead } from "./exchange-sink.ts";
export type { HealthSource } from "./health.ts";
export {
  createOriginGuard,
  isLoopbackAddress,
  type OriginHeaders,
  type OriginPolicy,
  type OriginRefusal,
} from "./origin-guard.ts";
export { type BlobApiUrlCheck, type BlobApiUrlTrust, checkBlobApiUrl, toOrigins } from "./outbound-url.ts";
export { RawJson } from "./raw-json.ts";
export type { RequestGuardOptions } from "./request-guard.ts";
export type { TransportLogger } from "./transport-logger.ts";
export { createWebHandler, type WebHandler, type WebHandlerOptions } from "./web-handler.ts";
