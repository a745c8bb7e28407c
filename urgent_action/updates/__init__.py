"""Mail to signers who asked how the case goes on."""
