"""HTTP in and out of the double: the Bot API under /botTOKEN/, and orders of other processes under /control/."""

import asyncio
import json
import socket
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from typing import Any

from aiohttp import web

from tests.botapi import methods
from tests.botapi.double import BotApi
from tests.botapi.faults import Fault
from tests.botapi.refusal import Refusal, bad_request
from tests.botapi.table import find_method, read_parameters

_RESET = struct.pack("ii", 1, 0)  # SO_LINGER: closing sends a reset


@asynccontextmanager
async def serving(api: BotApi, port: int = 0) -> AsyncIterator[str]:
    """The double at an address of this machine, until the block ends."""
    app = web.Application(client_max_size=64 * 2**20)
    server = _Server(api)
    app.router.add_route("*", "/bot{token}/{method}", server.answer)
    app.router.add_get("/file/bot{token}/documents/{file_id}", server.hand_over)
    app.router.add_post("/control/{action}", server.steer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port, reuse_address=True)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        api.closing.set()
        api.updates.wake()
        await runner.cleanup()


class _Server:
    def __init__(self, api: BotApi) -> None:
        self._api = api

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """One call of the Bot API."""
        api = self._api
        method, given = request.match_info["method"], {}
        try:
            if request.match_info["token"] != api.token:
                raise Refusal(401, "Unauthorized")
            method = _known(method)
            given = await _read(request)
            api.under_way.append(given)
            api.announce()
            try:
                result = await self._run(request, method, given)
            finally:
                api.under_way.remove(given)
        except Refusal as refusal:
            api.note_call(method, given, str(refusal.code))
            return web.json_response(refusal.to_dict(), status=refusal.code)
        except _Broken as broken:
            api.note_call(method, given, str(broken))
            return web.Response(status=500)
        api.note_call(method, given, "ok")
        return web.json_response({"ok": True, "result": result})

    async def _run(self, request: web.Request, method: str, given: dict[str, Any]) -> Any:
        api = self._api
        if api.latency_seconds:
            await asyncio.sleep(api.latency_seconds)
        fault = api.faults.take(method, given)
        if fault and fault.kind == "refuse":
            parameters = {"retry_after": fault.retry_after, "migrate_to_chat_id": fault.migrate_to_chat_id}
            raise Refusal(fault.code, fault.description, **parameters)
        if fault and fault.kind == "hang":
            await api.closing.wait()
        if fault and fault.kind in ("hang", "reset_before"):
            _reset(request)
            raise _Broken(fault.kind)
        result = await methods.call(api, method, read_parameters(method, given))
        if fault:
            _reset(request)
            raise _Broken(fault.kind)
        return result

    async def hand_over(self, request: web.Request) -> web.StreamResponse:
        """A file that getFile told of."""
        content = self._api.files.get(request.match_info["file_id"])
        if content is None or request.match_info["token"] != self._api.token:
            return web.json_response(Refusal(404, "Not Found").to_dict(), status=404)
        self._api.note_call("file", {"file_id": request.match_info["file_id"]}, "ok")
        return web.Response(body=content, content_type="application/octet-stream")

    async def steer(self, request: web.Request) -> web.StreamResponse:
        """One order of a test in another process."""
        api = self._api
        order = await request.json() if request.can_read_body else {}
        match request.match_info["action"]:
            case "open_chat":
                api.open_chat(**order)
                return web.json_response({})
            case "write":
                return web.json_response(api.write(**order))
            case "plan":
                api.faults.add(Fault(**order))
                return web.json_response({})
            case "sent":
                return web.json_response([asdict(sent) for sent in api.sent])
            case "wait":
                await api.wait_until(lambda: len(api.sent) >= order["sent"], order.get("seconds", 10.0))
                return web.json_response(len(api.sent))
        return web.json_response({"error": "no such order"}, status=404)


class _Broken(Exception):
    """The connection is broken, mostly on purpose; the text is the fault's kind."""


def _reset(request: web.Request) -> None:
    """Break the connection so that the other side sees a reset."""
    if request.transport is None:
        return
    connection = request.transport.get_extra_info("socket")
    if connection is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    request.transport.abort()


def _known(name: str) -> str:
    method = find_method(name)
    if method is None:
        raise Refusal(404, "Not Found")
    return method


async def _read(request: web.Request) -> dict[str, Any]:
    """The parameters of a call: from the address, from a form, or from JSON."""
    given: dict[str, Any] = dict(request.query)
    try:
        if request.content_type == "application/json" and request.can_read_body:
            body = await request.json()
            if not isinstance(body, dict):
                raise bad_request("the body must be a JSON object")
            given |= body
        elif request.method == "POST":
            given |= dict(await request.post())
    except ConnectionError:  # the bot was killed while it was writing
        raise _Broken("gone") from None
    except json.JSONDecodeError:
        raise bad_request("can't parse JSON") from None
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    return given
