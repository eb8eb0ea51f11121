"""Articles and answers that the tests and the pictures of the chat layer show."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from bot.asked import Asked
from bot.domain import (
    Answer,
    Article,
    Citation,
    Claim,
    Difference,
    DifferenceKind,
    Evidence,
    Hit,
    Judgement,
    Passage,
    Query,
    Question,
    Report,
    Scope,
    Sentence,
    Skipped,
    Stance,
    Verdict,
)

FETCHED = datetime(2024, 8, 7, 9, 0, tzinfo=UTC)


def article(
    uri: str, title: str, publisher: str | None, published: date | None, *sentences: str
) -> Article:
    return Article(uri, title, " ".join(sentences), publisher, published, FETCHED)


def passage(source: Article, *sentences: str, focus: int = 0) -> Passage:
    """A passage of `sentences`, which must stand in the article; `focus` is the cited one."""
    found = []
    at = 0
    for position, text in enumerate(sentences):
        start = source.text.index(text, at)
        at = start + len(text)
        found.append(Sentence(position, start, at, text))
    return Passage(source, tuple(found), focus)


def evidence(
    source: Article,
    sentence: str,
    stance: Stance,
    *bold: str,
    differences: Sequence[Difference] = (),
    attribution: str | None = None,
) -> Evidence:
    spans = tuple((sentence.index(word), sentence.index(word) + len(word)) for word in bold)
    return Evidence(
        Hit(passage(source, sentence), 1.0, 1, 1),
        Judgement(0.9, 0.9, 0.05, 0.05),
        tuple(differences),
        stance,
        spans,
        attribution,
    )


def answer(
    query: Query,
    verdict: Verdict | None,
    confidence: float,
    *found: Evidence,
    abstains: bool = False,
) -> Answer:
    citations = tuple(
        Citation(
            number,
            piece.hit.passage.article.title,
            piece.hit.passage.article.uri,
            piece.hit.passage.article.publisher,
            piece.hit.passage.article.published,
            piece.hit.passage.focus,
            piece.hit.passage.sentence.text,
        )
        for number, piece in enumerate(found, start=1)
    )
    abstains = abstains or verdict is Verdict.NOT_ENOUGH_EVIDENCE
    return Answer(query, verdict, confidence, found, citations, 41.0, abstains)


def claim(text: str) -> Claim:
    return Claim(text, 0, len(text))


CUT = (
    "Bamako severed diplomatic relations with Kyiv on Sunday, Aug. 4, the military government's "
    "spokesman, Col. Abdoulaye Maiga, announced."
)
BEFORE = "The statement was read on state television late in the evening."
AFTER = "The step takes effect at once, he added."
COURIER = article(
    "https://courier.example/2024/08/05/mali-ukraine",
    "Mali severs relations with Ukraine",
    "Sahel Courier",
    date(2024, 8, 5),
    BEFORE,
    CUT,
    AFTER,
)
KYIV = "Ukraine's foreign ministry called the decision of 4 August short-sighted and hasty."
LEDGER = article(
    "https://ledger.example/world/kyiv-regrets-bamako",
    "Kyiv regrets Bamako's step",
    "The Ledger",
    date(2024, 8, 5),
    KYIV,
)
RAPID = "After Mali, neighbouring Niger ended its relations with Ukraine as well, on Aug. 6."
NIGER = article(
    "https://wire.example/niger-follows",
    "Niger follows Mali",
    "Wire Africa",
    date(2024, 8, 6),
    RAPID,
)
MINISTRY = "Mali's embassy in Kyiv closed in the week after the break of 4 August."
EMBASSY = article("/srv/articles/embassy.txt", "Embassy notes", None, None, MINISTRY)
BRIDGE = article(
    "https://harbour.example/bridge-opening",
    "Port Linden opens its new bridge",
    "Harbour Post",
    date(2025, 3, 2),
    "The Linden bridge opened to traffic on Saturday after nine years of work.",
    "It cost 412 million crowns, the mayor's office said.",
)
AUDIT = article(
    "https://gazette.example/audit-linden",
    "Audit: bridge bill keeps growing",
    "Linden Gazette",
    date(2025, 3, 9),
    "Auditors put the bridge's price at 530 million crowns, interest included.",
)

SUPPORTED = answer(
    claim("Mali broke off relations with Ukraine on 4 August 2024."),
    Verdict.SUPPORTED,
    0.93,
    evidence(COURIER, CUT, Stance.SUPPORTS, "severed diplomatic relations", "Aug. 4"),
    evidence(LEDGER, KYIV, Stance.SUPPORTS, "4 August"),
    evidence(NIGER, RAPID, Stance.SUPPORTS, "After Mali"),
    evidence(EMBASSY, MINISTRY, Stance.SUPPORTS, "4 August"),
)
REFUTED = answer(
    claim("Mali cut its ties with Ukraine on 14 August 2024."),
    Verdict.REFUTED,
    0.96,
    evidence(
        COURIER,
        CUT,
        Stance.REFUTES,
        "Aug. 4",
        differences=[Difference(DifferenceKind.DATE, "2024-08-14", "2024-08-04")],
    ),
    evidence(
        LEDGER,
        KYIV,
        Stance.REFUTES,
        "4 August",
        differences=[Difference(DifferenceKind.DATE, "2024-08-14", "2024-08-04")],
    ),
)
CONFLICTING = answer(
    claim("The Linden bridge cost 412 million crowns."),
    Verdict.CONFLICTING,
    0.71,
    evidence(
        BRIDGE,
        "It cost 412 million crowns, the mayor's office said.",
        Stance.SUPPORTS,
        "412 million crowns",
    ),
    evidence(
        AUDIT,
        "Auditors put the bridge's price at 530 million crowns, interest included.",
        Stance.REFUTES,
        "530 million crowns",
        differences=[Difference(DifferenceKind.NUMBER, "412000000", "530000000")],
    ),
)
UNKNOWN = answer(
    claim("Mali's government resigned on 9 August 2024."),
    Verdict.NOT_ENOUGH_EVIDENCE,
    0.0,
    evidence(COURIER, CUT, Stance.NEUTRAL),
    evidence(LEDGER, KYIV, Stance.NEUTRAL),
)
ANSWERED = answer(
    Question("Who announced that Mali cut its ties with Ukraine?"),
    None,
    0.88,
    evidence(COURIER, CUT, Stance.SUPPORTS, "Col. Abdoulaye Maiga"),
)
UNANSWERED = answer(
    Question("How many people work at the embassy in Kyiv?"),
    None,
    0.0,
    evidence(EMBASSY, MINISTRY, Stance.NEUTRAL),
    abstains=True,
)
REPORT = Report(
    (REFUTED, SUPPORTED, CONFLICTING, UNKNOWN),
    (Skipped("I think that is a shame.", "an opinion"), Skipped("Who knows!", "no claim")),
)

LONG = answer(
    claim(
        "According to a statement that was read on state television late on Sunday evening, the "
        "military government of Mali decided to break off its diplomatic relations with Ukraine "
        "with immediate effect on 14 August 2024, because a spokesman of Ukraine's military "
        "intelligence had hinted that rebels in the north had been given information before they "
        "ambushed a convoy of the army and of its Russian partners near Tinzaouaten, an attack in "
        "which dozens of soldiers and fighters are said to have died at the end of July."
    ),
    Verdict.REFUTED,
    0.87,
    *REFUTED.evidence,
    evidence(NIGER, RAPID, Stance.SUPPORTS, "as well"),
)
EIGHT = Report(
    (
        REFUTED,
        SUPPORTED,
        CONFLICTING,
        UNKNOWN,
        answer(
            claim("Niger ended its relations with Ukraine on 6 August 2024."),
            Verdict.SUPPORTED,
            0.91,
            evidence(NIGER, RAPID, Stance.SUPPORTS, "on Aug. 6"),
        ),
        answer(
            claim("The Linden bridge took six years to build."),
            Verdict.REFUTED,
            0.83,
            evidence(
                BRIDGE,
                "The Linden bridge opened to traffic on Saturday after nine years of work.",
                Stance.REFUTES,
                "nine years",
                differences=[Difference(DifferenceKind.NUMBER, "6 years", "9 years")],
            ),
        ),
        answer(
            claim("Ukraine called Mali's decision hasty."),
            Verdict.SUPPORTED,
            0.78,
            evidence(LEDGER, KYIV, Stance.SUPPORTS, "hasty"),
        ),
        answer(
            claim("The bridge at Linden carries forty thousand cars a day."),
            Verdict.NOT_ENOUGH_EVIDENCE,
            0.0,
        ),
    ),
    (
        Skipped("I think that is a shame.", "it is an opinion, not a statement of fact"),
        Skipped("Thanks!", "it is a greeting or a courtesy"),
    ),
)
EIGHT_TEXT = " ".join(one.query.text for one in EIGHT.claims)


def asked_elsewhere(id: str) -> Asked:
    return Asked(id, Scope("another"), "check", "words")
