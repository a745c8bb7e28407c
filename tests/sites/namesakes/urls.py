"""Addresses of the site beneath the app's prefix, beside those of the app."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from example.urls import urlpatterns as example_urls
from wagtail import urls as wagtail_urls


def show_archive(request: HttpRequest) -> HttpResponse:
    """What stood there before."""
    return HttpResponse("The archive of 1998")


urlpatterns = [
    path("urgent-action/archive/", show_archive, name="sign"),
    *example_urls,
    path("", include(wagtail_urls)),
]
