export type { CallbackOptions, CallbackRequest } from "./exchange/callback.ts";
export { Endpoint, type EndpointOptions, type MethodHandler } from "./exchange/endpoint.ts";
export type { Exchange } from "./exchange/exchange.ts";
export {
  type AuthorizableRequest,
  type Authorizer,
  type BasicCredentials,
  type BasicVerifier,
  basic,
  bearer,
} from "./guard/auth.ts";
export { DEFAULT_BODY_LIMIT_BYTES } from "./guard/body-limit.ts";
export { isLoopbackAddress } from "./guard/loopback-address.ts";
export {
  createOriginGuard,
  type OriginHeaders,
  type OriginPolicy,
  type OriginRefusal,
} from "./guard/origin-guard.ts";
export { type BlobApiUrlCheck, type BlobApiUrlTrust, checkBlobApiUrl, toOrigins } from "./guard/outbound-url.ts";
export type { RequestGuardOptions } from "./guard/request-guard.ts";
export type { HealthSource } from "./http/health.ts";
export type { HeaderFields, RequestHead, ResponseSink } from "./http/response-sink.ts";
export { toWellFormedJson } from "./json/ascii-json.ts";
export { RawJson } from "./json/raw-json.ts";
export type { TransportLogger } from "./log/transport-logger.ts";
export { createFetchHandler, type FetchHandler, type FetchHandlerOptions } from "./web/fetch-handler.ts";
export { guardOrigins } from "./web/guard-origins.ts";
export { markIsolated } from "./web/isolated-requests.ts";
export { createWebHandler, type WebHandler, type WebHandlerOptions } from "./web/web-handler.ts";
