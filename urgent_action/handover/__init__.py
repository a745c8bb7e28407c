"""Hand signatures over: a file for the target, one for the section's CRM, and totals for the public."""
