"""URLs of the example site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap),
    path("urgent-action/updates/", include("urgent_action.updates.urls")),
    path("urgent-action/embed/", include("urgent_action.embed.urls")),
    path("urgent-action/", include("urgent_action.urls")),
    path("urgent-action/", include("urgent_action.sheets.urls")),
    path("urgent-action/", include("urgent_action.appeals.urls")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(path("", include(wagtail_urls))),
]
