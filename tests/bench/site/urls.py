"""URLs of the measured site; pages have no prefix of a language, which would cost every variant the same."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from . import views

urlpatterns = [
    path("cms/", include(wagtailadmin_urls)),
    path("limit/", views.limit),
    path("model-form/", views.model_form),
    path("done/", views.done),
    path("urgent-action/", include("urgent_action.urls")),
    path("", include(wagtail_urls)),
]
