"""The gateway of a Discord on this machine: sessions, replay, and every way to lose them."""

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.chat import payloads

HELLO, IDENTIFY, RESUME, RECONNECT, INVALID = 10, 2, 6, 7, 9
DISALLOWED_INTENTS = 4014


@dataclass
class Line:
    """A shard's connection, and the events of its session."""

    session: str = ""
    events: list[dict[str, Any]] = field(default_factory=list)
    socket: web.WebSocketResponse | None = None
    request: web.Request | None = None


@dataclass
class Gateway:
    """Sends the shards of one bot their events, and sends again what they missed."""

    frames: list[dict[str, Any]]
    """What the bot sent."""
    port: int = 0
    shards: int = 1
    forgets: int = 0
    """How many attempts to resume find that the session is gone."""
    unreachable: int = 0
    """How many connections are refused."""
    refuses: int = 0
    """Which connection is refused, counted from 1."""
    disallows: bool = False
    """Whether an intent that the bot asks for is not switched on."""
    _connections: int = 0
    _sessions: int = 0
    _lines: dict[int, Line] = field(default_factory=dict)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        self._connections += 1
        if self.unreachable or self._connections == self.refuses:
            self.unreachable = max(0, self.unreachable - 1)
            return web.Response(status=503)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": 41250}})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._receive(request, socket, json.loads(frame.data))
        for line in self._lines.values():
            if line.socket is socket:
                line.socket = None
        return socket

    async def dispatch(self, event: str, body: dict[str, Any]) -> None:
        """Send an event to the shard of its server, or keep it for when that resumes."""
        server = body["id"] if event == "GUILD_CREATE" else body.get("guild_id", 0)
        await self._send((int(server) >> 22) % self.shards, event, body)

    async def reconnect(self, shard: int = 0) -> None:
        """Ask a shard of the bot's to connect anew."""
        await self._connected(shard).send_json({"op": RECONNECT, "d": None})

    def drop(self, shard: int = 0) -> None:
        """Lose the connection of a shard without a word."""
        line = self._line(shard)
        if line.request is None or line.request.transport is None:
            raise RuntimeError("the bot is not connected")
        line.socket = None
        line.request.transport.abort()

    def _line(self, shard: int) -> Line:
        return self._lines.setdefault(shard, Line())

    def _connected(self, shard: int) -> web.WebSocketResponse:
        socket = self._line(shard).socket
        if socket is None:
            raise RuntimeError("the bot is not connected")
        return socket

    async def _send(self, shard: int, event: str, body: dict[str, Any]) -> None:
        line = self._line(shard)
        frame = {"op": 0, "t": event, "d": body, "s": len(line.events) + 1}
        line.events.append(frame)
        if line.socket is not None and not line.socket.closed:
            await line.socket.send_json(frame)

    async def _receive(
        self, request: web.Request, socket: web.WebSocketResponse, frame: dict[str, Any]
    ) -> None:
        if frame["op"] == 1:
            await socket.send_json({"op": 11})
        elif frame["op"] == IDENTIFY and self.disallows:
            await socket.close(code=DISALLOWED_INTENTS)
        elif frame["op"] == IDENTIFY:
            await self._begin(frame["d"]["shard"][0], request, socket)
        elif frame["op"] == RESUME and self.forgets:
            self.forgets -= 1
            await socket.send_json({"op": INVALID, "d": False})
        elif frame["op"] == RESUME:
            await self._go_on(frame["d"], request, socket)
        self.frames.append(frame)

    async def _begin(self, shard: int, request: web.Request, socket: web.WebSocketResponse) -> None:
        self._sessions += 1
        line = self._lines[shard] = Line(f"s{self._sessions}", [], socket, request)
        address = f"ws://127.0.0.1:{self.port}/gateway"
        ready = payloads.ready(address, line.session, shard, self.shards)
        await self._send(shard, "READY", ready)
        await self._send(shard, "GUILD_CREATE", payloads.SERVERS[shard])

    async def _go_on(
        self, lost: dict[str, Any], request: web.Request, socket: web.WebSocketResponse
    ) -> None:
        [(shard, line)] = [
            (shard, line)
            for shard, line in self._lines.items()
            if line.session == lost["session_id"]
        ]
        line.request = request
        for missed in line.events[lost["seq"] :]:
            await socket.send_json(missed)
        line.socket = socket
        await self._send(shard, "RESUMED", {})
