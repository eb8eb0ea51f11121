"""The gateway of a Discord on this machine: sessions, replay, and every way to lose them."""

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.chat import payloads

HELLO, IDENTIFY, RESUME, RECONNECT, INVALID = 10, 2, 6, 7, 9
DISALLOWED_INTENTS = 4014


@dataclass
class Gateway:
    """Sends one bot its events, and sends again what it missed."""

    frames: list[dict[str, Any]]
    """What the bot sent."""
    port: int = 0
    forgets: int = 0
    """How many attempts to resume find that the session is gone."""
    unreachable: int = 0
    """How many connections are refused."""
    disallows: bool = False
    """Whether an intent that the bot asks for is not switched on."""
    _sessions: int = 0
    _events: list[dict[str, Any]] = field(default_factory=list)
    _socket: web.WebSocketResponse | None = None
    _request: web.Request | None = None

    async def serve(self, request: web.Request) -> web.StreamResponse:
        if self.unreachable:
            self.unreachable -= 1
            return web.Response(status=503)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._request = request
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": 41250}})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._receive(socket, json.loads(frame.data))
        if self._socket is socket:
            self._socket = None
        return socket

    async def dispatch(self, event: str, body: dict[str, Any]) -> None:
        """Send an event, or keep it for who resumes."""
        frame = {"op": 0, "t": event, "d": body, "s": len(self._events) + 1}
        self._events.append(frame)
        if self._socket is not None and not self._socket.closed:
            await self._socket.send_json(frame)

    async def reconnect(self) -> None:
        """Ask the bot to connect anew."""
        if self._socket is None:
            raise RuntimeError("the bot is not connected")
        await self._socket.send_json({"op": RECONNECT, "d": None})

    def drop(self) -> None:
        """Lose the connection without a word."""
        if self._request is None or self._request.transport is None:
            raise RuntimeError("the bot is not connected")
        self._socket = None
        self._request.transport.abort()

    async def _receive(self, socket: web.WebSocketResponse, frame: dict[str, Any]) -> None:
        if frame["op"] == 1:
            await socket.send_json({"op": 11})
        elif frame["op"] == IDENTIFY and self.disallows:
            await socket.close(code=DISALLOWED_INTENTS)
        elif frame["op"] == IDENTIFY:
            self._sessions += 1
            self._events.clear()
            self._socket = socket
            address = f"ws://127.0.0.1:{self.port}/gateway"
            await self.dispatch("READY", payloads.ready(address, f"s{self._sessions}"))
            await self.dispatch("GUILD_CREATE", payloads.GUILD_CREATE)
        elif frame["op"] == RESUME and self.forgets:
            self.forgets -= 1
            await socket.send_json({"op": INVALID, "d": False})
        elif frame["op"] == RESUME:
            for missed in self._events[frame["d"]["seq"] :]:
                await socket.send_json(missed)
            self._socket = socket
            await self.dispatch("RESUMED", {})
        self.frames.append(frame)
