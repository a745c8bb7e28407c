"""The example site's URLs, and one that says that a web process is alive: it asks neither database nor cache."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from example.urls import urlpatterns as example_patterns


def show_alive(request: HttpRequest) -> HttpResponse:
    """What Varnish asks every two seconds."""
    return HttpResponse("alive", headers={"Cache-Control": "no-store"})


urlpatterns = [path("alive", show_alive), *example_patterns]
