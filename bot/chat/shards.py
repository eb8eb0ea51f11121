"""Discord deals servers out to shards: a client of several, in one process or in more."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import discord
from discord.gateway import ReconnectWebSocket
from discord.shard import Shard


class ShardedClient(discord.AutoShardedClient):
    """A client of several shards that keeps its sessions as discord.py's client of one does."""

    def __init__(
        self,
        *,
        intents: discord.Intents,
        shard_count: int | None = None,
        shard_ids: Sequence[int] | None = None,
        **options: Any,
    ) -> None:
        """Make a client.

        Args:
            intents: Which events Discord sends.
            shard_count: How many shards all processes have together; None: what Discord advises.
            shard_ids: Which of them are this process's; None: all.
            options: What discord.py takes besides.
        """
        super().__init__(
            intents=intents,
            shard_count=shard_count,
            # discord.py takes None for all of them, and does not say so in its types.
            shard_ids=list(shard_ids) if shard_ids else None,  # type: ignore[arg-type]
            **options,
        )

    def serves(self, server: int) -> bool:
        """Say whether a server is in one of this process's shards."""
        if self.shard_ids is None or self.shard_count is None:
            return True
        return (server >> 22) % self.shard_count in self.shard_ids

    async def launch_shard(self, gateway: Any, shard_id: int, *, initial: bool = False) -> None:
        """Connect a shard, again and again once the gateway was reached.

        Raises:
            ConnectionError: The gateway could not be reached the first time.
        """
        if not initial and not self.shards:
            # discord.py would try again for ever, and nobody would be told.
            raise ConnectionError("no gateway")
        await super().launch_shard(gateway, shard_id, initial=initial)
        shard = self.shards[shard_id]._parent
        shard.reconnect = partial(_resume, shard)  # type: ignore[method-assign]


async def _resume(shard: Shard) -> None:
    """Go on with the session; discord.py would begin another and lose what came meanwhile."""
    known = shard.ws.session_id is not None
    await shard.reidentify(ReconnectWebSocket(shard.id, resume=known))
