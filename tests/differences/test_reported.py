"""Reported speech: whose word a sentence gives, and whether the claim gives it to the same."""

import pytest

from bot.differences import compare, describe_attribution
from bot.differences.speech.reported import attribution_of
from bot.differences.speech.telling import Strength
from bot.domain import DifferenceKind
from tests.differences.passages import passage_of
from tests.differences.passages import told as differences

STATED, ALLEGED, DENIED = Strength.STATED, Strength.ALLEGED, Strength.DENIED

ATTRIBUTED = [
    ("The coastguard claims that it stopped two boats.", "The coastguard", "claims", ALLEGED),
    ("The ferry is safe, engineers said.", "engineers", "said", STATED),
    ("“We will not move one stone,” said Ida Falk, who runs the quarry.", "Ida Falk", "said",
     STATED),
    ("According to the health office, 40 clinics have closed.", "the health office",
     "According to", STATED),
    ("Forty clinics have closed, according to the health office.", "the health office",
     "according to", STATED),
    ("The mayor allegedly took money from builders.", None, "allegedly", ALLEGED),
    ("The singer has reportedly left the band.", None, "reportedly", ALLEGED),
    ("Omar Diallo, a spokesman for the port, told the Herald that ships were waiting.",
     "Omar Diallo, a spokesman for the port", "told", STATED),
    ("U.S. officials have repeatedly said the rocket failed.", "U.S. officials", "said", STATED),
    ("The dam, engineers warned, could burst within days.", "engineers", "warned", STATED),
    ("On Monday officials in Porto said that the bridge was closed.", "officials in Porto", "said",
     STATED),
    ("Peru's embassy in Quito said that the border was open.", "Peru's embassy", "said", STATED),
    ("Ana Moss, a teacher at the Orr School, said that it burned.", "Ana Moss, a teacher", "said",
     STATED),
    ("The president of Peru said that the border was open.", "The president of Peru", "said",
     STATED),
    ("The brewer denied that it had paid bribes.", "The brewer", "denied", DENIED),
    ("Acme denied paying bribes.", "Acme", "denied", DENIED),
    ("Peru accused Chile of spying on its ministers.", "Peru", "accused", ALLEGED),
    ("Chile was accused by Peru of spying on its ministers.", "Peru", "was accused by", ALLEGED),
    ("The clerk was accused of theft.", None, "was accused", ALLEGED),
    ("He is believed to have fled to Spain.", None, "is believed to", ALLEGED),
    ("It is said that the painting was stolen.", None, "is said that", ALLEGED),
    ("There were rumours that the bank had failed.", None, "rumours that", ALLEGED),
    ("A study found that the drug works, but doctors disagree.", "A study", "found", STATED),
    ("“The harvest was poor,” he said, “and prices will rise.”", "he", "said", STATED),
    ("The minister, who said that taxes would fall, resigned in May.", "The minister", "said",
     STATED),
    ("In the view of Ms Lund, the plan is doomed.", "Ms Lund", "In the view of", STATED),
    ("Mali and Niger said they would leave the bloc.", "Mali and Niger", "said", STATED),
    ("The port was attacked and officials said two cranes burned.", "officials", "said", STATED),
    ("Rebels told reporters on Friday that they held the airport.", "Rebels", "told", STATED),
    ("The river rose, the agency reported on Tuesday.", "the agency", "reported", STATED),
    ("Moss said: “I did not take the money.”", "Moss", "said", STATED),
    ("Scientists believe the comet will return.", "Scientists", "believe", ALLEGED),
    ("The union insists that the pay offer was never made.", "The union", "insists", ALLEGED),
    ("April Reyes confirmed that the show was off.", "April Reyes", "confirmed", STATED),
    ("POLICE SAID THE ROAD WAS CLOSED", "POLICE", "SAID", STATED),
    ("“There's a mistake”, Ida Falk told the hall.", "Ida Falk", "told", STATED),
    ("\"Never again,\" Ida Falk said.", "Ida Falk", "said", STATED),
    ("Ida Falk, who ran the quarry until it closed, had written to the mayor that it was safe.",
     "Ida Falk", "written", STATED),
]  # fmt: skip

