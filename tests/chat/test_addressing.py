import pytest

from bot.chat import addressing


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "is this true?",
        "Is that right",
        "check this",
        "fact-check this please",
        "source?",
        "any sources?",
        "what's your source?",
        "True or false?",
        "is it fake",
        "really?!",
        "did this actually happen?",
        "are these real?",
        "proof?",
    ],
)
def test_words_that_point_at_another_message(text: str) -> None:
    assert addressing.points_elsewhere(text)


@pytest.mark.parametrize(
    "text",
    [
        "did Mali cut ties with Ukraine?",
        "check this bridge: it cost 412 million",
        "the source of the Nile is in Burundi",
        "is this year the hottest on record?",
        "thanks!",
    ],
)
def test_words_that_stand_for_themselves(text: str) -> None:
    assert not addressing.points_elsewhere(text)


def test_the_mention_is_taken_out_wherever_it_stands() -> None:
    assert addressing.without_mention("<@7>, did it\nrain? <@!7>", 7) == "did it\nrain?"
    assert addressing.without_mention("ask <@8> too <@7>", 7) == "ask <@8> too"


def test_a_ping_without_the_name_is_not_a_mention() -> None:
    assert addressing.mentions("hey <@!7>", 7)
    assert not addressing.mentions("thanks <@77>", 7)


def test_custom_emoji_are_read_by_name() -> None:
    assert addressing.spoken("yes <a:party:123> ") == "yes :party:"
