"""Measures, prints, and writes results: `python -m bench --help`."""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench import errors, load, quality, speed
from bench.board import SETS, path_of
from bench.data import DATA, missing
from bench.fuzz import fuzz
from bench.held import held_out
from bench.rules import rules
from bench.spans import spans
from bot.config import Settings
from bot.domain import Scope
from bot.engine import Engine
from bot.evaluation import answers, pairs, retrieval
from bot.evaluation.quality import evaluate
from bot.evaluation.reading import open_reader

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "bench" / "results"
PICTURE = ROOT / "docs" / "reliability.svg"

CASES = ROOT / "tests" / "data"
ANSWERS = {
    "seeds": (ROOT / "seeds", CASES / "answers.jsonl"),
    "world_dev": (CASES / "world" / "dev", CASES / "world" / "dev.jsonl"),
    "world_held": (CASES / "world" / "held", CASES / "world" / "held.jsonl"),
}
RETRIEVAL_SETS = ("squad2_dev", "squadshifts_new_wiki", "xquad_en", "selqa_dev", "climate_fever")
HALF_TRAINED_ON = ("squad2_dev", "squadshifts_new_wiki")
QUERIES = 1000
"""Queries of a set at most, evenly spread: re-ranking reads many passages of each."""


def bench_speed() -> dict[str, Any]:
    """Indexing against plain encoding, and the time of a check, warm and cold."""
    return speed.measure(ROOT / "seeds")


def bench_retrieval() -> dict[str, Any]:
    """BM25, vectors, both fused, and re-ranked, on what the judge was not trained on."""
    folders = [DATA / "retrieval" / name for name in RETRIEVAL_SETS]
    scores = retrieval.evaluate(folders, Settings(), asked=_not_trained_on, at_most=QUERIES)
    return retrieval.as_json(scores)


def _not_trained_on(name: str, document: str) -> bool:
    return name not in HALF_TRAINED_ON or held_out(document)


def bench_pairs() -> dict[str, Any]:
    """Verdicts on given evidence, on public sets of labelled pairs."""
    return pairs.as_json(pairs.evaluate([path_of(name) for name in SETS], Settings()))


def bench_quality() -> dict[str, Any]:
    """The judge alone on the public board, with baselines; also draws its calibration."""
    result = _quality(None)
    PICTURE.write_text(quality.diagram(result), "utf-8")
    return result


def _quality(claims: int | None) -> dict[str, Any]:
    settings = Settings()
    reader = open_reader(settings)
    return quality.measure(reader, settings.verdict.support, settings.judge.model, claims)


def bench_spans() -> dict[str, Any]:
    """The judge's answers to questions beside the paragraphs they were asked of."""
    return spans(Settings())


def bench_answers() -> dict[str, Any]:
    """The cases written for the seed articles and for the world's, also without differences."""
    return {
        name: {
            **_answers(folder, cases, differences=True),
            "without_differences": _answers(folder, cases, differences=False),
        }
        for name, (folder, cases) in ANSWERS.items()
    }


def _answers(folder: Path, cases: Path, *, differences: bool) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as scratch:
        settings = speed.settings_at(Path(scratch))
        weighed = settings.verdict.model_copy(update={"differences": differences})
        engine = Engine(settings.model_copy(update={"verdict": weighed}), create=True)
        engine.add([folder], Scope())
        scores = answers.evaluate(cases, engine, Scope())
        engine.close()
    return answers.as_json(scores)


def bench_rules() -> dict[str, Any]:
    """What the differences bring and cost beside the judge, on public sets."""
    return rules(Settings())


def bench_fuzz() -> dict[str, Any]:
    """Random and mutated texts through the rules: what raised, and how long each took."""
    return fuzz(CASES)


def bench_load(sentences: int = load.SENTENCES) -> dict[str, Any]:
    """Many people asking at once on Discord, over the wire: deferrals, answers, event-loop lag."""
    return load.measure(sentences)


BENCHES: dict[str, Callable[[], dict[str, Any]]] = {
    "speed": bench_speed,
    "answers": bench_answers,
    "retrieval": bench_retrieval,
    "pairs": bench_pairs,
    "quality": bench_quality,
    "spans": bench_spans,
    "rules": bench_rules,
    "fuzz": bench_fuzz,
    "load": bench_load,
}
NEED_DATA = ("speed", "retrieval", "pairs", "quality", "spans", "rules", "load")


def main(arguments: Sequence[str]) -> None:
    """Run the named benches, or all, and write their results; or look at a set's mistakes."""
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure, print, and write to bench/results; or print the mistakes on a set.",
    )
    parser.add_argument("names", nargs="*", help=f"{', '.join(BENCHES)} (default: all); errors SET")
    parser.add_argument("--n", type=_count, default=40, help="errors: how many to print")
    parser.add_argument(
        "--claims", type=_count, help="quality, errors: try about so many claims a set; no writing"
    )
    parser.add_argument("--sentences", type=_count, help="load: how many are indexed")
    given = parser.parse_args(arguments)
    if given.sentences and given.names != ["load"]:
        parser.error("--sentences is for load alone")
    if given.names[:1] == ["errors"]:
        print_errors(given.names[1:], given.n, given.claims)
    elif given.claims is None:
        run(given.names, given.sentences)
    elif given.names == ["quality"] and not missing():
        print(json.dumps(_quality(given.claims), indent=2, ensure_ascii=False))
    else:
        parser.error(missing() or "--claims is for quality or errors alone")


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from 1 on")
    return int(text)


def print_errors(names: Sequence[str], count: int, claims: int | None) -> None:
    """Print the most confident mistakes on a set of the board."""
    name = names[0] if names else SETS[0]
    if len(names) > 1 or name not in SETS:
        sys.exit(f"Name one set for errors: {', '.join(SETS)}.")
    if missing():
        sys.exit(f"errors: {missing()}")
    settings = Settings()
    threshold = settings.verdict.support
    found = evaluate(path_of(name), open_reader(settings), threshold, claims)
    print(errors.report(found.cases, threshold, count))


def run(names: Sequence[str], sentences: int | None = None) -> None:
    """Run the named benches, or all, and write their results."""
    unknown = set(names) - set(BENCHES)
    if unknown:
        sys.exit(f"There is no bench {', '.join(unknown)}; there are {', '.join(BENCHES)}.")
    RESULTS.mkdir(exist_ok=True)
    for name in names or BENCHES:
        if name in NEED_DATA and missing():
            print(f"{name}: left out, because {missing()}")
            continue
        result = BENCHES[name]() if sentences is None else bench_load(sentences)
        text = json.dumps(result, indent=2, ensure_ascii=False)
        (RESULTS / f"{name}.json").write_text(text + "\n", "utf-8")
        print(f"{name}: {text}")


if __name__ == "__main__":
    main(sys.argv[1:])
