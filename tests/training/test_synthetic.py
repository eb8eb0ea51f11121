from collections import Counter, defaultdict
from datetime import date
from random import Random

import pytest

from training.synthetic import grammar
from training.synthetic.amounts import other_count, spelled
from training.synthetic.bounds import bounded
from training.synthetic.chat import shaped
from training.synthetic.contrasts import contrast
from training.synthetic.corpus import Sentence, sentences_of, usable
from training.synthetic.days import added_date, claimed
from training.synthetic.figures import approximated, refigured
from training.synthetic.kernel import kernel
from training.synthetic.opposites import opposites
from training.synthetic.pairs import Row, rows
from training.synthetic.questions import question
from training.synthetic.reformulation import reformulated
from training.synthetic.rewrite import retell
from training.synthetic.roles import roles_swapped
from training.synthetic.shortening import Style
from training.synthetic.slots import Pool, slots_in
from training.synthetic.voice import turned

DAYS = [
    (
        "one",
        "2021-03-02",
        "Harbour dispute.\n"
        "A ferry capsizes near Lagos, Nigeria, killing 14 passengers and injuring several others.\n"
        "French police arrest 23 protesters in Lyon, after a march against the new harbour law.\n"
        "The parliament of Kenya approves a law on fishing rights, following weeks of debate.\n"
        "At least 60 people are killed when a bridge collapses in Peru.",
    ),
    (
        "two",
        "2021-03-09",
        "Senator Maria Lopez resigns as chair of the Fishing Council after a report on bribes.\n"
        "Norway accuses Iceland of breaking the Fishing Council rules.\n"
        "The Fishing Council rejects a plan to close the Lagos harbour.\n"
        "A court in Nairobi, Kenya, sentences 12 smugglers to prison.\n"
        "Polish firefighters rescue 35 miners in Kenya on 7 March 2021.",
    ),
    (
        "three",
        "2021-03-20",
        "Senator Maria Lopez denies the claims of the Fishing Council in Lagos.\n"
        "Senator John Baker opens a new harbour in Lagos with 400 guests.\n"
        "The government of Kenya raises the tax on fish by 8%, despite protests in Nairobi.\n"
        "Iceland wins the Fishing Council chair for the first time.\n"
        "Senator John Baker praises the port workers of Lyon.",
    ),
]


def made(seed: int = 1) -> list[Row]:
    sentences = sentences_of(DAYS * 8)
    return list(rows(sentences, seed))


def one(text: str, day: str = "2024-08-06") -> Sentence:
    return Sentence(text, day, 0, (text,), ())


def pool() -> Pool:
    return Pool([text for _, _, text in DAYS])


def test_the_same_seed_makes_the_same_pairs() -> None:
    assert made() == made()
    assert made(1) != made(2)


def test_there_are_a_few_hundred_pairs_with_balanced_labels() -> None:
    counts = Counter(row.label for row in made())
    assert sum(counts.values()) > 300
    assert set(counts) == {"supported", "refuted", "nei"}
    assert max(counts.values()) <= 1.05 * min(counts.values())


def test_every_claim_and_every_passage_has_more_than_one_label() -> None:
    claims, passages = defaultdict(set), defaultdict(set)
    for row in made():
        claims[row.group, row.claim].add(row.label)
        passages[row.group, row.focus].add(row.label)
    assert all(len(labels) > 1 for labels in claims.values())
    several = sum(len(labels) > 1 for labels in passages.values())
    assert several > 0.9 * len(passages)


def test_few_claims_repeat_the_passage() -> None:
    pairs = made()
    assert sum(row.claim == row.focus for row in pairs) < 0.1 * len(pairs)


def test_ids_are_unique_and_fields_are_complete() -> None:
    pairs = made()
    assert len({row.id for row in pairs}) == len(pairs)
    assert all(row.claim and row.focus and row.group and row.kind for row in pairs)


def test_no_mark_of_a_slot_is_left() -> None:
    texts = [text for row in made() for text in (row.claim, row.focus)]
    marks = ("70701", "qadte", "qaplce", "qapple", "qarvle", "qapsle")
    assert not [text for text in texts if any(mark in text.lower() for mark in marks)]


