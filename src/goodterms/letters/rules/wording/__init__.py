"""Rules of wording: how a thing is said."""
