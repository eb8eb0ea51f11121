"""Sums of money, their currencies and magnitudes."""

import pytest

from tests.differences.outcomes import AGREES, SILENT, outcome

FINE = "Regulators fined the shipper Tolvane $2.6bn over the oil spill."
PRIZE = "The baker won a prize of 45,000 euros for her rye bread."
DAM = "The dam at Kessary cost at least £780 million to repair."
WAGE = "Dockers in Port Lessing earn 19.50 dollars an hour."
LOAN = "The village borrowed 3 crore rupees for a pump."
BOTH = "The museum paid €12 million ($13 million) for the mask."

BAIL = "The banker was set free on bail of 5 million euros."
COVER = "The fund covers savings up to $200,000."

MONEY = [
    ("The banker was set free on a seven-figure bail", BAIL, AGREES),
    ("The banker was set free on a six-figure bail", BAIL, "six-figure | 5000000 EUR"),
    ("The fund covers savings up to $200,000", COVER, AGREES),
    ("The fund covers savings up to half a million dollars", COVER, "≤500000 USD | ≤200000 USD"),
    ("Tolvane was fined $2.6 billion over the oil spill", FINE, AGREES),
    ("Tolvane was fined billions of dollars over the oil spill", FINE, AGREES),
    ("The baker won tens of thousands of euros for her rye bread", PRIZE, AGREES),
    ("The baker won millions of euros for her rye bread", PRIZE, "millions of euros | 45000 EUR"),
    ("Tolvane was fined $2,600,000,000 over the oil spill", FINE, AGREES),
    ("Tolvane was fined US$2.6bn over the oil spill", FINE, AGREES),
    ("Tolvane was fined 2.6 billion dollars over the oil spill", FINE, AGREES),
    ("Tolvane was fined 2.6 billion US dollars over the oil spill", FINE, AGREES),
    ("Tolvane was fined USD 2.6 billion over the oil spill", FINE, AGREES),
    ("Tolvane was fined more than $2 billion over the oil spill", FINE, AGREES),
    ("Tolvane was fined about $2.5 billion over the oil spill", FINE, AGREES),
    ("Tolvane was fined less than $3bn over the oil spill", FINE, AGREES),
    ("Tolvane was fined between $2bn and $3bn over the oil spill", FINE, AGREES),
    ("Tolvane was fined $6.2bn over the oil spill", FINE, "6200000000 USD | 2600000000 USD"),
    ("Tolvane was fined $2.6 million over the oil spill", FINE, "2600000 USD | 2600000000 USD"),
    ("Tolvane was fined $26bn over the oil spill", FINE, "26000000000 USD | 2600000000 USD"),
    ("Tolvane was fined over $4bn over the oil spill", FINE, ">4000000000 USD | 2600000000 USD"),
    ("Tolvane was fined at most $1bn over the oil spill", FINE,
     "≤1000000000 USD | 2600000000 USD"),
    ("Tolvane was fined €2.6bn over the oil spill", FINE, "2600000000 EUR | 2600000000 USD"),
    ("Tolvane was fined €2.4bn over the oil spill", FINE, SILENT),
    ("Tolvane was fined A$2.6bn over the oil spill", FINE, AGREES),
    ("Tolvane was fined in total $2.6bn", "Tolvane was fined over the oil spill.", SILENT),
    ("Tolvane sold a ferry for $9m", FINE, SILENT),
    ("The baker won a prize of €45,000 for her rye bread", PRIZE, AGREES),
    ("The baker won a prize of EUR 45,000 for her rye bread", PRIZE, AGREES),
    ("The baker won a prize of forty-five thousand euros for her rye bread", PRIZE, AGREES),
    ("The baker won a prize of 45k euros for her rye bread", PRIZE, AGREES),
    ("The baker won a prize of €54,000 for her rye bread", PRIZE, "54000 EUR | 45000 EUR"),
    ("The baker won a prize of £45,000 for her rye bread", PRIZE, "45000 GBP | 45000 EUR"),
    ("The baker won a prize of nearly €50,000 for her rye bread", PRIZE, AGREES),
    ("The baker won a prize of forty-five grand for her rye bread", PRIZE, AGREES),
    ("The baker won a prize of 54 grand for her rye bread", PRIZE, "54000 | 45000 EUR"),
    ("The baker won a prize of 45 grand pianos for her rye bread", PRIZE, SILENT),
    ("Dockers in Port Lessing earn 19.50 bucks an hour", WAGE, AGREES),
    ("The dam at Kessary cost 780 million quid to repair", DAM, AGREES),
    ("The dam at Kessary cost £780m to repair", DAM, AGREES),
    ("The dam at Kessary cost more than £700m to repair", DAM, AGREES),
    ("The dam at Kessary cost exactly £780m to repair", DAM, SILENT),
    ("The dam at Kessary cost 800 million pounds to repair", DAM, SILENT),
    ("The dam at Kessary cost less than £500m to repair", DAM, "<500000000 GBP | ≥780000000 GBP"),
    ("The dam at Kessary cost £87m to repair", DAM, "87000000 GBP | ≥780000000 GBP"),
    ("Dockers in Port Lessing earn $19.50 an hour", WAGE, AGREES),
    ("Dockers in Port Lessing earn $15.50 an hour", WAGE, "15.5 USD | 19.5 USD"),
    ("Dockers in Port Lessing earn $19.50 a day", WAGE,
     "$19.50 a day | 19.50 dollars an hour"),
    ("The village borrowed 30 million rupees for a pump", LOAN, AGREES),
    ("The village borrowed ₹3 crore for a pump", LOAN, AGREES),
    ("The village borrowed 3 lakh rupees for a pump", LOAN, "300000 INR | 30000000 INR"),
    ("The museum paid €12 million for the mask", BOTH, AGREES),
    ("The museum paid $13 million for the mask", BOTH, AGREES),
    ("The museum paid 14 million Swiss francs for the mask", BOTH, SILENT),
    ("The ticket cost 120 Swiss francs", "The ticket cost CHF 120.", AGREES),
    ("The ticket cost ¥900", "The ticket cost 1,400 yen.", "900 JPY | 1400 JPY"),
    ("The ticket cost half a million yuan", "The ticket cost 500,000 yuan.", AGREES),
    ("The ticket cost two and a half million euros", "The ticket cost €2.5m.", AGREES),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "sentence", "expected"), MONEY)
def test_sums_of_money_are_compared(claim: str, sentence: str, expected: str) -> None:
    assert outcome(claim, sentence, "number") == expected
