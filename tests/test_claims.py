import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.claims import as_claim, is_question, read
from bot.domain import Claim, Question

STATED = [
    ("Did Kenya ban plastic bags on Aug 4?", "Kenya banned plastic bags on Aug 4"),
    ("did Peru sign the treaty?", "Peru signed the treaty"),
    ("Did the mayor resign in May?", "the mayor resigned in May"),
    ("Did Chile win the final?", "Chile won the final"),
    ("Did Okafor write the report?", "Okafor wrote the report"),
    ("Did they steal the painting?", "they stole the painting"),
    ("Did the company buy its rival?", "the company bought its rival"),
    ("Did oil prices fall on Monday?", "oil prices fell on Monday"),
    ("Did the police report show bias?", "the police report showed bias"),
    ("Did Norway stop exporting gas?", "Norway stopped exporting gas"),
    ("Did the union carry out its threat?", "the union carried out its threat"),
    ("Did she deny it?", "she denied it"),
    ("Did it really snow in Cairo?", "it really snowed in Cairo"),
    ("Didn't Mali cut ties?", "Mali cut ties"),
    ("Didn\u2019t the senate approve it?", "the senate approved it"),
    ("Did the senate not approve it?", "the senate approved it"),
    ("Does Finland share a border with Russia?", "Finland shares a border with Russia"),
    ("Does the bank hold gold?", "the bank holds gold"),
    ("Does he have a permit?", "he has a permit"),
    ("Do the rebels control the airport?", "the rebels control the airport"),
    ("Do whales sleep?", "whales sleep"),
    ("Is Maiga a colonel?", "Maiga is a colonel"),
    ("Is the tower taller than the bridge?", "the tower is taller than the bridge"),
    ("Are the talks over?", "the talks are over"),
    ("Was Ruiz arrested in Lima?", "Ruiz was arrested in Lima"),
    ("Was the bridge in Genoa rebuilt in 2020?", "the bridge in Genoa was rebuilt in 2020"),
    ("Were 30 miners rescued?", "30 miners were rescued"),
    ("Was there a coup in Gabon?", "there was a coup in Gabon"),
    ("Is it raining?", "it is raining"),
    ("Isn't Bern the capital?", "Bern is the capital"),
    ("Is the king of Tonga a rower?", "the king of Tonga is a rower"),
    ("Was this photo taken in Gaza?", "this photo was taken in Gaza"),
    ("Is Paris in France?", "Paris is in France"),
    ("Has Togo been suspended?", "Togo has been suspended"),
    ("Has the strike ended?", "the strike has ended"),
    ("Have the floods reached the town?", "the floods have reached the town"),
    ("Had Osei left the party?", "Osei had left the party"),
    ("Will Niger leave the bloc?", "Niger will leave the bloc"),
    ("Can penguins fly?", "penguins can fly"),
    ("Should Italy recognise the state?", "Italy should recognise the state"),
    ("Is it true that Laos raised tariffs?", "Laos raised tariffs"),
    ("is it correct that 12 people died?", "12 people died"),
    ("Laos raised tariffs, didn't it?", "Laos raised tariffs"),
    ("Laos raised tariffs, right?", "Laos raised tariffs"),
    ("Laos raised tariffs?", "Laos raised tariffs"),
    ("Did Laos raise tariffs or not?", "Laos raised tariffs"),
    ("Can you check whether Laos raised tariffs?", "Laos raised tariffs"),
    ("Can you confirm that Laos raised tariffs?", "Laos raised tariffs"),
    ("fact check: Laos raised tariffs", "Laos raised tariffs"),
    ("True or false: Laos raised tariffs", "Laos raised tariffs"),
    ("So, did Laos raise tariffs?", "Laos raised tariffs"),
    ("did zambia default on its debt", "zambia defaulted on its debt"),
    ("Did Brunt glorp the deal?", "Brunt glorped the deal"),
    ("Did grey felt glorp?", "grey felt glorp"),
    ("Did two or more people drown?", "two or more people drowned"),
]  # fmt: skip

OPEN = [
    "Who won the final?", "When did Peru sign the treaty?", "Where was Ruiz arrested",
    "How many miners were rescued?", "Why did the mayor resign?", "Which country banned it?",
    "What happened in Gabon?", "Mali cut ties when?", "Did Chile or Peru win?",
    "can you tell me who won?", "Was it in May or in June?",
]  # fmt: skip

