"""What a POST of ours must look like before anything in it is read."""

from __future__ import annotations

import codecs
from typing import IO, Any

from django.core.exceptions import BadRequest
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, QueryDict
from wagtail.models import Site

from ..clients import client_network
from ..conf import app_settings
from ..exceptions import UrgentActionError
from ..origins import is_same_origin

#: What browsers send forms in.
_FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


class FormRefused(UrgentActionError):
    """What was sent is not read. ``status`` is that of the answer: 403 from another site, 415 no form, 400 garbled."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class RefuseFiles(FileUploadHandler):
    """No form of ours takes a file: the request is refused at its first, before a byte of it is kept."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, Any],
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Leave the parsing to Django."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Refuse."""
        raise BadRequest("This form takes no files.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep nothing."""

    def file_complete(self, file_size: int) -> None:
        """Keep nothing."""


def comes_from_here(request: HttpRequest, site: Site) -> bool:
    """Whether a form was sent from this site; see :mod:`urgent_action.origins`."""
    headers = request.headers
    return is_same_origin(
        sec_fetch_site=headers.get("Sec-Fetch-Site"),
        origin=headers.get("Origin"),
        hosts={request.get_host(), site.root_url.partition("//")[2]},
    )


def network_of(request: HttpRequest) -> str | None:
    """The client's network, for limits; see :mod:`urgent_action.clients`."""
    return client_network(
        remote_addr=request.META.get("REMOTE_ADDR", ""),
        forwarded_for=request.headers.get("X-Forwarded-For", ""),
        trusted_proxies=app_settings().trusted_proxies,
    )


def read_form(request: HttpRequest, site: Site) -> QueryDict:
    """The fields of a form of ours.

    Raises:
        FormRefused: it was sent from another site, or is no form, or is in another charset, or has a file, or a field
            twice, of which two programs may read two different values.
    """
    if not comes_from_here(request, site):
        raise FormRefused(403)
    if request.content_type not in _FORM_TYPES:
        raise FormRefused(415)
    # Pages are in UTF-8, and so is what browsers send from them. Python knows charsets, as rot13, that are no text at all.
    if codecs.lookup(request.encoding or "utf-8").name != "utf-8":
        raise FormRefused(400)
    if not hasattr(request, "_files"):  # a middleware may have read the form already; files are refused all the same
        request.upload_handlers = [RefuseFiles(request)]
    try:
        data, files = request.POST, request.FILES
    except BadRequest as error:
        raise FormRefused(400) from error
    if files or any(len(values) > 1 for _name, values in data.lists()):
        raise FormRefused(400)
    return data
