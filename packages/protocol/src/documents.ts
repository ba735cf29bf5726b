// Validators and types of flows, configurations and bodies of the REST API, for runtimes and tools. Workers do not need them.

export type * as ConfigV0 from "./generated/config-v0.gen.ts";
export type * as ConfigV1 from "./generated/config-v1.gen.ts";
export {
  restCreateRunRequest,
  restItemResult,
  restRunDetails,
  restRunSummary,
  restStepRun,
  restStoreBlobRequest,
  restStoreFlowRequest,
  restWorkflowOverrides,
  v0Config,
  v0Flow,
  v1CommandTransport,
  v1Config,
  v1Flow,
  v1PluginRetryConfig,
} from "./generated/document-validators.gen.ts";
export type * as FlowV0 from "./generated/flow-v0.gen.ts";
export type * as FlowV1 from "./generated/flow-v1.gen.ts";
export type * as Rest from "./generated/rest.gen.ts";
