export { sendDirectly } from "./node/direct-response.ts";
export { type HttpServer, type HttpServerOptions, startHttpServer } from "./node/http-server.ts";
export { createNodeListener, type NodeListener, type NodeListenerOptions } from "./node/listener.ts";
