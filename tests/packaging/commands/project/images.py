"""A worker without any library, to be run by --command."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TEXT = {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]}
COUNT = {"type": "object", "properties": {"words": {"type": "integer"}}, "required": ["words"]}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.reply({})

    def do_POST(self):
        message = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if "id" not in message:
            self.send_response(202)
            self.end_headers()
            return
        result = answer(message["method"], message.get("params", {}))
        self.reply({"jsonrpc": "2.0", "id": message["id"], "result": result})

    def reply(self, value):
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def answer(method, params):
    if method == "initialize":
        return {"serverProtocolVersion": 1, "server_protocol_version": 1}
    if method == "components/list":
        schemas = {"inputSchema": TEXT, "outputSchema": COUNT}
        return {"components": [{"component": path, **schemas} for path in ("/word-count", "/count")]}
    return {"output": {"words": len(params["input"]["text"].split())}}


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(json.dumps({"port": server.server_address[1]}), flush=True)
server.serve_forever()
