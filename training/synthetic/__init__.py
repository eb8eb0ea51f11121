"""Claim-passage pairs made from news sentences by rewriting and editing them."""
