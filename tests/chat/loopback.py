"""The part of Discord that one bot in one server needs, on a loopback port."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

TOKEN = "right.token.here"
BOT, APPLICATION, GUILD, CHANNEL, PERSON = "11", "12", "21", "22", "31"
BOT_USER = {"id": BOT, "username": "Receipts", "discriminator": "0", "avatar": None, "bot": True}
USER = {"id": PERSON, "username": "amina", "discriminator": "0", "avatar": None}
WHEN = "2024-08-07T09:00:00+00:00"
MEMBER = {"user": USER, "roles": [], "joined_at": WHEN, "deaf": False, "mute": False, "flags": 0}
GUILD_CREATE = {
    "id": GUILD, "name": "Newsroom", "owner_id": PERSON, "roles": [], "emojis": [], "stickers": [],
    "features": [], "member_count": 2, "members": [], "threads": [], "presences": [],
    "voice_states": [], "stage_instances": [], "guild_scheduled_events": [], "unavailable": False,
    "verification_level": 0, "default_message_notifications": 1, "explicit_content_filter": 0,
    "mfa_level": 0, "premium_tier": 0, "preferred_locale": "en-US", "nsfw_level": 0, "large": False,
    "channels": [
        {"id": CHANNEL, "type": 0, "name": "claims", "position": 0, "permission_overwrites": []}
    ],
}  # fmt: skip


@dataclass
class Seen:
    """A request of the bot's."""

    method: str
    path: str
    body: Any


@dataclass
class Discord:
    """Answers the bot's requests, keeps them, and sends it events."""

    requests: list[Seen] = field(default_factory=list)
    gateway: list[dict[str, Any]] = field(default_factory=list)
    refusals: dict[str, tuple[int, int]] = field(default_factory=dict)
    port: int = 0
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    _socket: web.WebSocketResponse | None = None
    _sequence: int = 0
    _runner: web.AppRunner | None = None

    async def start(self) -> None:
        app = web.Application()
        app.router.add_get("/gateway", self._serve_gateway)
        app.router.add_route("*", "/api/v10/{path:.*}", self._serve_rest)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def until(self, ready: Callable[[], bool], timeout_s: float = 10.0) -> None:
        async with asyncio.timeout(timeout_s), self._changed:
            await self._changed.wait_for(ready)

    async def sent(self, method: str, ending: str, count: int = 1) -> Seen:
        """The `count`th request to a path with this ending, once it came."""

        def found() -> list[Seen]:
            return [
                seen
                for seen in self.requests
                if seen.method == method and seen.path.endswith(ending)
            ]

        await self.until(lambda: len(found()) >= count)
        return found()[count - 1]

    async def ready(self) -> None:
        await self.until(lambda: any(frame["op"] == 2 for frame in self.gateway))
        await self.sent("PUT", "/commands")

    async def dispatch(self, event: str, data: dict[str, Any]) -> None:
        await self._send({"op": 0, "t": event, "d": data})

    async def reconnect(self) -> None:
        await self._send({"op": 7, "d": None})

    async def _note(self, kept: list[Any], value: Any) -> None:
        async with self._changed:
            kept.append(value)
            self._changed.notify_all()

    async def _serve_rest(self, request: web.Request) -> web.Response:
        path = "/" + request.match_info["path"]
        body = await request.text()
        await self._note(
            self.requests, Seen(request.method, path, json.loads(body) if body else None)
        )
        if request.headers.get("Authorization", f"Bot {TOKEN}") != f"Bot {TOKEN}":
            return _json({"message": "401: Unauthorized", "code": 0}, 401)
        for ending, (status, code) in self.refusals.items():
            if path.endswith(ending):
                return _json({"message": "refused", "code": code}, status)
        return _json(self._answer(request.method, path))

    def _answer(self, method: str, path: str) -> Any:
        if path == "/users/@me":
            return BOT_USER
        if path == "/oauth2/applications/@me":
            return _application()
        if path.endswith("/commands"):
            published = self.requests[-1].body
            return [
                {
                    "id": str(40 + place),
                    "application_id": APPLICATION,
                    "version": "1",
                    "description": "",
                    **command,
                }
                for place, command in enumerate(published)
            ]
        if path.endswith("/callback"):
            return {"interaction": {"id": path.split("/")[2], "type": 2}}
        if path.endswith("/typing"):
            return None
        return message("99", "", BOT_USER) | {"flags": 1 << 15}

    async def _serve_gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = self._socket = web.WebSocketResponse()
        await socket.prepare(request)
        await self._send({"op": 10, "d": {"heartbeat_interval": 41250}})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._receive(json.loads(frame.data))
        return socket

    async def _receive(self, frame: dict[str, Any]) -> None:
        if frame["op"] == 1:
            await self._send({"op": 11})
        elif frame["op"] == 2:
            address = f"ws://127.0.0.1:{self.port}/gateway"
            await self.dispatch(
                "READY",
                {
                    "v": 10, "user": BOT_USER, "guilds": [{"id": GUILD, "unavailable": True}],
                    "session_id": "s1", "resume_gateway_url": address, "shard": [0, 1],
                    "application": {"id": APPLICATION, "flags": 0},
                },
            )  # fmt: skip
            await self.dispatch("GUILD_CREATE", GUILD_CREATE)
        elif frame["op"] == 6:
            await self.dispatch("RESUMED", {})
        await self._note(self.gateway, frame)

    async def _send(self, frame: dict[str, Any]) -> None:
        if self._socket is None:
            raise RuntimeError("the bot is not connected")
        if frame["op"] == 0:
            self._sequence += 1
            frame = {**frame, "s": self._sequence}
        await self._socket.send_str(json.dumps(frame))


def message(id: str, content: str, author: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": id, "channel_id": CHANNEL, "guild_id": GUILD, "author": author, "content": content,
        "timestamp": WHEN, "edited_timestamp": None, "tts": False, "mention_everyone": False,
        "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "pinned": False,
        "type": 0, "components": [],
    }  # fmt: skip


def mention(id: str, words: str) -> dict[str, Any]:
    return {**message(id, f"<@{BOT}> {words}", USER), "mentions": [BOT_USER], "member": MEMBER}


def command(id: str, name: str, **options: str) -> dict[str, Any]:
    return {
        "id": id, "application_id": APPLICATION, "type": 2, "token": f"token{id}", "version": 1,
        "guild_id": GUILD, "channel_id": CHANNEL, "channel": {"id": CHANNEL, "type": 0},
        "member": {**MEMBER, "permissions": "0"}, "locale": "en-US", "entitlements": [],
        "app_permissions": "0", "context": 0, "attachment_size_limit": 1,
        "authorizing_integration_owners": {"0": GUILD},
        "data": {
            "id": "40", "name": name, "type": 1,
            "options": [{"name": key, "type": 3, "value": value} for key, value in options.items()],
        },
    }  # fmt: skip


def _application() -> dict[str, Any]:
    return {
        "id": APPLICATION, "name": "Receipts", "icon": None, "description": "", "bot_public": True,
        "bot_require_code_grant": False, "verify_key": "", "flags": 0,
        "owner": USER, "team": None, "summary": "",
    }  # fmt: skip


def _json(value: Any, status: int = 200) -> web.Response:
    if value is None:
        return web.Response(status=204)
    # aiohttp's json_response adds a charset, by which discord.py takes it for text.
    body = json.dumps(value).encode()
    return web.Response(body=body, status=status, headers={"Content-Type": "application/json"})