NOT_ATTRIBUTED = [
    "The army did not say that the town had fallen.",
    "Colonel Hale announced a curfew on Sunday.",
    "The brewer reported losses that exceeded forecasts.",
    "The storm claimed 47 lives.",
    "The film tells the story of two brothers who run a mill.",
    "She visited the United States that spring.",
    "The report was published in May.",
    "Insurers paid the claims within a week.",
    "He asked to see the note.",
    "The bridge opened in June.",
    "I said that it would rain.",
    "Believing the road to be clear, Hale drove on.",
    "",
]

REPORTED = [
    ("The coastguard stopped two boats", "The coastguard claims that it stopped two boats.",
     "The coastguard"),
    ("The ferry is safe", "The ferry is safe, engineers said.", "engineers"),
    ("Forty clinics have closed", "According to the health office, forty clinics have closed.",
     "the health office"),
    ("The mayor took money from builders", "The mayor allegedly took money from builders.", None),
    ("The drug works in children", "A study found that the drug works in children.", "A study"),
    ("Two cranes burned", "The port was attacked and officials said two cranes burned.",
     "officials"),
    ("Chile spied on Peru's ministers", "Peru accused Chile of spying on its ministers.", "Peru"),
]  # fmt: skip

NOT_REPORTED = [
    ("The coastguard claims that it stopped two boats",
     "The coastguard claims that it stopped two boats."),
    ("Engineers said the ferry is safe", "The ferry is safe, engineers said."),
    ("According to engineers, the ferry is safe", "“The ferry is safe,” the engineers said."),
    ("Diallo said that ships were waiting",
     "Omar Diallo, a spokesman for the port, told the Herald that ships were waiting."),
    ("A spokesman said ships were waiting",
     "Omar Diallo, a spokesman for the port, told the Herald that ships were waiting."),
    ("The port was attacked", "The port was attacked and officials said two cranes burned."),
    ("The minister resigned in May",
     "The minister, who said that taxes would fall, resigned in May."),
    ("Acme denied paying bribes", "Acme has denied paying bribes."),
    ("Peru accused Chile of spying", "Chile was accused by Peru of spying."),
    ("Omar Diallo is a spokesman for the port",
     "Omar Diallo, a spokesman for the port, told the Herald that ships were waiting."),
]  # fmt: skip

WITHHELD = [
    ("The mayor called the vote “a circus in the town hall”",
     "The bishop described the vote as “a circus in the town hall”.", "speaker"),
    ("The coastguard stopped two boats", "The coastguard claims that it stopped two boats.",
     "certainty"),
    ("The mayor took money from builders", "The mayor allegedly took money from builders.",
     "certainty"),
    ("The brewer paid bribes", "The brewer denied that it had paid bribes.", "negation"),
    ("Acme paid bribes", "Acme denied paying bribes.", "negation"),
    ("Doctors said that the drug works", "The drug works in children.", "speaker"),
    ("Fishermen said that the pier burned", "Firefighters said that the pier burned.", "speaker"),
    ("Union leaders confirmed that the mine will close",
     "Union leaders believe that the mine will close.", "certainty"),
    ("Ida Falk said that the pier burned", "The pier burned on Sunday.", "name"),
]  # fmt: skip

