"""Where what training makes is kept, outside the project's history."""

import os
from pathlib import Path

WORK = Path(os.environ.get("RECEIPTS_TRAINING", Path(__file__).parents[1] / ".training"))
MIX = WORK / "mix"
RUNS = WORK / "runs"
BASE = Path(os.environ.get("RECEIPTS_BASE", WORK / "base"))
"""The files of all-mpnet-base-v2, which the second judge begins with."""
