"""A worker on the Python SDK 0.13, which pulls its tasks. Its components are those of the kitchen worker whose types tests use."""

import asyncio
import os

import msgspec
from stepflow_py.worker import StepflowServer
from stepflow_py.worker.grpc_worker import run_grpc_worker

server = StepflowServer()


class Halve(msgspec.Struct):
    n: int


class Half(msgspec.Struct):
    n: float


@server.component(name="halve", description="Halves a number.")
def halve(data: Halve) -> Half:
    return Half(n=data.n / 2)


@server.component(name="echo", description="Returns its input.")
def echo(data: dict) -> dict:
    return data


asyncio.run(run_grpc_worker(server, os.environ["STEPFLOW_TASKS_URL"], os.environ["STEPFLOW_QUEUE_NAME"]))
