"""What the bot needs in a server, and the links that invite it with exactly that."""

import discord

NEEDED = {
    "view_channel": "View Channels",  # Discord sends no message of a channel that is hidden.
    "send_messages": "Send Messages",  # Mentions are answered with an ordinary message.
    "send_messages_in_threads": "Send Messages in Threads",
    "read_message_history": "Read Message History",  # An answer is a reply to its question.
}
"""Each permission that the code uses, with its name in Discord's clients.

Answers to commands and buttons need none of them, not even for files. Other messages hold no embeds
and no files, and emoji that every client has, so that no permission for those is asked for.
"""


def needed() -> discord.Permissions:
    """Return the permissions that the bot needs in a server."""
    return discord.Permissions(**dict.fromkeys(NEEDED, True))


def lacking(permissions: discord.Permissions) -> list[str]:
    """Return the names of what is needed and not granted."""
    if permissions.administrator:
        return []
    return [name for flag, name in NEEDED.items() if not getattr(permissions, flag)]


def invite_link(application: int) -> str:
    """Return the address where an admin adds the bot to a server."""
    scopes = ("bot", "applications.commands")
    return discord.utils.oauth_url(application, permissions=needed(), scopes=scopes)


def user_link(application: int) -> str:
    """Return the address where a person adds the commands to their own account."""
    link = discord.utils.oauth_url(application, scopes=("applications.commands",))
    return f"{link}&integration_type=1"
