"""What sealed mode does."""
