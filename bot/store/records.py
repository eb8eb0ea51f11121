"""What chats and servers leave behind, in the index's file."""

from bot.store.audit import AuditLog
from bot.store.autochecks import AutoChecks
from bot.store.counts import Counts
from bot.store.departures import Departures
from bot.store.feedback import Feedback
from bot.store.jobs import Jobs
from bot.store.memory import ChatMemory
from bot.store.schema import Connections
from bot.store.settings import KeptSettings
from bot.store.unanswered import Unanswered
from bot.store.watches import Watches
from bot.store.welcomes import Welcomes


class Records:
    """One object a topic; all of them safe to share between threads and processes."""

    def __init__(self, connections: Connections) -> None:
        self.memory = ChatMemory(connections)
        self.feedback = Feedback(connections)
        self.settings = KeptSettings(connections)
        self.audit = AuditLog(connections)
        self.departures = Departures(connections)
        self.watches = Watches(connections)
        self.counts = Counts(connections)
        self.unanswered = Unanswered(connections)
        self.autochecks = AutoChecks(connections)
        self.jobs = Jobs(connections)
        self.welcomes = Welcomes(connections)

    def forget_person(self, person: int) -> int:
        """Delete what is kept of a person, in every server, and return how many things it was.

        The log of what admins did is the server's, and stays.
        """
        topics = (self.memory, self.feedback, self.jobs, self.watches, self.unanswered)
        return sum(topic.forget_person(person) for topic in topics)

    def forget_server(self, server: str) -> None:
        """Delete what is kept of a server; its departure last, so that a crash forgets nothing.

        That it was greeted stays, for a server that returns is not greeted again.
        """
        for topic in (
            self.memory,
            self.feedback,
            self.settings,
            self.audit,
            self.jobs,
            self.watches,
            self.counts,
            self.unanswered,
            self.autochecks,
        ):
            topic.forget_server(server)
        self.departures.returned(server)

    def forget_texts(self, server: str) -> None:
        """Delete the words that are kept of a server only where its admins allow it.

        What people wrote beside their votes goes when it would have gone without that.
        """
        self.unanswered.forget_server(server)
        self.feedback.keep_no_longer(server)

    def forget_old(self) -> None:
        """Delete what has been kept for as long as it may be."""
        for topic in (
            self.watches,
            self.memory,
            self.feedback,
            self.audit,
            self.jobs,
            self.counts,
            self.unanswered,
            self.autochecks,
        ):
            topic.forget_old()