ASKED = [
    ("when did the dam burst", True), ("who owns the port", True), ("is bern the capital", True),
    ("did it rain", True), ("how many people died", True), ("why the delay", True),
    ("were the votes counted", True), ("has she resigned", True), ("what is inflation", True),
    ("can you tell me who won", True), ("Is it over?", True), ("Mali cut ties?", True),
    ("does he know", True), ("will it snow", True), ("which bridge fell", True),
    ("When the dam burst, two towns flooded.", False), ("The dam burst.", False),
    ("Have a nice day", False), ("What a goal!", False), ("Will Ferrell made a film.", False),
    ("Do not park here.", False), ("Had he known, he would have left.", False),
    ("Mali cut ties", False), ("Whales sleep.", False), ("Were it true, we would know.", False),
    ("While they slept, it rained.", False), ("", False), ("Who", False),
]  # fmt: skip

SKIPPED = [
    ("hi there!", "greeting"), ("Good morning everyone", "greeting"), ("Thanks a lot!", "greeting"),
    ("lol", "greeting"), ("https://example.org/story", "link"), ("<https://example.org>", "link"),
    ("😀🎉", "no words"), ("!!!", "no words"), ("<:smile:123456>", "no words"),
    ("Interesting", "short"), ("> The dam burst.", "quotes"), ("```\nx = 1\n```", "code"),
    ("I hope it rains.", "opinion"), ("I think so.", "opinion"), ("I love this song", "opinion"),
    ("I don't think so", "opinion"), ("I think it is great", "opinion"),
    ("Tell me more", "request"), ("Please read the article", "request"),
    ("Look at this", "request"), ("Don't feed the ducks", "request"),
    ("Share this with your friends!", "request"), ("Stop the count", "request"),
]  # fmt: skip

CLAIMED = [
    ("The dam burst on Friday.", "The dam burst on Friday."),
    ("<@123> The dam burst.", "The dam burst."),
    ("<@!99>, the dam burst.", "the dam burst."),
    ("**The dam** burst.", "The dam burst."),
    ("- The dam burst.", "The dam burst."),
    ("2) The dam burst.", "The dam burst."),
    ("The dam burst https://example.org/a", "The dam burst"),
    ("I think that Chile won 3 medals.", "Chile won 3 medals."),
    ("Apparently the dam burst.", "the dam burst."),
    ("Breaking: the dam burst.", "the dam burst."),
    ("Show ratings fell 5%.", "Show ratings fell 5%."),
    ("No soldiers died.", "No soldiers died."),
    ("$3bn was lost.", "$3bn was lost."),
    ("“We won,” she said.", "“We won,” she said."),
    ("Great Britain left the union.", "Great Britain left the union."),
    ("Help arrived late.", "Help arrived late."),
]


@pytest.mark.parametrize(("question", "claim"), STATED)
def test_a_yes_no_question_becomes_the_statement_it_asks_about(question: str, claim: str) -> None:
    assert as_claim(question) == claim


@pytest.mark.parametrize("question", OPEN)
def test_a_question_that_yes_does_not_answer_becomes_no_statement(question: str) -> None:
    assert as_claim(question) is None
    (query,), _ = read(question)
    assert isinstance(query, Question)


@pytest.mark.parametrize(("text", "asks"), ASKED)
def test_questions_are_told_from_statements(text: str, asks: bool) -> None:
    assert is_question(text) is asks


@pytest.mark.parametrize(("message", "why"), SKIPPED)
def test_what_cannot_be_checked_is_skipped_with_a_reason(message: str, why: str) -> None:
    queries, skipped = read(message)
    assert queries == ()
    assert why in skipped[0].why


@pytest.mark.parametrize(("message", "text"), CLAIMED)
def test_a_statement_is_a_claim(message: str, text: str) -> None:
    queries, _ = read(message)
    assert [query.text for query in queries] == [text]


def test_what_introduces_a_question_is_dropped() -> None:
    assert read("Can you tell me who won the final?")[0] == (Question("who won the final?"),)


def test_a_message_is_read_sentence_by_sentence() -> None:
    message = "Hello! The dam burst on Friday. Did the town flood?\n> old news\nWho is to blame?"
    queries, skipped = read(message)
    assert [query.text for query in queries] == [
        "The dam burst on Friday.",
        "the town flooded",
        "Who is to blame?",
    ]
    assert [part.text for part in skipped] == ["Hello!", "> old news"]


def test_a_claim_knows_its_place_in_the_message() -> None:
    message = "<@5> hi! Rain fell. ```code``` Did it snow?"
    claims = [query for query in read(message)[0] if isinstance(query, Claim)]
    assert [message[claim.start : claim.end] for claim in claims] == ["Rain fell.", "Did it snow?"]


@settings(deadline=None)
@given(st.text())
def test_any_message_can_be_read(message: str) -> None:
    for query in read(message)[0]:
        assert query.text.strip()
        if isinstance(query, Claim):
            assert 0 <= query.start < query.end <= len(message)


@settings(deadline=None)
@given(st.text())
def test_any_text_can_be_asked_about(text: str) -> None:
    is_question(text)
    as_claim(text)
