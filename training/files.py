"""Where what training makes is kept, outside the project's history."""

import os
from pathlib import Path

WORK = Path(os.environ.get("RECEIPTS_TRAINING", Path(__file__).parents[1] / ".training"))
MIX = WORK / "mix"
RUNS = WORK / "runs"
