"""One folder a kind of claim: kind.toml and examples.jsonl. No code."""
