"""Which documents are held out of training, the same on every machine."""

import hashlib


def bucket(text: str) -> int:
    """Return a number that is the same for a text on every machine."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def held_out(document: str) -> bool:
    """Whether a document of a question set is held out: half of them are."""
    return bucket(document) % 2 == 0
