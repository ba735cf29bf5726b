"""The same echo component on the Python SDK, started as its documentation says."""

import asyncio

from stepflow_py.worker import StepflowServer

server = StepflowServer()


@server.component(name="echo")
def echo(data: dict) -> dict:
    """Returns its input."""
    return data


asyncio.run(server.run(port=0))