DIFFERS = [
    ("Petro Bondar called the vote “a circus in the town hall”",
     "His spokeswoman, Nora Falk, described the vote on Monday as “a circus in the town hall”.",
     DifferenceKind.NAME, "Petro Bondar", "Nora Falk"),
    ("Petro Bondar said Odesa was calm", "Andrii Bondar said that Odesa was calm.",
     DifferenceKind.NAME, "Petro Bondar", "Andrii Bondar"),
    ("Jan Lund said the quay must be saved", "“The quay must be saved,” said Nora Falk.",
     DifferenceKind.NAME, "Jan Lund", "Nora Falk"),
    ("According to Peru, the border is open", "The border is open, according to Chile.",
     DifferenceKind.NAME, "Peru", "Chile"),
    ("Mali said the convoy was attacked", "Niger said the convoy was attacked.",
     DifferenceKind.NAME, "Mali", "Niger"),
    ("President Ruto said that taxes will fall", "President Boric said that taxes will fall.",
     DifferenceKind.NAME, "Ruto", "Boric"),
    ("Acme confirmed that it had paid bribes", "Acme denied that it had paid bribes.",
     DifferenceKind.NEGATION, "confirmed", "denied"),
    ("Acme denied that it had paid bribes", "Acme admitted that it had paid bribes.",
     DifferenceKind.NEGATION, "denied", "admitted"),
    ("Peru's navy says that it sank the boat", "Peru's navy denies that it sank the boat.",
     DifferenceKind.NEGATION, "says", "denies"),
]  # fmt: skip

DENIED_ALIKE = [
    ("Acme denied it was selling the mill", "Acme said it was not selling the mill."),
    ("Acme denies paying bribes", "Acme said on Monday that it had never paid bribes in Lima."),
    ("Acme says it didn't pay bribes", "Acme has denied that it paid bribes."),
    ("Brandt says he wasn't angry with the judge", "Brandt denied he was angry with the judge."),
    ("Moss says the council isn't in chaos",
     "Moss rejected claims on Sunday that the council was in chaos."),
]  # fmt: skip

WORDED = [
    ("The ferry is safe, engineers said.",
     "According to engineers (“said”); the source itself does not state it."),
    ("According to the health office, 40 clinics have closed.",
     "According to the health office; the source itself does not state it."),
    ("The brewer claims that it lost money.",
     "According to the brewer (“claims”); the source itself does not state it."),
    ("The mayor allegedly took money.", "The source marks this as hearsay (“allegedly”)."),
    ("He said that the road was closed.",
     "A speaker's word (“He said”); the source itself does not state it."),
    ("Acme denied that it had paid bribes.", "Denied by Acme (“denied”)."),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "sentence"), DENIED_ALIKE)
def test_to_deny_a_thing_is_to_say_that_it_is_not_so(claim: str, sentence: str) -> None:
    found = compare(claim, passage_of(sentence))
    assert (found.differences, found.missing) == ((), ())


@pytest.mark.parametrize(("sentence", "speaker", "words", "strength"), ATTRIBUTED)
def test_the_speaker_and_the_words_of_telling_are_the_sentences_own(
    sentence: str, speaker: str | None, words: str, strength: Strength
) -> None:
    found = attribution_of(sentence)
    assert found is not None
    assert (found.speaker, found.words, found.strength) == (speaker, words, strength)
    assert words in sentence[slice(*found.span)]
    assert speaker is None or speaker in sentence[slice(*found.span)]


@pytest.mark.parametrize("sentence", NOT_ATTRIBUTED)
def test_what_the_source_tells_itself_has_no_speaker(sentence: str) -> None:
    assert attribution_of(sentence) is None


@pytest.mark.parametrize(("claim", "sentence", "speaker"), REPORTED)
def test_what_a_speaker_tells_is_told_apart_from_what_is(
    claim: str, sentence: str, speaker: str | None
) -> None:
    reported = compare(claim, passage_of(sentence)).reported
    assert reported is not None
    assert reported.speaker == speaker


@pytest.mark.parametrize(("claim", "sentence"), NOT_REPORTED)
def test_a_claim_that_names_the_speaker_or_is_of_another_part_is_stated(
    claim: str, sentence: str
) -> None:
    found = compare(claim, passage_of(sentence))
    assert (found.reported, found.differences, found.missing) == (None, (), ())


@pytest.mark.parametrize(("claim", "sentence", "kind"), WITHHELD)
def test_a_denial_a_rumour_or_another_teller_withholds_support(
    claim: str, sentence: str, kind: str
) -> None:
    found = compare(claim, passage_of(sentence))
    assert kind in [missing.kind for missing in found.missing]
    assert found.differences == ()


