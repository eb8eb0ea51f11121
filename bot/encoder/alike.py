"""Texts that say nearly the same, put together by their vectors."""

from collections.abc import Sequence

from bot.encoder.serving import Encoder

ALIKE = 0.7
"""Cosine from which on two questions count as one: of MiniLM's, those that differ in wording."""


def group_alike(encoder: Encoder, texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Return the indexes of texts that are alike, the largest group first.

    Each text joins the first group whose first text it is like, so the order of texts matters.
    """
    if not texts:
        return ()
    vectors = encoder.encode_queries(texts)
    similar = vectors @ vectors.T
    groups: list[list[int]] = []
    for index in range(len(texts)):
        own = next((group for group in groups if similar[index, group[0]] >= ALIKE), None)
        if own is None:
            groups.append([index])
        else:
            own.append(index)
    return tuple(tuple(group) for group in sorted(groups, key=len, reverse=True))
