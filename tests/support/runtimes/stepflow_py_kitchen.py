"""A worker on the Python SDK with a component for each thing that its context can do; the same file runs on 0.9.2 and 0.11.2."""

import asyncio
import os

import msgspec
from stepflow_py.api.models import Flow
from stepflow_py.worker import StepflowContext, StepflowServer
from stepflow_py.worker.exceptions import StepflowExecutionError
from stepflow_py.worker.flow_builder import FlowBuilder, Value

try:  # 0.9
    from stepflow_py.worker.generated_protocol import BlobType

    FLOW_TYPE = BlobType.flow
except ImportError:
    FLOW_TYPE = "flow"

server = StepflowServer()


class Halve(msgspec.Struct):
    n: int


class Half(msgspec.Struct):
    n: float


@server.component(name="echo", description="Returns its input.")
def echo(data: dict) -> dict:
    return data


@server.component(name="halve", description="Halves a number.")
def halve(data: Halve) -> Half:
    return Half(n=data.n / 2)


@server.component(name="greet/{name}")
def greet(data: dict, name: str) -> dict:
    return {"text": f"Hello {name}"}


@server.component(name="meta")
async def meta(data: dict, context: StepflowContext) -> dict:
    return {"step": context.step_id, "run": context.run_id, "flow": context.flow_id, "attempt": context.attempt}


@server.component(name="round_trip")
async def round_trip(data: dict, context: StepflowContext) -> dict:
    blob_id = await context.put_blob(data)
    return {"blob_id": blob_id, "data": await context.get_blob(blob_id)}


@server.component(name="many")
async def many(data: dict, context: StepflowContext) -> dict:
    ids = await asyncio.gather(*(context.put_blob(value) for value in data["values"]))
    values = await asyncio.gather(*(context.get_blob(blob_id) for blob_id in ids))
    return {"values": values}


@server.component(name="load")
async def load(data: dict, context: StepflowContext) -> dict:
    try:
        return {"found": True, "data": await context.get_blob(data["blob_id"])}
    except Exception as error:
        return {"found": False, "error": str(error)}


class Definition:
    """A flow that is written as runtimes read it: the dump of SDK 0.9 has `input` for `$input`."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow

    def model_dump(self) -> dict:
        return self.flow.model_dump(by_alias=True, exclude_none=True)


def halving_flow(path: str) -> Definition:
    builder = FlowBuilder(name="halving")
    builder.add_step(id="half", component=path, input_data={"n": Value.input("n")})
    builder.set_output(Value.step("half"))
    return Definition(builder.build())


def plain(value: object) -> object:
    return msgspec.to_builtins(value)


@server.component(name="evaluate")
async def evaluate(data: dict, context: StepflowContext) -> dict:
    return {"output": await context.evaluate_flow(halving_flow(data["component"]), data["input"])}


@server.component(name="evaluate_by_id")
async def evaluate_by_id(data: dict, context: StepflowContext) -> dict:
    flow_id = await context.put_blob(data["flow"], FLOW_TYPE)
    return {"outputs": await context.evaluate_run_by_id(flow_id, data["inputs"])}


@server.component(name="submit")
async def submit(data: dict, context: StepflowContext) -> dict:
    submitted = await context.submit_run(halving_flow(data["component"]), data["inputs"])
    ended = await context.get_run(submitted.runId, wait=True, include_results=True)
    return {"submitted": plain(submitted), "ended": plain(ended)}


@server.component(name="fail")
def fail(data: dict) -> dict:
    raise StepflowExecutionError(data["message"])


@server.component(name="crash")
def crash(data: dict, context: StepflowContext) -> dict:
    if context.attempt <= data["times"]:
        os._exit(7)
    return {"attempt": context.attempt}


asyncio.run(server.run(port=0))