@pytest.mark.parametrize(("claim", "sentence", "kind", "claimed", "source"), DIFFERS)
def test_the_same_words_from_another_or_the_reverse_from_the_same_differ(
    claim: str, sentence: str, kind: DifferenceKind, claimed: str, source: str
) -> None:
    assert differences(compare(claim, passage_of(sentence)), kind) == [(claimed, source)]


@pytest.mark.parametrize(("sentence", "words"), WORDED)
def test_an_attribution_is_told_in_one_sentence(sentence: str, words: str) -> None:
    found = attribution_of(sentence)
    assert found is not None
    assert describe_attribution(found) == words


def test_what_he_denies_is_not_denied_by_one_whom_the_sentence_does_not_name() -> None:
    passage = passage_of(
        "Moss had said before that he would go, but he denied that he was ill.",
        title="Hale and Moss",
    )
    found = compare("Hale said that he was ill", passage)
    assert differences(found, DifferenceKind.NEGATION) == []
    named = compare("Moss said that he was ill", passage)
    assert differences(named, DifferenceKind.NEGATION) == [("said", "denied")]


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Ecuador accuses Peru of spying on its navy",
         "Peru's embassy in Quito denied that Peru was spying on the navy of Ecuador."),
        ("The Chilean navy said Peru sank the boat",
         "The Peruvian embassy at Santiago denied that Peru had sunk the boat, which the Chilean "
         "navy owned."),
    ],
)  # fmt: skip
def test_an_embassy_does_not_speak_for_the_country_it_is_in(claim: str, sentence: str) -> None:
    assert differences(compare(claim, passage_of(sentence)), DifferenceKind.NEGATION) == []


def test_what_one_goes_on_to_say_is_not_denied() -> None:
    sentence = "Moss denied that the mill was for sale, saying that talks begin in May."
    found = compare("Moss says that talks begin in May", passage_of(sentence))
    assert (found.differences, found.missing) == ((), ())
    denied = compare("Moss says that the mill is for sale", passage_of(sentence))
    assert differences(denied, DifferenceKind.NEGATION) == [("says", "denied")]


@pytest.mark.parametrize(
    ("claim", "ours", "theirs"),
    [
        ("“We will not move”, said the manager P. Osman", "P. Osman", "B. Falk"),
        ("P. Osman, who manages the quarry, said that we will not move", "P. Osman", "B. Falk"),
    ],
)
def test_words_that_another_is_named_for_differ_whatever_else_the_claim_calls_its_speaker(
    claim: str, ours: str, theirs: str
) -> None:
    passage = passage_of("“We will not move,” said B. Falk, the owner of the quarry.")
    found = compare(claim, passage)
    assert differences(found, DifferenceKind.NAME) == [(ours, theirs)]


SPOKEN_OF = "Moss “will not stay for long” in Ambel, the harbour master Ada Hale said on Friday."


@pytest.mark.parametrize(
    ("claim", "ours"),
    [
        ("Hale “will not stay for long”, Moss said", "Moss"),
        ("Moss said that Hale “will not stay for long” in Ambel", "Moss"),
    ],
)
def test_words_of_one_about_another_are_not_the_others_about_the_one(claim: str, ours: str) -> None:
    found = compare(claim, passage_of(SPOKEN_OF))
    pair = (ours, "the harbour master Ada Hale")
    assert pair in differences(found, DifferenceKind.NAME)


@pytest.mark.parametrize(
    "claim",
    [
        "Moss “will not stay for long”, Hale said",
        "Hale said that Moss “will not stay for long”",
        "Moss “will not stay for long”, he said",
        "Lund said that Hale “will not stay for long”",
    ],
)
def test_words_about_the_same_one_are_not_swapped(claim: str) -> None:
    assert compare(claim, passage_of(SPOKEN_OF)).differences == ()
