"""What passages make of a claim: the judge and the differences together."""

from collections.abc import Sequence
from dataclasses import replace

from bot import verdict
from bot.config import VerdictSettings
from bot.differences import Comparison, compare, quotes, retold, with_capitals
from bot.domain import Claim, Evidence, Hit, Judgement, Passage, Sentence, Stance
from bot.judge import Judge

PARTS = 3
"""Passages that are read side by side at most."""
TOGETHER = "Bears the claim out only together with the other passages."


class Weigher:
    """Says what each passage makes of a claim: the judge and the differences together."""

    def __init__(self, judge: Judge, settings: VerdictSettings) -> None:
        self._judge = judge
        self._settings = settings

    def weigh(self, claim: Claim, hits: Sequence[Hit]) -> tuple[Evidence, ...]:
        """Return what each of the passages says of a claim, in their order."""
        passages = [hit.passage for hit in hits]
        compared = [self._compared(claim, passage) for passage in passages]
        wordings = [
            retold(claim.text, passage, comparison)
            for passage, comparison in zip(passages, compared, strict=True)
        ]
        judgements = self._judge.judge(claim, passages, wordings)
        compared = _of_one_mind(passages, judgements, compared, self._settings.support)
        return tuple(
            verdict.assess(hit, judgement, comparison, self._settings)
            for hit, judgement, comparison in zip(hits, judgements, compared, strict=True)
        )

    def weigh_together(self, claim: Claim, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
        """Return the evidence, where passages of one article support a claim only side by side.

        Their sentences are judged as one text; each of them then supports the claim, and says that
        it does so only with the others. Who said the words of a quotation is told where they stand,
        if anywhere, so that nothing is joined for one.
        """
        if quotes(claim.text):
            return tuple(evidence)
        parts = _parts(evidence, self._settings.same_event)
        if len(parts) < 2:
            return tuple(evidence)
        # A name that is written small is known as one only by the article's other sentences.
        cased = replace(claim, text=with_capitals(claim.text, evidence[parts[0]].hit.passage))
        (joined,) = self.weigh(cased, [_side_by_side([evidence[place] for place in parts])])
        if joined.stance is not Stance.SUPPORTS:
            return tuple(evidence)
        return tuple(
            replace(one, stance=joined.stance, judgement=joined.judgement, notes=(TOGETHER,))
            if place in parts
            else one
            for place, one in enumerate(evidence)
        )

    def _compared(self, claim: Claim, passage: Passage) -> Comparison:
        return compare(claim.text, passage) if self._settings.differences else Comparison()


def _of_one_mind(
    passages: Sequence[Passage],
    judgements: Sequence[Judgement],
    compared: Sequence[Comparison],
    support: float,
) -> list[Comparison]:
    """Return the comparisons, no difference held against an article that bears the claim out.

    A sentence that has the claim's date and numbers tells which of an article's dates is meant; its
    other sentences tell of something else. What it reports of two speakers may well differ.
    """
    bearing = {
        passage.article.uri
        for passage, judgement, one in zip(passages, judgements, compared, strict=True)
        if one.whole and one.reported is None and judgement.supports >= support
    }
    return [
        replace(one, differences=(), rivals=())
        if passage.article.uri in bearing and one.reported is None
        else one
        for passage, one in zip(passages, compared, strict=True)
    ]


def _parts(evidence: Sequence[Evidence], relevant: float) -> list[int]:
    """Return the places of the most relevant passages of the article that has the best of them."""
    by_article: dict[str, list[int]] = {}
    for place, one in enumerate(evidence):
        if one.stance is Stance.NEUTRAL and one.judgement.relevance >= relevant:
            by_article.setdefault(one.hit.passage.article.uri, []).append(place)

    def relevance(place: int) -> float:
        return evidence[place].judgement.relevance

    for places in by_article.values():
        places.sort(key=lambda place: (-relevance(place), place))
    best = max(
        by_article.values(), key=lambda places: sum(map(relevance, places[:PARTS])), default=[]
    )
    return best[:PARTS]


def _side_by_side(parts: Sequence[Evidence]) -> Hit:
    """Return passages' sentences as one sentence, to be judged and never shown."""
    passages = sorted((one.hit.passage for one in parts), key=lambda passage: passage.focus)
    text = " ".join(passage.sentence.text for passage in passages)
    article = replace(passages[0].article, text=text)
    return Hit(Passage(article, (Sentence(0, 0, len(text), text),), 0), 1.0, None, None)
