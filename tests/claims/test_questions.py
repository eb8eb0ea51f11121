import pytest

from bot.claims import as_claim, is_question, read
from bot.domain import Question
from bot.questions import answered

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
    ("Isn't it true that Laos raised tariffs?", "Laos raised tariffs"),
    ("Is it true, that Laos raised tariffs?", "Laos raised tariffs"),
    ("is it true laos raised tariffs", "laos raised tariffs"),
    ("Is this true: Laos raised tariffs", "Laos raised tariffs"),
    ("Am I right that Laos raised tariffs?", "Laos raised tariffs"),
    ("anyone know if laos raised tariffs?", "laos raised tariffs"),
    ("Do you think Laos raised tariffs?", "Laos raised tariffs"),
    ("Did you hear that Laos raised tariffs?", "Laos raised tariffs"),
    ("Laos raised tariffs, isn't that right?", "Laos raised tariffs"),
    ("laos raised tariffs right?", "laos raised tariffs"),
    ("Laos raised tariffs, eh?", "Laos raised tariffs"),
    ("Laos didn't raise tariffs, did it?", "Laos didn't raise tariffs"),
    ("Didn`t Laos raise tariffs?", "Laos raised tariffs"),
    ("Didn\u00b4t Laos raise tariffs?", "Laos raised tariffs"),
    ("Did'nt Laos raise tariffs?", "Laos raised tariffs"),
    ("didnt laos raise tariffs", "laos raised tariffs"),
    ("isnt bern the capital", "bern is the capital"),
    ("Aren't the talks over?", "the talks are over"),
    ("Don't whales sleep?", "whales sleep"),
    ("Hasn't Togo been suspended?", "Togo has been suspended"),
    ("Won't Niger leave the bloc?", "Niger will leave the bloc"),
    ("Did the prime minister of Japan resign?", "the prime minister of Japan resigned"),
    ("Was the deal between Iran and Iraq signed?", "the deal between Iran and Iraq was signed"),
    ("Is the Great Wall visible from space?", "the Great Wall is visible from space"),
    ("Are vaccines safe for children?", "vaccines are safe for children"),
    ("Has Peru ever won the cup?", "Peru has won the cup"),
    ("Did Spain's king abdicate in 2014?", "Spain's king abdicated in 2014"),
    ("have floods in Libya killed 11,000 people", "floods in Libya have killed 11,000 people"),
    ("can humans breathe underwater", "humans can breathe underwater"),
    ("Was Ruiz born in 1950?", "Ruiz was born in 1950"),
    ("Did the EU and the UK sign a deal?", "the EU and the UK signed a deal"),
    ("Is there water on Mars?", "there is water on Mars"),
    ("DID LAOS RAISE TARIFFS?", "LAOS RAISE TARIFFS"),
    ("did laos raise tariffs??!", "laos raised tariffs"),
    ("Did gold hit $2,000 in 2020?", "gold hit $2,000 in 2020"),
    ("Does Iran's president live in Tehran?", "Iran's president lives in Tehran"),
    ("Were any of the hostages released?", "any of the hostages were released"),
    ("Was it Ruiz who signed the treaty?", "it was Ruiz who signed the treaty"),
    ("Did Peru sign and did Chile refuse?", "Peru signed and Chile refused"),
    ("Was Ruiz elected and is he a judge?", "Ruiz was elected and he is a judge"),
    ("Did he turn right?", "he turned right"),
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


@pytest.mark.parametrize(
    ("question", "claim"), [row for row in STATED if not row[0].startswith("Should")]
)
def test_a_yes_no_question_in_a_message_is_one_claim(question: str, claim: str) -> None:
    assert [query.text for query in read(question)[0]] == [claim]


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        ("Who wrote the report?", "Ann Okafor", "Ann Okafor wrote the report"),
        ("How many miners were rescued?", "30", "30 miners were rescued"),
        ("when did the ferry sink", "on Sunday", "on Sunday did the ferry sink"),
        ("In which town did it rain?", "Lund", "In Lund town did it rain"),
        ("Can you tell me who won?", "Chile", "Chile won"),
        ("The bridge was closed by whom?", "the mayor", "The bridge was closed by the mayor"),
        ("The age of the mayor?", "61", "The age of the mayor 61"),
        ("How much did it cost?", r"\1.2m", r"\1.2m did it cost"),
    ],
)
def test_an_answer_is_put_where_it_is_asked_for(question: str, answer: str, expected: str) -> None:
    assert answered(question, answer) == expected
