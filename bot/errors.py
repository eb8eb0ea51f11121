"""Errors whose message may be shown to a person.

BotError
├── ConfigError
├── QueryError
├── SourceError
│   ├── FetchError
│   └── ParseError
├── StoppedError
├── StoreError
│   ├── EmptyIndexError
│   └── ModelMismatchError
└── ModelError

Anything else that is raised is a bug: its traceback is logged with an id and the id is shown.
"""


class BotError(Exception):
    """An error with a message for the user: what is wrong and what to do."""


class ConfigError(BotError):
    """The configuration or the command line cannot be used."""


class QueryError(BotError):
    """A question or a claim cannot be answered as it stands."""


class SourceError(BotError):
    """A source cannot be used."""


class FetchError(SourceError):
    """A source cannot be read."""


class ParseError(SourceError):
    """A source was read but holds no usable article."""


class StoppedError(BotError):
    """A person has stopped a job; whoever is told of its progress raises it."""


class StoreError(BotError):
    """The index cannot be opened, read or written."""


class EmptyIndexError(StoreError):
    """Nothing is indexed yet."""


class ModelMismatchError(StoreError):
    """The index was built with another model than the one configured."""


class ModelError(BotError):
    """A model cannot be loaded or used."""
