"""Addresses, of the core and of optional apps: whether they are included, and whether their own view answers there."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.checks import CheckMessage, Error, Warning
from django.urls import NoReverseMatch, Resolver404, get_script_prefix, resolve, reverse


def unreached(
    view: str,
    args: Sequence[object],
    *,
    app: str,
    missing: str,
    taken: str,
    beneath: str = "urgent-action/",
    so: str = "",
    message: type[Error | Warning] = Error,
) -> list[CheckMessage]:
    """What an app says of its URLs where a view of them is not reached.

    Args:
        view: the full name of the view that stands for all of them.
        args: what its address is made with.
        app: the dotted name of the app, whose module ``urls`` is to be included.
        missing: identifier of the message that they are not included.
        taken: identifier of the message that another view answers at their address.
        beneath: the prefix under which the docs include them.
        so: what follows if they are not included, as the end of a sentence.
        message: of what kind both are.
    """
    include = f'path("{beneath}", include("{app}.urls"))'
    try:
        address = reverse(view, args=args)
    except NoReverseMatch:
        says = f"The URLs of {app} are not included{so}."
        return [message(says, hint=f"Add {include} above Wagtail's URLs.", obj="ROOT_URLCONF", id=missing)]
    name = _view_at(address)
    if name == view:
        return []
    says = f"{address} is an address of {app}, and {name or 'no view'} answers there, not {view}."
    hint = f"Put {include} above Wagtail's URLs and above others that take such addresses."
    return [message(says, hint=hint, obj="ROOT_URLCONF", id=taken)]


def _view_at(address: str) -> str:
    """The name of the view that answers, where the site may stand beneath a path of its own; empty if there is none."""
    try:
        return resolve(f"/{address.removeprefix(get_script_prefix())}").view_name
    except Resolver404:
        return ""
