"""Counts, measures, bounds, rounding, and numbers that are names."""

import pytest

from bot.differences import compare, describe
from tests.differences.outcomes import AGREES, LEFT_ALONE, SILENT, outcome
from tests.differences.passages import passage_of

ROAD = "The road from Ambel to the pass is 10 km long."
WHALE = "The whale that was washed ashore weighed 12 tonnes."
MOURNING = "There were three days of mourning in Ermel."
WALK = "The nurses' walkout lasted three weeks."
HEAT = "The thermometer in Dorrin reached 41 °C on the square."
QUAKE = "A magnitude 6.4 earthquake shook the coast of Velmar."
SEATS = "At least 84 homes in Tarbet were flooded."
HALL = "Around 900 pilgrims slept in the hall."
CENSUS = "The province of Ostrel has 1,204,332 inhabitants."
CROWD = "Dozens of swimmers were stung by jellyfish."
NONE = "No casualties were reported at the quarry."
VOTE = "The senate passed the bill by 52 votes to 48."
MATCH = "Lund beat Visby 3-1 in the snow."
SHOOT_OUT = "Lund beat Visby 4-2 on penalties after a 3-3 draw."
RATIO = "The plant makes 40 engines a day."

MEASURES = [
    ("The road from Ambel to the pass is 10 kilometres long", ROAD, AGREES),
    ("The road from Ambel to the pass is 10km long", ROAD, AGREES),
    ("The road from Ambel to the pass is 6.2 miles long", ROAD, AGREES),
    ("The road from Ambel to the pass is 10,000 metres long", ROAD, AGREES),
    ("The road from Ambel to the pass is less than 12 km long", ROAD, AGREES),
    ("The road from Ambel to the pass is not even 12 km long", ROAD, AGREES),
    ("The road from Ambel to the pass is 16 km long", ROAD, "16 km | 10 km"),
    ("The road from Ambel to the pass is 10 miles long", ROAD, "10 miles | 10 km"),
    ("The road from Ambel to the pass is over 15 km long", ROAD, ">15 km | 10 km"),
    ("The road from Ambel to the pass is 10 km wide", ROAD, SILENT),
    ("The road from Ambel to the pass is 4 km wide", ROAD, SILENT),
    ("The whale that was washed ashore weighed 12,000 kg", WHALE, AGREES),
    ("The whale that was washed ashore weighed twelve tons", WHALE, AGREES),
    ("The whale that was washed ashore weighed 21 tonnes", WHALE, "21 tonnes | 12 tonnes"),
    ("The whale that was washed ashore weighed 1,200 kg", WHALE, "1200 kg | 12 tonnes"),
    ("The whale that was washed ashore was 12 metres long", WHALE, SILENT),
    ("The nurses' walkout lasted 3 weeks", WALK, AGREES),
    ("The nurses' walkout lasted 21 days", WALK, AGREES),
    ("The nurses' walkout lasted five weeks", WALK, "5 weeks | 3 weeks"),
    ("The nurses' walkout lasted two years", WALK, SILENT),
    ("The thermometer in Dorrin reached 41 degrees Celsius", HEAT, AGREES),
    ("The thermometer in Dorrin reached 41C", HEAT, AGREES),
    ("The thermometer in Dorrin reached 106 °F", HEAT, AGREES),
    ("The thermometer in Dorrin reached 31 °C", HEAT, "31 °C | 41 °C"),
    ("A 6.4-magnitude earthquake shook Velmar", QUAKE, AGREES),
    ("A magnitude 7.4 earthquake shook Velmar", QUAKE, "7.4 magnitude | 6.4 magnitude"),
    ("The thermometer in Dorrin reached 41 degrees", HEAT, AGREES),
    ("The thermometer in Dorrin reached 31 degrees", HEAT, "31 ° | 41 °C"),
    ("The thermometer in Dorrin reached 41 degrees below zero", HEAT, "-41 ° | 41 °C"),
    ("The nurses' walkout lasted three weeks of rain", WALK, AGREES),
    ("There was a week of mourning in Ermel", MOURNING, SILENT),
    ("There were 72 hours of mourning in Ermel", MOURNING, AGREES),
    ("The plant makes 40 engines per day", RATIO, AGREES),
    ("The plant makes 40 engines a week", RATIO, "40 engines a week | 40 engines a day"),
    ("The plant makes 70 engines a day", RATIO, "70 | 40"),
    ("The plant makes 70 engines a week", RATIO, SILENT),
]  # fmt: skip

