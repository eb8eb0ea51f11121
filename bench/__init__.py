"""Speed and quality figures, each from one command, written to `bench/results`."""
