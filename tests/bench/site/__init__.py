"""The site that is measured: the app and its peers side by side, under one set of settings."""
