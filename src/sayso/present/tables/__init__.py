"""Tables of claims for other tools, one folder each; see sayso.present.table."""
