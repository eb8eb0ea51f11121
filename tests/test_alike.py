from bot.encoder import group_alike
from tests.fakes import WordEncoder


def test_texts_that_are_alike_are_grouped_the_largest_group_first() -> None:
    texts = ["Who won the cup?", "How old is the mill?", "who won the cup", "Who won, the cup"]
    assert group_alike(WordEncoder(), texts) == ((0, 2, 3), (1,))


def test_no_texts_make_no_groups() -> None:
    assert group_alike(WordEncoder(), []) == ()
