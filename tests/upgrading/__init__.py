"""A site that has stood since a release, and what upgrading does to it.

``released/`` holds such a site for each release that was stored: a database as that version's own migrations and code made
it, filled with invented people by ``python -m tests.upgrading.store``. What is stored is never made anew: it is what sites
have by now. A change of ``0001_initial``, or a migration that loses something, fails here.
"""