def test_a_relation_to_the_documents_date_always_has_that_date() -> None:
    relative = [row for row in made() if row.kind == "relative_date"]
    assert relative
    assert all(row.date for row in relative)


def test_the_two_readings_of_a_contrast_differ_in_claim_and_passage() -> None:
    sentence = one("French police arrest 23 protesters in Lyon after a long march.")
    for seed in range(40):
        found = contrast(sentence, pool(), Random(seed), whole=seed % 2 == 0)
        if found is not None:
            assert found.claims[0] != found.claims[1]
            assert found.passages[0] != found.passages[1]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Fire destroys 14 houses in Lagos, Nigeria.", {"number", "place"}),
        ("German sailors find a wreck on 4 August 2024.", {"nationality", "date"}),
        ("The ministry raises the tax by 8%.", {"number"}),
        ("A pilot flies under the bridge.", set()),
    ],
)
def test_slots_are_found(text: str, kinds: set[str]) -> None:
    assert {slot.kind for slot in slots_in(text, "2024-08-06", pool(), Random(1))} == kinds


@pytest.mark.parametrize("value", [2, 3, 12, 57, 400, 12_000])
def test_another_count_is_another_one(value: int) -> None:
    assert all(other_count(value, Random(seed)) != value for seed in range(50))


def test_small_numbers_are_spelled() -> None:
    assert (spelled(12), spelled(84), spelled(1_500_000)) == ("twelve", "84", "1.5 million")


def test_claimed_days_can_be_told_apart() -> None:
    for seed in range(60):
        day, other = claimed(date(2024, 8, 4), date(2024, 9, 4), Random(seed), seed % 2 == 0)
        assert day != other


def test_an_added_date_lies_on_the_day_told_or_shortly_before() -> None:
    for seed in range(60):
        passages, claims, _, _ = added_date("2024-08-06", Random(seed))
        assert passages[0] != passages[1]
        assert claims[0] != claims[1]


@pytest.mark.parametrize(
    ("present", "past"),
    [
        ("A storm kills 14 people.", "A storm killed 14 people."),
        ("The mayor is arrested in Lyon.", "The mayor was arrested in Lyon."),
        ("The court has been closed.", "The court was closed."),
        ("Police say that the road is open.", "Police said that the road was open."),
        ("The storm struck the coast.", "The storm struck the coast."),
    ],
)
def test_news_is_retold_in_the_past(present: str, past: str) -> None:
    assert grammar.to_past(present) == past


@pytest.mark.parametrize(
    ("statement", "asked"),
    [
        ("A storm killed 14 people.", "Did a storm kill 14 people?"),
        ("The mayor was arrested in Lyon.", "Was the mayor arrested in Lyon?"),
        ("On Friday, Norway won.", "Is it true that on Friday, Norway won?"),
    ],
)
def test_statements_become_questions(statement: str, asked: str) -> None:
    assert question(statement) == asked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a Egyptian officer", "an Egyptian officer"),
        ("an Ukrainian officer", "a Ukrainian officer"),
        ("an European law", "a European law"),
        ("a hour", "an hour"),
    ],
)
def test_articles_fit_the_word_that_follows(text: str, told: str) -> None:
    assert grammar.fix_articles(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway beats Iceland in the final.", "Iceland beats Norway in the final."),
        ("The mayor beats a drum.", None),
    ],
)
def test_roles_are_exchanged_between_two_names(text: str, told: str | None) -> None:
    assert roles_swapped(text) == told


def test_the_voice_is_turned_both_ways() -> None:
    assert turned("Norway defeats Iceland.") == "Iceland is defeated by Norway."
    assert (
        turned("14 people were killed by a storm in Peru.") == "A storm killed 14 people in Peru."
    )


def test_a_sentence_is_turned_round() -> None:
    kinds = {
        turn.kind: turn.text
        for seed in range(20)
        for turn in opposites("The parliament approves the law.", Random(seed))
    }
    assert kinds["antonym"] == "The parliament rejects the law."
    assert (
        "not" in kinds["negation"] or "refuses" in kinds["negation"] or " to " in kinds["negation"]
    )


