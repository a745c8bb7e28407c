"""Wordings that many sheets share."""

from typing import Any

from sheetgen.model import Target

TAKE = "TAKE ACTION: WRITE AN APPEAL IN YOUR OWN WORDS OR USE THIS MODEL LETTER"
OWN = "You can also write in your own language."
CHECK = "Please check with the Amnesty office in your country if you wish to send appeals after the deadline."
SECTION = "Please check with your section office if sending appeals after the above date."
LANGUAGE = "PREFERRED LANGUAGE TO ADDRESS TARGET:"
UNTIL = "PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL:"
PEOPLE = "NAME AND PREFERRED PRONOUN:"
PREVIOUS = "LINK TO PREVIOUS UA:"
MORE = "ADDITIONAL INFORMATION"
DIPLOMATS = Target(kind="embassy")


def person(name: str, pronouns: str = "", *, group: bool = False) -> dict[str, Any]:
    return {"name": name, "pronouns": pronouns, "is_group": group}
