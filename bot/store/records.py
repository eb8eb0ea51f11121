"""What chats and servers leave behind, in the index's file."""

from bot.store.memory import ChatMemory
from bot.store.schema import Connections


class Records:
    """One object a topic; all of them safe to share between threads and processes."""

    def __init__(self, connections: Connections) -> None:
        self.memory = ChatMemory(connections)
