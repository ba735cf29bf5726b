import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import { beforeAll, describe, expect, it } from "vitest";
import { file_stepflow_v1_blobs } from "../../../packages/protocol/src/generated/stepflow/v1/blobs_pb.ts";
import { file_stepflow_v1_common } from "../../../packages/protocol/src/generated/stepflow/v1/common_pb.ts";
import { file_stepflow_v1_orchestrator } from "../../../packages/protocol/src/generated/stepflow/v1/orchestrator_pb.ts";
import { file_stepflow_v1_runs } from "../../../packages/protocol/src/generated/stepflow/v1/runs_pb.ts";
import { file_stepflow_v1_tasks } from "../../../packages/protocol/src/generated/stepflow/v1/tasks_pb.ts";
import { type Shapes, shapesOf } from "./support/shapes.ts";
import { readPythonDescriptors } from "./support/stepflow-py.ts";

const OUR_FILES = [
  file_stepflow_v1_blobs,
  file_stepflow_v1_common,
  file_stepflow_v1_orchestrator,
  file_stepflow_v1_runs,
  file_stepflow_v1_tasks,
].map(({ proto }) => proto);

const ours = shapesOf(OUR_FILES);

/** Names in 0.12 of fields that 0.13 has renamed. Names are not sent. */
const NAMES_IN_12: Readonly<Record<string, readonly [now: string, then: string]>> = {
  "message stepflow.v1.ComponentInfo": ["01 component_id: string", "01 name: string"],
  "message stepflow.v1.ComponentExecuteRequest": ["01 component_id: string", "01 component: string"],
};

/** Fields that 0.13 has added. 0.12 ignores them and leaves them empty. */
const NEW_IN_13: Readonly<Record<string, readonly string[]>> = {
  "message stepflow.v1.ComponentInfo": ["05 path: string"],
  "message stepflow.v1.ComponentExecuteRequest": [
    "05 path_params: repeated .stepflow.v1.ComponentExecuteRequest.PathParamsEntry",
  ],
  "message stepflow.v1.ComponentExecuteRequest.PathParamsEntry": ["01 key: string", "02 value: string"],
};

/** Omitted on purpose: the API of clients, which use REST, and messages to workers in virtual machines. */
const LEFT_OUT = [
  "enum stepflow.v1.DiagnosticLevel",
  "enum stepflow.v1.StatusEventType",
  "message stepflow.v1.BuildInfo",
  "message stepflow.v1.CancelRunRequest",
  "message stepflow.v1.CancelRunResponse",
  "message stepflow.v1.ComponentInfoEntry",
  "message stepflow.v1.ComponentInfoRequest",
  "message stepflow.v1.ComponentInfoResponse",
  "message stepflow.v1.CreateRunResponse",
  "message stepflow.v1.DeleteFlowRequest",
  "message stepflow.v1.DeleteFlowResponse",
  "message stepflow.v1.DeleteRunRequest",
  "message stepflow.v1.DeleteRunResponse",
  "message stepflow.v1.Diagnostic",
  "message stepflow.v1.Diagnostics",
  "message stepflow.v1.ExampleInput",
  "message stepflow.v1.FlowVariable",
  "message stepflow.v1.GetFlowRequest",
  "message stepflow.v1.GetFlowResponse",
  "message stepflow.v1.GetFlowVariablesRequest",
  "message stepflow.v1.GetFlowVariablesResponse",
  "message stepflow.v1.GetFlowVariablesResponse.VariablesEntry",
  "message stepflow.v1.GetRunEventsRequest",
  "message stepflow.v1.GetRunFlowRequest",
  "message stepflow.v1.GetRunFlowResponse",
  "message stepflow.v1.GetRunItemsRequest",
  "message stepflow.v1.GetRunItemsResponse",
  "message stepflow.v1.GetRunRequest",
  "message stepflow.v1.GetRunResponse",
  "message stepflow.v1.GetRunStepsRequest",
  "message stepflow.v1.GetRunStepsResponse",
  "message stepflow.v1.GetStepDetailRequest",
  "message stepflow.v1.GetStepDetailResponse",
  "message stepflow.v1.HealthCheckRequest",
  "message stepflow.v1.HealthCheckResponse",
  "message stepflow.v1.ItemCompletedEvent",
  "message stepflow.v1.ListComponentsResponse",
  "message stepflow.v1.ListRegisteredComponentsRequest",
  "message stepflow.v1.ListRegisteredComponentsResponse",
  "message stepflow.v1.ListRunsRequest",
  "message stepflow.v1.ListRunsResponse",
  "message stepflow.v1.PluginDiscoveryError",
  "message stepflow.v1.RunCompletedEvent",
  "message stepflow.v1.RunCreatedEvent",
  "message stepflow.v1.RunSummary",
  "message stepflow.v1.StatusEvent",
  "message stepflow.v1.StepCompletedEvent",
  "message stepflow.v1.StepReadyEvent",
  "message stepflow.v1.StepStartedEvent",
  "message stepflow.v1.StepStatus",
  "message stepflow.v1.StepsNeededEvent",
  "message stepflow.v1.StoreFlowRequest",
  "message stepflow.v1.StoreFlowResponse",
  "message stepflow.v1.SubRunCreatedEvent",
  "service stepflow.v1.ComponentsService",
  "service stepflow.v1.FlowsService",
  "service stepflow.v1.HealthService",
  "service stepflow.v1.RunsService",
];
const LEFT_OUT_OF_13 = ["message stepflow.v1.VsockTaskEnvelope"];

/** Converts the lines of 0.13 to those of 0.12 by the known differences. */
function asIn12(name: string, lines: readonly string[]): string[] {
  const [now, then] = NAMES_IN_12[name] ?? [];
  const added = NEW_IN_13[name] ?? [];
  return lines.filter((line) => !added.includes(line)).map((line) => (line === now ? (then ?? line) : line));
}

describe.each([
  { version: "0.12.0", expected: asIn12, leftOut: LEFT_OUT },
  {
    version: "0.13.0",
    expected: (_: string, lines: readonly string[]) => lines,
    leftOut: [...LEFT_OUT, ...LEFT_OUT_OF_13],
  },
])("the messages of stepflow-py $version", ({ version, expected, leftOut }) => {
  let theirs: Shapes;

  beforeAll(async () => {
    const files = await readPythonDescriptors(version);
    theirs = shapesOf([...files.values()].filter((file: FileDescriptorProto) => file.package === "stepflow.v1"));
  });

  it.each([...ours].map(([name, lines]) => ({ name, lines })))("have the same $name", ({ name, lines }) => {
    expect(theirs.get(name) ?? []).toEqual(expected(name, lines));
  });

  it("have no other definitions, except those omitted on purpose", () => {
    expect([...theirs.keys()].filter((name) => !ours.has(name)).sort()).toEqual([...leftOut].sort());
  });
});
