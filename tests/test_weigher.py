"""Passages of one article can bear a claim out together that none of them bears out alone."""

from collections.abc import Sequence

from bot.config import VerdictSettings
from bot.domain import Evidence, Hit, Judgement, Passage, Query, Stance
from bot.sentences import split
from bot.weigher import TOGETHER, Weigher
from tests.fakes import FixedJudge, article, claim

TEXT = (
    "The Alda left Murn in the morning. It carried peat and wool. "
    "The ship sank off Lorn in a storm."
)
CLAIM = claim("The Alda left Murn with peat and sank off Lorn")
BOTH = Judgement(0.9, 0.85, 0.05, 0.1)
HALF = Judgement(0.9, 0.2, 0.1, 0.7)
FAR = Judgement(0.1, 0.1, 0.1, 0.8)


class HalfJudge:
    """Takes a text for support where it holds all the words, for half of it where it holds one."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.read: list[str] = []
        self.wordings: list[str] = []

    def judge(
        self, query: Query, passages: Sequence[Passage], wordings: Sequence[str] = ()
    ) -> tuple[Judgement, ...]:
        texts = [passage.sentence.text for passage in passages]
        self.read += texts
        self.wordings += wordings
        found = [sum(word in text for word in self.words) for text in texts]
        return tuple(BOTH if n == len(self.words) else HALF if n else FAR for n in found)


def weighed(judge: HalfJudge, *places: tuple[str, int]) -> tuple[Evidence, ...]:
    """Weigh sentences of the text in articles of those names, and then together."""
    sentences = split(TEXT)
    hits = [Hit(Passage(article(TEXT, uri), sentences, n), 1.0, 1, 1) for uri, n in places]
    weigher = Weigher(judge, VerdictSettings(differences=False))
    return weigher.weigh_together(CLAIM, weigher.weigh(CLAIM, hits))


def test_parts_of_one_article_support_together_what_none_supports_alone() -> None:
    judge = HalfJudge("left", "sank")
    last, first = weighed(judge, ("a", 2), ("a", 0))
    assert judge.read[-1] == "The Alda left Murn in the morning. The ship sank off Lorn in a storm."
    assert (first.stance, last.stance) == (Stance.SUPPORTS, Stance.SUPPORTS)
    assert first.notes == last.notes == (TOGETHER,)
    assert first.hit.passage.sentence.text == "The Alda left Murn in the morning."
    assert first.judgement.supports == BOTH.supports


def test_whose_words_a_quotation_is_does_not_come_from_parts() -> None:
    said = claim('The Alda left Murn, and "sank off Lorn in a storm", Ann Os wrote')
    judge = HalfJudge("left", "sank")
    weigher = Weigher(judge, VerdictSettings(differences=False))
    hits = [Hit(Passage(article(TEXT, "a"), split(TEXT), n), 1.0, 1, 1) for n in (0, 2)]
    found = weigher.weigh_together(said, weigher.weigh(said, hits))
    assert [one.stance for one in found] == [Stance.NEUTRAL] * 2
    assert len(judge.read) == 2


def test_parts_of_two_articles_do_not() -> None:
    found = weighed(HalfJudge("left", "sank"), ("a", 0), ("b", 2))
    assert [one.stance for one in found] == [Stance.NEUTRAL] * 2


def test_what_has_nothing_to_do_with_the_claim_is_no_part() -> None:
    judge = HalfJudge("left", "sank", "wind")
    found = weighed(judge, ("a", 0), ("a", 1))
    assert len(judge.read) == 2
    assert [one.notes for one in found] == [(), ()]


def test_parts_that_do_not_bear_it_out_stay_as_they_were() -> None:
    found = weighed(HalfJudge("left", "sank", "wind"), ("a", 0), ("a", 2))
    assert [one.judgement.supports for one in found] == [HALF.supports] * 2


FOUND = "Many of the miners were found on 27 March. The last of the miners was found on 7 May."
LAST = claim("The last of the miners was found on 7 May.")


def dated(text: str, uris: Sequence[str], word: str) -> list[Evidence]:
    sentences = split(text)
    hits = [Hit(Passage(article(text, uri), sentences, n), 1.0, 1, 1) for n, uri in enumerate(uris)]
    judge = FixedJudge(**{word: BOTH, "found": HALF})
    return list(Weigher(judge, VerdictSettings()).weigh(LAST, hits))


def test_an_article_that_bears_the_claim_out_has_no_other_date_held_against_it() -> None:
    alone = dated(FOUND, ["a", "b"], "7 May")[0]
    assert "--03-27" in [one.found for one in alone.differences]
    assert alone.stance is Stance.REFUTES
    beside, bearing = dated(FOUND, ["a", "a"], "7 May")
    assert bearing.settled
    assert bearing.stance is Stance.SUPPORTS
    assert beside.differences == ()
    assert beside.judgement.refutes == HALF.refutes


def test_a_date_that_the_judge_does_not_find_borne_out_clears_nothing() -> None:
    beside, _ = dated(FOUND, ["a", "a"], "no such word")
    assert beside.stance is Stance.REFUTES


def test_what_two_speakers_say_in_one_article_may_differ() -> None:
    text = (
        "Miners were found on 27 March, the union said. The last of the miners was found on 7 May."
    )
    beside, _ = dated(text, ["a", "a"], "7 May")
    assert beside.differences


def test_the_judge_is_given_the_claim_in_each_passages_words() -> None:
    said = claim("Over forty ships sank in a storm.")
    sentences = split("In the storm 47 ships sank. Ann fled.")
    hits = [Hit(Passage(article("", "a"), sentences, n), 1.0, 1, 1) for n in range(2)]
    judge = HalfJudge("sank")
    Weigher(judge, VerdictSettings()).weigh(said, hits)
    assert judge.wordings == ["47 ships sank in a storm.", said.text]
    Weigher(judge, VerdictSettings(differences=False)).weigh(said, hits)
    assert judge.wordings[2:] == [said.text] * 2


def test_a_name_written_small_is_missed_in_what_is_read_together() -> None:
    text = f"{TEXT} The coaster Osk stayed in the harbour of Murn."
    said = claim("the alda left murn with osk and sank off lorn")
    hits = [Hit(Passage(article(text, "a"), split(text), n), 1.0, 1, 1) for n in (0, 2)]
    weigher = Weigher(HalfJudge("left", "sank"), VerdictSettings(support=0.5))
    found = weigher.weigh_together(said, weigher.weigh(said, hits))
    assert [one.stance for one in found] == [Stance.NEUTRAL] * 2
