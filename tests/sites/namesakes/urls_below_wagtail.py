"""The mistake that is made most: the app's addresses below Wagtail's."""

from django.urls import include, path
from wagtail import urls as wagtail_urls

urlpatterns = [path("", include(wagtail_urls)), path("urgent-action/", include("urgent_action.urls"))]
