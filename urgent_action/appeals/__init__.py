"""Appeals that supporters report, and addresses that they found dead."""
