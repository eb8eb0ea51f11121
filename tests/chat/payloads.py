"""What Discord sends: a server of each of two shards, one person, and one bot."""

from typing import Any

BOT, APPLICATION, GUILD, CHANNEL, PERSON = "11", "12", "21", "22", "31"
OTHER_CHANNEL = "23"
BOT_USER = {"id": BOT, "username": "Receipts", "discriminator": "0", "avatar": None, "bot": True}
USER = {"id": PERSON, "username": "amina", "discriminator": "0", "avatar": None}
WHEN = "2024-08-07T09:00:00+00:00"
MEMBER = {"user": USER, "roles": [], "joined_at": WHEN, "deaf": False, "mute": False, "flags": 0}
GUILD_CREATE: dict[str, Any] = {
    "id": GUILD, "name": "Newsroom", "owner_id": PERSON, "roles": [], "emojis": [], "stickers": [],
    "features": [], "member_count": 2, "members": [], "threads": [], "presences": [],
    "voice_states": [], "stage_instances": [], "guild_scheduled_events": [], "unavailable": False,
    "verification_level": 0, "default_message_notifications": 1, "explicit_content_filter": 0,
    "mfa_level": 0, "premium_tier": 0, "preferred_locale": "en-US", "nsfw_level": 0, "large": False,
    "channels": [
        {"id": id, "type": 0, "name": name, "position": 0, "permission_overwrites": []}
        for id, name in ((CHANNEL, "claims"), (OTHER_CHANNEL, "news"))
    ],
}  # fmt: skip

# A server's shard is its id, shifted by 22 bits, modulo the count of shards.
SECOND_GUILD, SECOND_CHANNEL = str(1 << 22), "24"
SECOND_GUILD_CREATE = GUILD_CREATE | {
    "id": SECOND_GUILD, "name": "Elsewhere", "channels": [
        GUILD_CREATE["channels"][0] | {"id": SECOND_CHANNEL}
    ],
}  # fmt: skip
SERVERS = (GUILD_CREATE, SECOND_GUILD_CREATE)
"""The server of each shard."""


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


def subcommand(id: str, group: str, name: str, **options: str) -> dict[str, Any]:
    used = command(id, group, **options)
    own = {"name": name, "type": 1, "options": used["data"]["options"]}
    return used | {"data": used["data"] | {"options": [own]}}


def as_admin(interaction: dict[str, Any]) -> dict[str, Any]:
    """The same from a person who may manage the server."""
    return interaction | {"member": {**interaction["member"], "permissions": str(1 << 5)}}


def ready(resume_at: str, session: str, shard: int, shards: int) -> dict[str, Any]:
    return {
        "v": 10, "user": BOT_USER, "guilds": [{"id": SERVERS[shard]["id"], "unavailable": True}],
        "session_id": session, "resume_gateway_url": resume_at, "shard": [shard, shards],
        "application": {"id": APPLICATION, "flags": 0},
    }  # fmt: skip


def published(place: int, command: dict[str, Any]) -> dict[str, Any]:
    own = {"id": str(40 + place), "application_id": APPLICATION, "version": "1"}
    return {**own, "description": "", **command}


def application() -> dict[str, Any]:
    return {
        "id": APPLICATION, "name": "Receipts", "icon": None, "description": "", "bot_public": True,
        "bot_require_code_grant": False, "verify_key": "", "flags": 0,
        "owner": USER, "team": None, "summary": "",
    }  # fmt: skip


def gateway(address: str, shards: int) -> dict[str, Any]:
    limit = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
    return {"url": address, "shards": shards, "session_start_limit": limit}
