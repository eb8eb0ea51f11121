"""Who did it to whom."""

import pytest

from bot.differences import compare
from bot.domain import DifferenceKind
from tests.differences.passages import TIES, passage_of, told

REVERSED = [
    ("Ukraine cut ties with Mali", TIES),
    ("Kyiv severed relations with Bamako", TIES),
    ("France accused Chad of spying", "Chad accused France of spying."),
    ("Chad was accused by France", "Chad accused France."),
    ("France sued Chad", "France was sued by Chad."),
    ("Lopez defeated Nakamura", "Nakamura beat Lopez in straight sets."),
    ("Peru invaded Chile", "Chile invaded Peru in the night."),
    ("Kenya sanctioned Sudan", "Sudan later sanctioned Kenya."),
    ("Acme acquired Brill", "Brill bought Acme last year."),
    ("Ivanov attacked Petrov", "Petrov was not hurt, but Petrov attacked Ivanov."),
    ("Brill sold the mill to Acme", "Acme sold the mill to Brill."),
    ("Brill bought the mill from Acme", "Acme bought the mill from Brill."),
    ("Moss beat Hale", "Hale, who beat Moss in the final, wept."),
    ("Peru beat Chile in the final", "Chile had taken third place by beating Peru in the final."),
    ("Moss beat Hale in the final", "Moss was beaten by Hale in the final."),
    ("Peru sued Chile over the border", "Chile, which sued Peru over the border, won."),
    ("Reyes succeeded Stroud as captain", "Stroud succeeded Reyes as captain."),
    ("Kenya exported tea to Sudan", "Sudan exported tea to Kenya."),
    ("Peru lent money to Chile", "Chile lent money to Peru."),
    ("Moss beat Hale in the final", "Hale, the 25-year-old second seed, beat Moss in the final."),
    ("Moss beat Hale in the US Open final in May", "Hale beat Moss in the US Open final in May."),
    ("Acme agreed in May to lend Brill $9 million", "Brill Group agreed to lend Acme $9 million."),
    ("Moss rang Hale to thank him", "Ambel's coach, Ben Moss, said Hale had telephoned him."),
    ("Moss called on Ambel mayor Ada Hale to step down",
     "Ambel Mayor Ada Hale called on Moss to resign."),
    ("Ukraine broke off relations with Mali",
     "The transitional government of Mali is severing relations with Ukraine."),
    ("Ambel beat Ermel", "Ermel beat Ambel after goals from Lund and Moss."),
    ("Moss defeated Hale", "Hale narrowly defeated Moss on Friday to lead Borlund and Vardal."),
    ("Moss sacked Hale", "Hale on Monday sacked Peru's popular army chief Ana Moss."),
    ("Hale sacked Moss", "Peru's former president Ana Moss sacked the general, Ben Hale, in May."),
    ("Hale beat Moss", "Ana Moss beat the reigning champion, Ada Hale, in May."),
    ("Hale sued ten Moss", "Robin ten Moss sued Hale."),
]  # fmt: skip

NOT_REVERSED = [
    ("Mali cut ties with Ukraine", TIES),
    ("Ties with Ukraine were cut by Mali", TIES),
    ("France met Chad", "Chad met France."),
    ("Lopez fought Nakamura", "Nakamura fought Lopez."),
    ("Ghana clashed with Togo", "Togo clashed with Ghana."),
    ("Ghana signed a deal with Togo", "Togo signed a deal with Ghana."),
    ("Ghana trades with Togo", "Togo trades with Ghana."),
    ("Ghana restored relations with Togo", "Togo restored relations with Ghana."),
    ("France accused Chad", "Chad and France accused each other."),
    ("France accused Chad", "France, which Chad accused last year, accused Chad."),
    ("France was accused by Chad", "Chad accused France."),
    ("Acme and Brill bought Corex", "Acme bought Corex with Brill."),
    ("Nakamura lost to Lopez", "Lopez beat Nakamura."),
    ("France said Chad attacked", "Chad said France attacked."),
    ("Brill sold the mill to Acme", "Acme bought the mill from Brill."),
    ("Peru lent money to Chile", "Chile borrowed money from Peru."),
    ("Moss beat Hale in the final", "Hale was beaten by Moss in the final."),
    ("Moss beat Hale in the final", "Hale lost to Moss in the final."),
    ("Moss beat Hale", "Moss, who beat Hale in the final, wept."),
    ("Moss beat Hale in the final", "Moss, the 25-year-old second seed, beat Hale in the final."),
    ("Hale rang Moss to thank him", "Ambel's coach, Ben Moss, said Hale had telephoned him."),
    ("Brill agreed to lend Acme $9 million", "In May, Brill Group agreed to lend Acme $9 million."),
    ("Chile beat Peru in the final", "Chile had taken third place by beating Peru in the final."),
    ("Moss beat Hale in Ambel", "Hale beat Moss, a month after Moss had beaten Hale in Ambel."),
    ("Moss beat Hale in Ambel", "Hale beat Moss, having been beaten by Moss in Ambel in May."),
    ("Peru struck Chile", "Chile struck Peru, days after Peru struck what it called camps."),
    ("Moss beat Hale", "Hale, who beat Moss in the semi-final, was beaten by Moss on Friday."),
    ("Moss sacked Hale", "Moss on Monday sacked Peru's popular army chief Ben Hale."),
    ("Moss beat Hale", "Ana Moss beat the reigning champion, Ada Hale, in May."),
    ("Moss beat Hale in the final", "Moss beat Hale in the final thanks to Lund and Aker."),
    ("Moss beat Hale", "Robin van Moss beat Luis da Hale."),
]


