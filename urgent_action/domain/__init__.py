"""What the app does, as verbs on nouns: no requests and no responses here, typed exceptions instead."""
