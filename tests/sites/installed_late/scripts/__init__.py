"""What is done with the site that the app comes to late, in its own processes."""
