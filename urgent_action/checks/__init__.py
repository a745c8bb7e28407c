"""System checks: what is wrong with an installation, and what to do, in a sentence each.

None of them asks the database. What is right on the machine of a developer and wrong in production (mails that are
printed, a cache of one process) is told by ``check --deploy`` alone. Identifiers stay what they are.
"""

from . import installation, pdf, production, templates

__all__ = ["installation", "pdf", "production", "templates"]
