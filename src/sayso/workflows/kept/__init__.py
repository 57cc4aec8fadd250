"""What was derived from a ledger, kept beside it and brought up to date as the ledger grows."""
