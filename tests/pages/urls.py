"""The example site's URLs with Wagtail's API v2 added, for the tests of what the API gives away."""

from django.urls import path
from example.urls import urlpatterns as example_urls
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet

router = WagtailAPIRouter("api")
router.register_endpoint("pages", PagesAPIViewSet)

urlpatterns = [path("api/", router.urls), *example_urls]
