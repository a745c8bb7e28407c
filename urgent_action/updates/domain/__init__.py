"""What is done with updates, as verbs on nouns."""
