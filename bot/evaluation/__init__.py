"""Measures retrieval, verdicts and answers on files of cases."""
