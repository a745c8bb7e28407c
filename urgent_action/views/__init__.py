"""Thin: parse the request, call one verb, answer."""
