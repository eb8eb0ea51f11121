"""`python -m bench [speed] [retrieval] [pairs] [answers]`: measures, prints, and writes results."""

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import speed
from bench.data import DATA, missing
from bot.config import Settings
from bot.domain import Scope
from bot.engine import Engine
from bot.evaluation import answers, pairs, retrieval

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "bench" / "results"

RETRIEVAL_SETS = ("squad2_dev", "squadshifts_new_wiki", "xquad_en", "selqa_dev", "climate_fever")
PAIR_SETS = (
    "fm2.dev",
    "fever_symmetric.dev",
    "healthver.dev",
    "climate_fever.all",
    "wice.dev",
    "lingnli.dev",
    "begin.dev",
    "qags_xsum.test",
    "averitec.train",
    "anli.dev",
)


def bench_speed() -> dict[str, Any]:
    """Indexing against plain encoding, and the time of a check, warm and cold."""
    return speed.measure(ROOT / "seeds")


def bench_retrieval() -> dict[str, Any]:
    """BM25, vectors and both fused, on public retrieval sets."""
    folders = [DATA / "retrieval" / name for name in RETRIEVAL_SETS]
    return retrieval.as_json(retrieval.evaluate(folders, Settings()))


def bench_pairs() -> dict[str, Any]:
    """Verdicts on given evidence, on public sets of labelled pairs."""
    files = [DATA / "pairs" / f"{name}.jsonl.gz" for name in PAIR_SETS]
    return pairs.as_json(pairs.evaluate(files, Settings()))


def bench_answers() -> dict[str, Any]:
    """The cases written for the seed articles."""
    with tempfile.TemporaryDirectory() as scratch:
        engine = Engine(speed.settings_at(Path(scratch)), create=True)
        engine.add([ROOT / "seeds"], Scope())
        scores = answers.evaluate(ROOT / "tests" / "data" / "answers.jsonl", engine, Scope())
        engine.close()
    return answers.as_json(scores)


BENCHES: dict[str, Callable[[], dict[str, Any]]] = {
    "speed": bench_speed,
    "answers": bench_answers,
    "retrieval": bench_retrieval,
    "pairs": bench_pairs,
}
NEED_DATA = ("speed", "retrieval", "pairs")


def main(names: list[str]) -> None:
    """Run the named benches, or all, and write their results."""
    unknown = set(names) - set(BENCHES)
    if unknown:
        sys.exit(f"There is no bench {', '.join(unknown)}; there are {', '.join(BENCHES)}.")
    RESULTS.mkdir(exist_ok=True)
    for name in names or BENCHES:
        if name in NEED_DATA and missing():
            print(f"{name}: left out, because {missing()}")
            continue
        result = BENCHES[name]()
        text = json.dumps(result, indent=2, ensure_ascii=False)
        (RESULTS / f"{name}.json").write_text(text + "\n", "utf-8")
        print(f"{name}: {text}")


main(sys.argv[1:])
