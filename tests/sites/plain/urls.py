"""Addresses without a language."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("urgent-action/updates/", include("urgent_action.updates.urls")),
    path("urgent-action/embed/", include("urgent_action.embed.urls")),
    path("urgent-action/", include("urgent_action.urls")),
    path("urgent-action/", include("urgent_action.sheets.urls")),
    path("urgent-action/", include("urgent_action.appeals.urls")),
    path("", include(wagtail_urls)),
]
