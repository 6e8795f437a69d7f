"""How a relationship stands and why: evidence, signals, condition, advice."""
