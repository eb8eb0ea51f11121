"""Ctrl-C in the middle of the work loses nothing that was finished."""

import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from tests.cli_runs import Cli

MANY = 100
"""Articles that take seconds to index, so that the signal comes before the end on any machine."""


def wait_until(true: Callable[[], bool], seconds: float = 60) -> None:
    """Look again and again, for want of a program that tells when it is so far."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came about"
        time.sleep(0.005)


def articles_in(index: Path) -> int:
    if not index.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{index}?mode=ro", uri=True) as db:
            count: int = db.execute("SELECT count(*) FROM articles").fetchone()[0]
    except sqlite3.OperationalError:
        return 0
    finally:
        if "db" in locals():
            db.close()
    return count


def test_an_interrupted_add_keeps_what_is_finished_and_goes_on_later(cli: Cli) -> None:
    for number in range(MANY):
        sentences = " ".join(f"Barge {number} carried load {n} of coal." for n in range(20))
        cli.write(f"many/{number:03}.txt", f"Barge {number}\n\n{sentences}")
    process = cli.start("add", "many")
    wait_until(lambda: articles_in(cli.index) > 0)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    kept = articles_in(cli.index)
    assert process.returncode == 130, err
    assert 0 < kept < MANY
    assert out == b""
    assert err.decode().strip() == (
        "receipts: Stopped. What was finished is kept; run the same command to go on."
    )
    with sqlite3.connect(cli.index) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        halves = "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article_id FROM vectors)"
        assert db.execute(halves).fetchone() == (0,)
    db.close()
    again = cli.run("add", "many", "--json").json
    assert (again["unchanged"], again["added"]) == (kept, MANY - kept)
