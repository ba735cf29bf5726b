import { describe, expectTypeOf, it } from "vitest";
import type * as ConfigV1 from "./generated/config-v1.gen.ts";
import type * as FlowV0 from "./generated/flow-v0.gen.ts";
import type * as V0 from "./generated/v0.gen.ts";
import type * as V1 from "./generated/v1.gen.ts";
import { v0PutBlobParams, v1ComponentExecuteParams } from "./generated/validators.gen.ts";
import { validate } from "./validation/validate.ts";

// Expected types, written by hand: the generated types must be neither wider nor narrower.
interface Observability {
  trace_id?: string | null;
  span_id?: string | null;
  run_id?: string | null;
  flow_id?: string | null;
  step_id?: string | null;
}

interface ItemStatistics {
  total: number;
  completed: number;
  running: number;
  failed: number;
  cancelled: number;
}

type FlowResult =
  | { outcome: "success"; result: unknown }
  | { outcome: "failed"; error: { code: number; message: string; data?: unknown } };

describe("types.generated: generated types, compared in both directions", () => {
  it("messages of both generations", () => {
    interface Execute {
      component: string;
      input: unknown;
      attempt: number;
      observability: Observability;
    }
    expectTypeOf<V0.ComponentExecuteParams>().branded.toEqualTypeOf<Execute>();
    expectTypeOf<V1.ComponentExecuteParams>().branded.toEqualTypeOf<Execute>();
    expectTypeOf<V1.ComponentExecuteResult>().toEqualTypeOf<{ output: unknown }>();
    expectTypeOf<V0.InitializeResult>().toEqualTypeOf<{ server_protocol_version: number }>();
    expectTypeOf<V1.InitializeResult>().toEqualTypeOf<{ serverProtocolVersion: number; supportsBlobRefs?: boolean }>();
  });

  it("blobs.put.schema, blobs.get.schema: blobs of the first generation", () => {
    expectTypeOf<V0.PutBlobParams>().branded.toEqualTypeOf<{
      data: unknown;
      blob_type: "flow" | "data";
      observability?: Observability | null;
    }>();
    expectTypeOf<V0.PutBlobResult>().toEqualTypeOf<{ blob_id: string }>();
    expectTypeOf<V0.GetBlobResult>().toEqualTypeOf<{ data: unknown; blob_type: "flow" | "data" }>();
    expectTypeOf<Exclude<V0.Method, V1.Method>>().toEqualTypeOf<"blobs/put" | "blobs/get">();
    expectTypeOf<Exclude<V1.Method, V0.Method>>().toEqualTypeOf<never>();
  });

  it("runs", () => {
    expectTypeOf<V1.SubmitRunProtocolParams>().branded.toEqualTypeOf<{
      flowId: string;
      inputs: unknown[];
      wait?: boolean;
      maxConcurrency?: number | null;
      overrides?: { steps: { [step: string]: { $type?: "merge_patch" | "json_patch"; value: unknown } } } | null;
      timeoutSecs?: number | null;
      observability?: Observability | null;
      subflowKey: string;
    }>();
    expectTypeOf<V1.RunStatusProtocol>().branded.toEqualTypeOf<{
      runId: string;
      flowId: string;
      flowName?: string | null;
      status: string;
      items: ItemStatistics;
      createdAt: string;
      completedAt?: string | null;
      results?:
        | {
            itemIndex: number;
            status: "running" | "completed" | "failed" | "cancelled" | "paused" | "recoveryFailed";
            result?: FlowResult | null;
            completedAt?: string | null;
          }[]
        | null;
    }>();
    expectTypeOf<Exclude<V1.ExecutionStatus, V0.ExecutionStatus>>().toEqualTypeOf<"recoveryFailed">();
  });

  it("envelopes: the version mark is required, the global Error is not hidden", () => {
    expectTypeOf<V1.Notification>().toEqualTypeOf<{ jsonrpc: "2.0"; method: string; params?: unknown }>();
    expectTypeOf<V1.RequestId>().toEqualTypeOf<string | number>();
    expectTypeOf<V1.RpcErrorObject>().toEqualTypeOf<{ code: number; message: string; data?: unknown }>();
    expectTypeOf<-32001>().toExtend<V1.ErrorCode>();
    expectTypeOf<-32011>().not.toExtend<V1.ErrorCode>();
  });

  it("documents: a union is discriminated by its keyword", () => {
    expectTypeOf<FlowV0.ErrorAction["action"]>().toEqualTypeOf<"fail" | "useDefault" | "retry">();
    expectTypeOf<Extract<ConfigV1.BackoffConfig, { type: "constant" }>>().toEqualTypeOf<{
      delayMs?: number;
      type: "constant";
    }>();
    expectTypeOf<{ type: "stepflow"; url: string }>().toExtend<ConfigV1.SupportedPluginConfig>();
    expectTypeOf<{ type: "stepflow" }>().not.toExtend<ConfigV1.SupportedPluginConfig>();
  });
});

describe("messages.schemas: validators are type guards", () => {
  it("narrow what they accepted", () => {
    const value: unknown = {};
    if (v0PutBlobParams(value)) expectTypeOf(value).toEqualTypeOf<V0.PutBlobParams>();
    const result = validate(v1ComponentExecuteParams, value);
    if (result.ok) expectTypeOf(result.value).toEqualTypeOf<V1.ComponentExecuteParams>();
    else
      expectTypeOf(result.issues[0]).toEqualTypeOf<
        { readonly pointer: string; readonly message: string } | undefined
      >();
  });
});
