"""Words, clauses and what they may mean: what every comparison starts from."""
