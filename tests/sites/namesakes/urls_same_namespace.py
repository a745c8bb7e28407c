"""The site's own addresses have the app's namespace."""

from django.urls import include, path

from .urls import show_archive
from .urls import urlpatterns as beside

own = ([path("archive/", show_archive, name="archive")], "urgent_action")
urlpatterns = [path("own/", include(own)), *beside]
