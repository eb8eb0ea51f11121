import pytest

from bot.claims import read

SKIPPED = [
    # courtesies
    ("hi there!", "greeting"), ("Good morning everyone", "greeting"),
    ("Thanks a lot!", "greeting"), ("lol", "greeting"), ("good luck", "greeting"),
    ("Happy birthday Ann!", "greeting"), ("gm", "greeting"), ("see you tomorrow", "greeting"),
    # nothing to read
    ("https://example.org/story", "link"), ("<https://example.org>", "link"),
    ("😀🎉", "no words"), ("!!!", "no words"), ("<:smile:123456>", "no words"),
    ("#Mali #Ukraine", "tags"), ("@anna @bob", "tags"), ("Interesting", "short"),
    ("milk", "short"), ("2 eggs", "states nothing"),
    # somebody else's words
    ("> The dam burst.", "quotes"), (">>> The dam burst.\nIt rained.", "quotes"),
    ("On Mon, 3 Jun 2024, Bob wrote:", "quotes"), ("-- Original Message --", "quotes"),
    # code
    ("```\nx = 1\n```", "code"), ("`rm -r build`", "code"), ("```py\nunfinished", "code"),
    # headings
    ("## Key facts", "heading"), ("Key facts:", "heading"), ("The minister said:", "heading"),
    # feelings and opinions
    ("I hope it rains.", "opinion"), ("I think so.", "opinion"),
    ("I love this song", "opinion"), ("I don't think so", "opinion"),
    ("I think it is great", "opinion"), ("What a goal!", "opinion"),
    ("She is the worst president ever.", "opinion"), ("Messi is the best player", "opinion"),
    ("The film is beautiful", "opinion"), ("the plan sounds so stupid", "opinion"),
    ("The price is ridiculous.", "opinion"), ("that ref's a joke", "opinion"),
    ("Drivers should wear belts.", "opinion"), ("We must act now.", "opinion"),
    ("Should Italy recognise the state?", "opinion"),
    # guesses
    ("Chile will probably win.", "prediction"), ("Maybe it rained.", "prediction"),
    ("I bet Chile wins.", "prediction"), ("The war might end in May.", "prediction"),
    ("They're surely going to lose.", "prediction"),
    # conditions
    ("If Chile leaves, Peru follows.", "would be"),
    ("The pact will end if Peru leaves.", "would be"),
    ("Had he known, he would have left.", "would be"), ("Unless it rains, we play.", "would be"),
    ("The firm would have failed without aid.", "would be"),
    ("Imagine Chile had won the cup.", "would be"),
    # requests
    ("Tell me more", "request"), ("Please read the article", "request"),
    ("Look at this", "request"), ("Don't feed the ducks", "request"),
    ("Share this with your friends!", "request"), ("Stop the count", "request"),
    ("Can you summarise this?", "request"), ("pls delete that", "request"),
    ("Let's go to Lima", "request"), ("don\u2019t forget to vote", "request"),
]  # fmt: skip

CLAIMED = [
    # an evaluation with a measure, and what somebody said of something
    "It was the worst drought in 40 years.", "The best-selling album of 1982 was Thriller.",
    "The critic called the film terrible.", "The pope said the law was shameful.",
    "The president said firms should pay more.", "The UN says the war might end in May.",
    "The minister asked if the dam was safe.", "Honey keeps for years if the jar is closed.",
    "He will resign in May, the party said.",
    "According to the bank, prices might fall.",
    # plans, beginnings and words that only look like requests or greetings
    "Niger will leave the bloc in 2025.", "Show ratings fell 5%.", "Help arrived late.",
    "Great Britain left the union.", "No soldiers died.", "$3bn was lost.",
    "“We won,” she said.", "Stop signs are red.", "Good Friday is a holiday.",
    "You suck at maths", "El ministro dimitió ayer", "Nigeria\u2019s inflation hit 30%.",
    "-5°C was measured in Oslo.", "Kangaroos hop.",
]  # fmt: skip

CLEANED = [
    ("<@123> The dam burst.", "The dam burst."), ("<@!99>, the dam burst.", "the dam burst."),
    ("@anna The dam burst.", "The dam burst."), ("**The dam** burst.", "The dam burst."),
    ("_The dam_ burst.", "The dam burst."), ("The dam ||burst||.", "The dam burst."),
    ("- The dam burst.", "The dam burst."), ("2) The dam burst.", "The dam burst."),
    ("• The dam burst", "The dam burst"), ("## The dam burst", "The dam burst"),
    ("The dam burst https://example.org/a", "The dam burst"),
    ("https://example.org/a The dam burst", "The dam burst"),
    ("#Chile won the cup #sport #final", "Chile won the cup"),
    ("The `dam` burst", "The dam burst"), ("The dam burst 😱", "The dam burst 😱"),
    ("Wow, the dam burst", "the dam burst"), ("lol the dam burst", "the dam burst"),
    ("Hi all, the dam burst.", "the dam burst."), ("FYI: the dam burst", "the dam burst"),
    ("But the dam burst.", "the dam burst."), ("No, the dam burst.", "the dam burst."),
    ("I think that Chile won 3 medals.", "Chile won 3 medals."),
    ("I heard the dam burst in May 2020.", "the dam burst in May 2020."),
    ("Apparently the dam burst.", "the dam burst."), ("Breaking: the dam burst.", "the dam burst."),
    ("TIL that whales sleep upright", "whales sleep upright"),
]  # fmt: skip


@pytest.mark.parametrize(("message", "why"), SKIPPED)
def test_what_cannot_be_checked_is_skipped_with_a_reason(message: str, why: str) -> None:
    queries, skipped = read(message)
    assert queries == ()
    assert [part.text for part in skipped] == [message]
    assert why in skipped[0].why


@pytest.mark.parametrize("message", CLAIMED)
def test_a_statement_is_a_claim(message: str) -> None:
    assert [query.text for query in read(message)[0]] == [message]


@pytest.mark.parametrize(("message", "text"), CLEANED)
def test_a_claim_is_told_without_what_only_dresses_it(message: str, text: str) -> None:
    queries, skipped = read(message)
    assert [query.text for query in queries] == [text]
    assert skipped == ()
