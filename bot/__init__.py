"""Receipts: a bot that answers questions and checks claims with verbatim, cited evidence."""

__version__ = "0.1.0"
