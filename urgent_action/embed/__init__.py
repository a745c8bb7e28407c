"""A card of an action for other sites."""
