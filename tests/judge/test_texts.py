"""A whole text is read at once where it is short, and by its sentences where it is long."""

import numpy as np
import pytest

from bot.judge.calibrated import text_judgement
from bot.judge.card import Calibration
from bot.judge.network import Reading
from bot.judge.pair import PairText
from bot.judge.texts import SHORT, TOGETHER, read_texts
from bot.sentences import split
from tests.judge.networks import Exported

SENTENCES = (
    "The council of Toru met on Monday to talk about the new harbour.",
    "Its mayor, Lida Ferro, opened the meeting with a long report on the flood.",
    "The river Osk had risen by three metres, and 40 families had to leave.",
    "A mill near the bridge burned down in the same night.",
    "Nobody was hurt, for the mill has stood empty since 2011.",
    "Farmers asked for money to mend their fences and feed their cattle.",
    "The council will vote on the harbour after the summer.",
    "Two members left before the end, as they had a train to catch.",
)
LONG = " ".join(SENTENCES)
SHORT_TEXT = " ".join(SENTENCES[:2])
CLAIMS = (
    "The river rose by three metres.",
    "A mill burned down, and 40 families left.",
    "The council has built a harbour.",
    "Lida Ferro is a farmer.",
)


def odds(reading: Reading) -> float:
    supports, refutes, neutral = (float(logit) for logit in reading.stance)
    return supports - float(np.logaddexp(refutes, neutral))


def sentence_by_sentence(claim: str, text: str) -> list[PairText]:
    """Each sentence between its neighbours."""
    texts = [sentence.text for sentence in split(text)]
    return [
        PairText(claim, one, before=before, after=after)
        for before, one, after in zip(["", *texts], texts, [*texts[1:], ""], strict=False)
    ]


def same(one: Reading, other: Reading) -> bool:
    return (
        np.allclose(one.stance, other.stance, atol=1e-4)
        and abs(one.relevance - other.relevance) < 1e-4
        and (one.span, one.tokens) == (other.span, other.tokens)
    )


def test_the_texts_here_are_as_long_as_they_are_meant_to_be() -> None:
    assert len(SHORT_TEXT) <= SHORT < len(LONG)
    assert [sentence.text for sentence in split(LONG)] == list(SENTENCES)
    assert len(SENTENCES) > TOGETHER


@pytest.mark.parametrize("text", [SHORT_TEXT, SENTENCES[0], "Flood", "", "   ", "x" * SHORT])
def test_a_short_text_is_read_in_one_piece(exported: Exported, text: str) -> None:
    (found,) = read_texts(exported.network, [(CLAIMS[0], text)])
    (whole,) = exported.network.read([PairText(CLAIMS[0], text)])
    assert same(found, whole)


def test_a_long_text_of_one_sentence_is_read_in_one_piece(exported: Exported) -> None:
    text = "The council of Toru spoke of fences and " * 20
    assert len(text) > SHORT
    (found,) = read_texts(exported.network, [(CLAIMS[0], text)])
    (whole,) = exported.network.read([PairText(CLAIMS[0], text)])
    assert same(found, whole)


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_long_text_supports_at_least_as_its_best_sentence_does(
    exported: Exported, claim: str
) -> None:
    (found,) = read_texts(exported.network, [(claim, LONG)])
    readings = exported.network.read(sentence_by_sentence(claim, LONG))
    best = max(readings, key=odds)
    assert odds(found) >= odds(best) - 1e-4
    assert found.tokens == sum(reading.tokens for reading in readings)
    plain = Calibration()
    said = [text_judgement(one, plain).supports for one in (found, best)]
    assert said[0] >= said[1] - 1e-4


@pytest.mark.parametrize("claim", CLAIMS)
def test_what_a_long_text_leaves_of_support_is_shared_as_its_best_sentences_together_say(
    exported: Exported, claim: str
) -> None:
    (found,) = read_texts(exported.network, [(claim, LONG)])
    pieces = sentence_by_sentence(claim, LONG)
    readings = exported.network.read(pieces)
    worth = [max(odds(one), one.relevance - 1) for one in readings]
    best = sorted(np.argsort(worth)[-TOGETHER:].tolist())
    together = PairText(claim, " ".join(pieces[place].focus for place in best))
    (joined,) = exported.network.read([together])
    assert found.stance[1] - found.stance[2] == pytest.approx(
        joined.stance[1] - joined.stance[2], abs=1e-3
    )
    assert found.relevance == pytest.approx(joined.relevance, abs=1e-4)
    assert odds(found) == pytest.approx(max(*map(odds, readings), odds(joined)), abs=1e-3)


def test_many_texts_at_once_are_read_as_one_by_one(exported: Exported) -> None:
    texts = (LONG, "", SHORT_TEXT, "Flood", LONG.upper(), "word " * 300)
    pairs = [(claim, text) for claim in CLAIMS for text in texts]
    together = read_texts(exported.network, pairs)
    assert len(together) == len(pairs)
    for pair, found in zip(pairs, together, strict=True):
        (alone,) = read_texts(exported.network, [pair])
        assert same(found, alone)


def test_texts_are_judged_with_stances_that_sum_to_1(exported: Exported) -> None:
    pairs = [(CLAIMS[0], LONG), ("", ""), ("flood", "Flood"), (CLAIMS[1], SHORT_TEXT)]
    for found in exported.judge.judge_texts(pairs):
        assert found.supports + found.refutes + found.neutral == pytest.approx(1)
        assert found.span is None


def test_no_texts_are_no_readings(exported: Exported) -> None:
    assert read_texts(exported.network, []) == []
