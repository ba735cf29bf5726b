"""The Python worker of the flow: it describes lists of words."""

import asyncio
import os

import msgspec
from stepflow_py.worker import StepflowServer

server = StepflowServer()


class Words(msgspec.Struct):
    words: list[str]


class Description(msgspec.Struct):
    count: int
    distinct: int
    longest: str


@server.component(name="describe", description="Counts words, and finds the longest one.")
def describe(data: Words) -> Description:
    longest = max(data.words, key=len, default="")
    return Description(count=len(data.words), distinct=len(set(data.words)), longest=longest)


async def main() -> None:
    if os.environ.get("STEPFLOW_TRANSPORT") != "grpc":
        await server.run(port=0)  # prints the port, for runtimes up to 0.11
        return
    # Since 0.12 a worker pulls its tasks, which needs the packages of requirements-grpc.txt.
    from stepflow_py.worker.grpc_worker import run_grpc_worker

    tasks_url, queue_name = os.environ["STEPFLOW_TASKS_URL"], os.environ["STEPFLOW_QUEUE_NAME"]
    await run_grpc_worker(server=server, tasks_url=tasks_url, queue_name=queue_name)


if __name__ == "__main__":
    asyncio.run(main())
