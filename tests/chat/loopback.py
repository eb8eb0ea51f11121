"""The part of Discord that one bot in a server of each shard needs, on a loopback port."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.chat import payloads
from tests.chat.gateway import Gateway

TOKEN = "right.token.here"
ANSWER_WITHIN_S = 3.0
TIMEOUT_S = 30.0
POLL_S = 0.01
"""How long a test waits for what must happen (a busy machine is slow), and how often it looks."""


@dataclass
class Seen:
    """A request of the bot's; `done` once it took effect."""

    method: str
    path: str
    body: Any
    at_s: float = 0.0
    after: int = 0
    """From where a list goes on."""
    done: bool = False


@dataclass
class Trouble:
    """What goes wrong with requests to paths of an ending, the next `times` times."""

    ending: str
    status: int
    code: int = 0
    times: int = 1
    retry_after_s: float = 0.0
    everywhere: bool = False
    late: bool = False
    """Whether the request takes effect and only its answer is lost."""


@dataclass
class Interaction:
    """What Discord knows of an interaction: when it came, and whether it was acknowledged."""

    came_s: float
    acknowledged: bool = False


@dataclass
class Discord:
    """Answers the bot's requests, keeps them, and sends it events."""

    requests: list[Seen] = field(default_factory=list)
    frames: list[dict[str, Any]] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    stalls: dict[str, float] = field(default_factory=dict)
    """Seconds until a request to a path of an ending reaches Discord."""
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    """Slow work of the bot's goes on when this is set."""
    at_gate: int = 0
    port: int = 0
    shards: int = 1
    application: dict[str, Any] = field(default_factory=dict)
    """What Discord knows of the application besides the usual."""
    servers: list[dict[str, Any]] = field(default_factory=list)
    """The servers that it lists; their ids go up."""
    published: list[dict[str, Any]] = field(default_factory=list)
    interactions: dict[str, Interaction] = field(default_factory=dict)
    _nonces: set[str] = field(default_factory=set)
    _runner: web.AppRunner | None = None

    def __post_init__(self) -> None:
        self.gateway = Gateway(self.frames, shards=self.shards)

    async def start(self) -> None:
        app = web.Application()
        app.router.add_get("/gateway", self.gateway.serve)
        app.router.add_get("/gate", self._serve_gate)
        app.router.add_route("*", "/api/v10/{path:.*}", self._serve_rest)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self.gateway.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def until(self, ready: Callable[[], bool], timeout_s: float = TIMEOUT_S) -> None:
        async with asyncio.timeout(timeout_s):
            while not ready():
                await asyncio.sleep(POLL_S)

    def seen(self, method: str, ending: str, *, done: bool = False) -> list[Seen]:
        """The requests to paths with this ending; all, or those that took effect."""
        return [
            seen
            for seen in self.requests
            if seen.method == method and seen.path.endswith(ending) and (seen.done or not done)
        ]

    async def sent(self, method: str, ending: str, count: int = 1, *, done: bool = False) -> Seen:
        """The `count`th request to a path with this ending, once it came."""
        await self.until(lambda: len(self.seen(method, ending, done=done)) >= count)
        return self.seen(method, ending, done=done)[count - 1]

    async def framed(self, op: int, count: int = 1) -> None:
        """Wait for the bot's `count`th frame of a kind."""
        await self.until(lambda: sum(frame["op"] == op for frame in self.frames) >= count)

    async def ready(self) -> None:
        await self.framed(2)
        await self.sent("PUT", "/commands")

    async def dispatch(self, event: str, body: dict[str, Any]) -> None:
        if event == "INTERACTION_CREATE":
            now = asyncio.get_running_loop().time()
            self.interactions.setdefault(body["token"], Interaction(now))
        await self.gateway.dispatch(event, body)

    async def check(self, id: str, text: str = "words") -> None:
        """Have a person use /check; the interaction's token is "token" and its id."""
        await self.dispatch("INTERACTION_CREATE", payloads.command(id, "check", text=text))

    async def mention(self, id: str, text: str = "did Mali cut ties?") -> None:
        """Have a person mention the bot."""
        await self.dispatch("MESSAGE_CREATE", payloads.mention(id, text))

    async def held(self, count: int = 1) -> None:
        """Wait until so many pieces of slow work have come to the gate."""
        await self.until(lambda: self.at_gate >= count)

    async def _serve_gate(self, request: web.Request) -> web.Response:
        self.at_gate += 1
        await self.gate.wait()
        return web.Response()

    async def _serve_rest(self, request: web.Request) -> web.Response:
        path = "/" + request.match_info["path"]
        body = await request.text()
        now = asyncio.get_running_loop().time()
        after = int(request.query.get("after", 0))
        seen = Seen(request.method, path, json.loads(body) if body else None, now, after)
        for ending, seconds in self.stalls.items():
            if path.endswith(ending):
                await asyncio.sleep(seconds)
        answer = self._answer(seen, request.headers.get("Authorization", f"Bot {TOKEN}"))
        self.requests.append(seen)
        return answer

    def _answer(self, seen: Seen, authorization: str) -> web.Response:
        if authorization != f"Bot {TOKEN}":
            return _json({"message": "401: Unauthorized", "code": 0}, 401)
        trouble = next((one for one in self.troubles if seen.path.endswith(one.ending)), None)
        if trouble is None:
            return self._take(seen)
        trouble.times -= 1
        if not trouble.times:
            self.troubles.remove(trouble)
        if trouble.late:
            self._take(seen)
        return _troubled(trouble)

    def _take(self, seen: Seen) -> web.Response:
        refusal = self._refusal(seen)
        if refusal is not None:
            status, code = refusal
            return _json({"message": "refused", "code": code}, status)
        nonce = str((seen.body or {}).get("nonce", "")) if isinstance(seen.body, dict) else ""
        # A message that was posted already is not posted again.
        seen.done = not nonce or nonce not in self._nonces
        self._nonces |= {nonce} - {""}
        return _json(self._told(seen))

    def _refusal(self, seen: Seen) -> tuple[int, int] | None:
        parts = seen.path.split("/")
        if parts[1] not in ("interactions", "webhooks"):
            return None
        known = self.interactions.get(parts[3])
        if parts[1] == "webhooks":
            return None if known and known.acknowledged else (404, 10015)
        if known is not None and known.acknowledged:
            return 400, 40060
        if known is None or asyncio.get_running_loop().time() - known.came_s > ANSWER_WITHIN_S:
            return 404, 10062
        known.acknowledged = True
        return None

    def _told(self, seen: Seen) -> Any:
        if seen.path == "/users/@me":
            return payloads.BOT_USER
        if seen.path == "/users/@me/guilds":
            return [one for one in self.servers if int(one["id"]) > seen.after][:200]
        if seen.path == "/oauth2/applications/@me":
            return payloads.application() | self.application
        if seen.path == "/gateway/bot":
            return payloads.gateway(f"ws://127.0.0.1:{self.port}/gateway", self.shards)
        if seen.path.endswith("/commands"):
            if seen.method == "PUT":
                self.published = seen.body
            return [payloads.published(place, one) for place, one in enumerate(self.published)]
        if seen.path.endswith("/callback"):
            return {"interaction": {"id": seen.path.split("/")[2], "type": 2}}
        if seen.path.endswith("/typing"):
            return None
        return payloads.message("99", "", payloads.BOT_USER) | {"flags": 1 << 15}


def _troubled(trouble: Trouble) -> web.Response:
    if trouble.status != 429:
        return _json({"message": "refused", "code": trouble.code}, trouble.status)
    told = {"message": "slow down", "retry_after": trouble.retry_after_s, "code": 0}
    response = _json(told | {"global": trouble.everywhere}, 429)
    # Without it discord.py takes a refusal for one of the network's in front of Discord.
    response.headers["Via"] = "1.1 loopback"
    response.headers["Retry-After"] = str(trouble.retry_after_s)
    return response


def _json(value: Any, status: int = 200) -> web.Response:
    if value is None:
        return web.Response(status=204)
    # aiohttp's json_response adds a charset, by which discord.py takes it for text.
    body = json.dumps(value).encode()
    return web.Response(body=body, status=status, headers={"Content-Type": "application/json"})
