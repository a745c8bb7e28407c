"""What supporters meet, in a real browser."""
