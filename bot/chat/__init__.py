"""The Discord face of Receipts."""
