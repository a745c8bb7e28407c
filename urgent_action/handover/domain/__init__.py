"""Which signatures a file holds, what it tells of them, and the record of it."""
