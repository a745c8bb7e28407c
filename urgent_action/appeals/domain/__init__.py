"""What is done with reports, as verbs on nouns."""