@pytest.mark.parametrize(("claim", "sentence"), REVERSED)
def test_agent_and_patient_in_each_others_place_are_a_difference(claim: str, sentence: str) -> None:
    assert len(told(compare(claim, passage_of(sentence)), DifferenceKind.ROLE)) == 1


@pytest.mark.parametrize(("claim", "sentence"), NOT_REVERSED)
def test_roles_that_are_kept_or_mutual_are_no_difference(claim: str, sentence: str) -> None:
    assert told(compare(claim, passage_of(sentence)), DifferenceKind.ROLE) == []


CABINET = "Ann Moss resigned as chancellor and Ben Hale quit as health secretary within minutes."
ABSENT = (
    "Moss, who broke a rib in the match with Ermel, and captain Hale, who was banned, were absent."
)
CROSSED = [
    ("Hale quit as chancellor and Moss as health secretary", CABINET),
    ("Ben Hale resigned as chancellor while Ann Moss left as health secretary", CABINET),
    ("Moss was absent because he was banned and Hale because of a broken rib", ABSENT),
    ("Hale won gold and Moss silver", "Moss took the gold medal and Hale the silver one."),
]
LOST = "Two are missing: Ann Moss, a young Australian, and Ben Hale, a tour guide from Ambel."
CROSSED += [
    ("Ann Moss, one of the two, was a tour guide", LOST),
    ("Ann Moss is a tour guide from Ambel", LOST),
]
NOT_CROSSED = [
    ("Ben Hale was a tour guide", LOST),
    ("Ann Moss was a young Australian tour guide", LOST),
    ("Ann Moss is a tour guide", "Moss, a tour guide, and Hale, a tour guide too, are missing."),
    ("Ann Moss is a tour guide", "Moss and Hale, a tour guide from Ambel, are missing."),
    ("Moss quit as chancellor and Hale as health secretary", CABINET),
    ("Hale quit as health secretary and Moss as chancellor", CABINET),
    ("Ann Moss and Ben Hale resigned within minutes", CABINET),
    ("Hale was absent because he was banned and Moss because of a broken rib", ABSENT),
    ("Moss was fined and Hale was jailed", "Hale was jailed for a year, and Moss was fined."),
    ("Moss won gold and Hale silver", "Hale, who had won silver and gold, met Moss and his wife."),
]


@pytest.mark.parametrize(("claim", "sentence"), CROSSED)
def test_what_is_told_of_two_is_not_told_of_each_other(claim: str, sentence: str) -> None:
    assert len(told(compare(claim, passage_of(sentence)), DifferenceKind.ROLE)) == 1


@pytest.mark.parametrize(("claim", "sentence"), NOT_CROSSED)
def test_two_with_what_is_their_own_are_not_crossed(claim: str, sentence: str) -> None:
    assert told(compare(claim, passage_of(sentence)), DifferenceKind.ROLE) == []


ANOTHER_WAY = [
    ("The train from Ambel to Ermel stopped", "A train that ran from Ermel to Ambel stopped."),
    ("Hale moved from Borlund to Vardal", "Hale has made a move from Vardal to Borlund."),
    ("Grain was shipped from Peru to Chile", "Grain was shipped from Chile to Peru in May."),
]
SAME_WAY = [
    ("The train from Ambel to Ermel stopped", "A train that ran from Ambel to Ermel stopped."),
    ("The ferry sailed from Ambel to Ermel", "The ferry sailed from Ermel to Ambel and back."),
    ("The ferry sailed from Ambel to Ermel",
     "The ferry sailed from Ermel to Ambel after it had sailed from Ambel to Ermel."),
    ("Exports from Peru to Chile fell", "Exports fell, and flights from Chile to Peru stopped."),
    ("The ferry sailed from Ambel to Ermel", "The ferry sailed from Ermel to Vardal."),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "sentence"), ANOTHER_WAY)
def test_a_way_the_other_way_round_is_a_difference(claim: str, sentence: str) -> None:
    assert len(told(compare(claim, passage_of(sentence)), DifferenceKind.ROLE)) == 1


@pytest.mark.parametrize(("claim", "sentence"), SAME_WAY)
def test_a_way_that_is_gone_too_or_another_ones_is_no_difference(claim: str, sentence: str) -> None:
    assert told(compare(claim, passage_of(sentence)), DifferenceKind.ROLE) == []
