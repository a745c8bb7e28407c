"""The addresses of the example site, and those of the API: v2, and v3 where this Wagtail has it."""

from importlib.util import find_spec

from django.urls import path
from example.urls import urlpatterns as example_urls
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet

router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("pages", PagesAPIViewSet)

urlpatterns = [path("api/v2/", router.urls), *example_urls]

if find_spec("wagtail.api.v3") is not None:
    from wagtail.api.v3.urls import api

    urlpatterns.insert(0, path("api/v3/", api.urls))