BOUNDS = [
    ("More than 80 homes in Tarbet were flooded", SEATS, AGREES),
    ("Over 80 homes in Tarbet were flooded", SEATS, AGREES),
    ("At least 84 homes in Tarbet were flooded", SEATS, AGREES),
    ("84 or more homes in Tarbet were flooded", SEATS, AGREES),
    ("84 homes in Tarbet were flooded", SEATS, AGREES),
    ("Exactly 84 homes in Tarbet were flooded", SEATS, SILENT),
    ("Fewer than 50 homes in Tarbet were flooded", SEATS, "<50 | ≥84"),
    ("No more than 50 homes in Tarbet were flooded", SEATS, "≤50 | ≥84"),
    ("Between 20 and 40 homes in Tarbet were flooded", SEATS, "20-40 | ≥84"),
    ("Fewer than 100 homes in Tarbet were flooded", SEATS, SILENT),
    ("90 homes in Tarbet were flooded", SEATS, SILENT),
    ("400 homes in Tarbet were flooded", SEATS, "400 | ≥84"),
    ("48 homes in Tarbet were flooded", SEATS, "48 | ≥84"),
    ("Dozens of homes in Tarbet were flooded", SEATS, AGREES),
    ("Thousands of homes in Tarbet were flooded", SEATS, "thousands | ≥84"),
    ("900 pilgrims slept in the hall", HALL, AGREES),
    ("Some 950 pilgrims slept in the hall", HALL, AGREES),
    ("Just under 1,000 pilgrims slept in the hall", HALL, AGREES),
    ("Hundreds of pilgrims slept in the hall", HALL, AGREES),
    ("Up to 1,000 pilgrims slept in the hall", HALL, AGREES),
    ("More than 2,000 pilgrims slept in the hall", HALL, ">2000 | ~900"),
    ("90 pilgrims slept in the hall", HALL, "90 | ~900"),
    ("1.2 million people live in Ostrel", CENSUS, AGREES),
    ("Ostrel has 1.2 million inhabitants", CENSUS, AGREES),
    ("Ostrel has 1.3 million inhabitants", CENSUS, "1300000 | 1204332"),
    ("Ostrel has about 1.3 million inhabitants", CENSUS, AGREES),
    ("Ostrel has 1,204,332 inhabitants", CENSUS, AGREES),
    ("Ostrel has 1,204,323 inhabitants", CENSUS, "1204323 | 1204332"),
    ("Ostrel has over a million inhabitants", CENSUS, AGREES),
    ("Ostrel has 12 lakh inhabitants", CENSUS, AGREES),
    ("Dozens of swimmers were stung", CROWD, AGREES),
    ("Thirty swimmers were stung", CROWD, SILENT),
    ("Four swimmers were stung", CROWD, "4 | dozens"),
    ("More than ten swimmers were stung", CROWD, AGREES),
    ("Hundreds of swimmers were stung", CROWD, "hundreds | dozens"),
    ("Several dozen swimmers were stung", CROWD, AGREES),
    ("Several hundred swimmers were stung", CROWD, "several hundred | dozens"),
    ("Several hundred pilgrims slept in the hall", HALL, AGREES),
    ("A few million pilgrims slept in the hall", HALL, "a few million | ~900"),
    ("40 pilgrims slept in the hall", "Several hundred pilgrims slept in the hall.",
     "40 | several hundred"),
    ("The firm lost several hundred million euros", "The firm lost €340 million.", AGREES),
    ("Three casualties were reported at the quarry", NONE, "3 | 0"),
    ("No casualties were reported at the quarry", "Three casualties were reported at the quarry.",
     "0 | 3"),
    ("A couple of boats sank", "Two boats sank.", AGREES),
    ("A dozen boats sank", "Some 13 boats sank.", AGREES),
    ("One of the boats sank", "Two boats sank.", LEFT_ALONE),
    ("One boat sank", "Two boats sank.", SILENT),
    ("Exactly one boat sank", "Two boats sank.", "1 | 2"),
    ("Three dogs slept", "One dog slept beside another.", SILENT),
    ("24 people died in the fire", "Four people survived the fire.", SILENT),
]  # fmt: skip