def test_a_retelling_keeps_its_marks_and_leaves_out_the_rest() -> None:
    text = "A storm kills 70701 people in Peru, after weeks of rain in the region and in Chile."
    told = {retell(text, Style(seed), ("70701",)).text for seed in range(30)}
    assert all("70701" in claim for claim in told)
    assert min(map(len, told)) < len(text) - 20


def test_a_denial_is_retold_whole() -> None:
    text = "A storm does not kill the people in Peru, after weeks of rain."
    assert all("weeks" in retell(text, Style(seed, keep=True)).text for seed in range(20))


def test_bounds_have_every_label() -> None:
    pairs = [
        pair
        for seed in range(10)
        for pair in bounded("At least 84 people are killed in the storm.", Random(seed))
    ]
    assert {label for *_, label in pairs} == {"supported", "refuted", "nei"}
    assert all(passage != claim for _, claim, passage, _ in pairs)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("They get $42 million.", "They get 42 million dollars."),
        ("They get $42 million.", "They get $42m."),
        ("Some 60% of them left.", "Some 60 per cent of them left."),
        ("The firm lost 50% of its staff.", "The firm lost half of its staff."),
        ("The city lost 1,200,000 people.", "The city lost 1.2 million people."),
        ("The town was hit twice.", "The town was hit two times."),
        ("It is the tenth bridge.", "It is the 10th bridge."),
        ("It opened on March 14, 2021.", "It opened on 14 March 2021."),
        ("He freed 12 dogs.", "He freed twelve dogs."),
    ],
)  # fmt: skip
def test_figures_have_other_forms(text: str, form: str) -> None:
    assert form in {refigured(text, Style(seed)) for seed in range(99)}


def test_a_share_is_rounded_only_to_a_fraction_near_it() -> None:
    told = {approximated("The bank lost 26% of its cash.", Style(seed)) for seed in range(30)}
    assert told == {"The bank lost 26% of its cash.", "The bank lost about a quarter of its cash."}
    assert approximated("It lost 41% of it.", Style(1)) == "It lost 41% of it."


def test_a_kernel_keeps_verb_and_marks_and_little_else() -> None:
    text = "A storm kills 70701 people in the hills of Peru, after a week of storms at sea."
    told = {kernel(text, Style(seed), ("70701",)) for seed in range(30)}
    assert all("kills 70701 people" in claim for claim in told)
    assert min(len(claim.split()) for claim in told) <= 6


def test_a_superlative_keeps_what_it_is_measured_in() -> None:
    text = "The firm opens the largest bakery in Norway."
    assert all(kernel(text, Style(seed), ()) == text for seed in range(30))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Polish government resigns.", "The government of Poland resigns."),
        ("The president of Poland resigns.", "The Polish president resigns."),
        ("A Polish referee was hurt.", "A referee from Poland was hurt."),
        ("It is a first in the history of Poland.", "It is a first in Poland's history."),
    ],
)  # fmt: skip
def test_phrases_are_built_otherwise(text: str, told: str) -> None:
    assert told in {reformulated(text, Style(seed), "") for seed in range(30)}


@pytest.mark.parametrize(
    "text",
    [
        "The ministry spends $75 million on the bridge.",
        "The firm loses 60% of its customers in a day.",
        "A ship brings 84 horses to the island.",
    ],
)
def test_money_shares_and_counts_have_bounds_with_every_label(text: str) -> None:
    labels = Counter(label for seed in range(20) for _, _, _, label in bounded(text, Random(seed)))
    assert len(labels) == 3
    assert len(set(labels.values())) == 1


def test_claims_are_also_typed_as_in_a_chat() -> None:
    random = Random(1)
    told = {shaped("The mayor is not ill.", random) for _ in range(900)}
    assert "The mayor isn't ill" in told
    assert any(claim.endswith("?") for claim in told)
    assert any(claim.startswith("btw ") for claim in told)


@pytest.mark.parametrize(
    "text",
    ["Harbour dispute in the north.", "He resigns as chair of the council on fishing rights."],
)
def test_lines_without_a_statement_of_their_own_are_left_out(text: str) -> None:
    assert not usable(one(text))
