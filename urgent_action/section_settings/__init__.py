"""Optional app: what the section says of itself, entered in the admin, for each site and in each language."""