SCORES = [
    ("The senate passed the bill 52-48", VOTE, AGREES),
    ("The senate passed the bill by 52 to 48", VOTE, AGREES),
    ("The senate passed the bill by 55 votes to 45", VOTE, "55-45 | 52-48"),
    ("Visby lost 3-1 to Lund", MATCH, AGREES),
    ("Visby lost 1-3 to Lund", MATCH, AGREES),
    ("Lund beat Visby 3-2", MATCH, "3-2 | 3-1"),
    ("Lund beat Visby 3 to 1", MATCH, AGREES),
    ("Lund won the shoot-out 5-4", SHOOT_OUT, "5-4 | 4-2"),
    ("Lund beat Visby 4-2", SHOOT_OUT, AGREES),
    ("Lund beat Visby 3-3", "Lund beat Visby 4-2 on penalties.", "3-3 | 4-2"),
    ("Visby lost the shoot-out 4-2", "Lund beat Visby 4-3 in a shoot-out.", "4-2 | 4-3"),
    ("Visby lost on penalties, 4-2", "Lund beat Visby 4-2 on penalties.", AGREES),
    ("It was 1-0 at half-time", "Lund led 2-0 at half-time.", "1-0 | 2-0"),
    ("Lund won 2-0", "Lund led 2-0 at half-time and won 3-1.", "2-0 | 3-1"),
    ("Lund led 2-0", "Lund led 2-0 at half-time and won 3-1.", AGREES),
    ("Lund led 3-0", "Lund led 2-0 at half-time and won 3-1.", SILENT),
    ("Lund won 2-0", "Lund lead 2-0 after ten minutes.", SILENT),
    ("Lund lead the series 2-0", "Lund lead the series 3-0.", "2-0 | 3-0"),
    ("Visby lost 2-1", "Visby were 2-1 up at the break but lost 3-2.", "2-1 | 3-2"),
    ("Lund won 4-2 on aggregate", "Lund went through 4-3 on aggregate.", "4-2 | 4-3"),
    ("Lund won 4-2 on aggregate", "Lund won the second leg 4-3.", SILENT),
    ("Lund beat Visby 2-1", "Lund beat Visby 2-0 in the lead-up to the cup.", "2-1 | 2-0"),
]

NAMES = [
    ("Two Su-24 jets took off", "Two Su-34 jets took off.", AGREES),
    ("The Boeing 737 landed", "The Boeing 777 landed.", SILENT),
    ("The G7 met", "The G20 met.", LEFT_ALONE),
    ("Covid-19 cases fell", "Cases of Covid-19 fell.", LEFT_ALONE),
    ("Police searched 10 Downing Street", "Police searched 12 Downing Street.", SILENT),
    ("The pact's Article 5 holds", "The pact's Article 5 holds.", AGREES),
    ("She was shown page 12", "She was shown page 14.", SILENT),
    ("Call 555-010-4477 for help", "Call 555-010-9921 for help.", SILENT),
    ("He died in 44 BC", "He died in 44 BC in Rome.", AGREES),
    ("He died in 34 BC", "He died in 44 BC in Rome.", SILENT),
]


@pytest.mark.parametrize(("claim", "sentence", "expected"), [*MEASURES, *BOUNDS, *SCORES, *NAMES])
def test_counts_and_measures_are_compared(claim: str, sentence: str, expected: str) -> None:
    assert outcome(claim, sentence, "number") == expected


def test_another_span_of_time_may_be_another_telling_of_it() -> None:
    found = compare("There was a week of mourning in Ermel", passage_of(MOURNING))
    assert [describe(one) for one in found.rivals] == ["Source says 3 days; the claim says 1 week."]
