"""A view of the site takes every address, above those of the app and of the optional apps."""

from django.http import HttpRequest, HttpResponse
from django.urls import re_path
from example.urls import urlpatterns as example_urls


def show_anything(request: HttpRequest) -> HttpResponse:
    """A front end that does its routing by itself."""
    return HttpResponse("Anything")


urlpatterns = [re_path("^", show_anything, name="front_end"), *example_urls]
